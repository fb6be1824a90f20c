"""Piers, routes, vessels and seat plans: written by slug, drawn by version."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from prichal.fleet import services
from prichal.fleet.models import Pier, Route, RouteStop, Seat, SeatCategory, SeatPlan, Section, Venue, Vessel
from prichal.fleet.rules import SeatDrawing, Seating, SectionDrawing, Stop, Texts
from prichal.kernel.errors import Invalid
from tests.make import NOON, make_vessel

pytestmark = pytest.mark.django_db
NAME = Texts("Пристань", "Pier", "码头")
OTHER = Texts("Причал", "Quay", "渡口")


def write_pier(name=NAME, latitude="59.9", timezone="Europe/Moscow"):
    return services.write_pier(
        slug="one",
        name=name,
        address=NAME,
        directions=NAME,
        latitude=Decimal(latitude),
        longitude=Decimal("30.3"),
        timezone=timezone,
    )


def write_venue(**facts: Any):
    places: dict[str, Any] = {"visitor_max": 200, "seating": Seating.GENERAL, "general_capacity": 150}
    where: dict[str, Any] = {
        "address": NAME,
        "directions": NAME,
        "latitude": Decimal("59.9"),
        "longitude": Decimal("30.3"),
    }
    return services.write_venue(slug="hall", name=NAME, description=OTHER, **where, **{**places, **facts})


def test_a_pier_is_made_once_and_changed_after():
    first = write_pier()
    second = write_pier(OTHER, "60.1")

    assert first == second == Pier.objects.get()
    assert (second.name_ru, second.name_en, second.name_zh_hans) == OTHER
    assert Pier.objects.get().latitude == Decimal("60.1")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "europe"])
def test_a_zone_that_is_none_is_refused(zone):
    with pytest.raises(Invalid) as refusal, transaction.atomic():
        write_pier(timezone=zone)
    assert [error.field for error in refusal.value.errors] == ["timezone"]
    assert not Pier.objects.exists()


def test_a_venue_ashore_is_made_once_and_changed_after():
    write_venue()
    venue = write_venue(seating=Seating.ASSIGNED, general_capacity=0)
    written = Venue.objects.values_list("pk", "name_zh_hans", "description_en", "visitor_max", "seating")
    assert list(written) == [(venue.pk, "码头", "Quay", 200, "ASSIGNED")]


def test_a_venue_sells_no_more_than_it_holds():
    with pytest.raises(IntegrityError, match="venue_sells_what_it_holds"), transaction.atomic():
        write_venue(general_capacity=201)


def test_a_text_is_read_in_the_readers_language():
    pier = write_pier()
    names = []
    for language in ("ru", "en", "zh-hans"):
        with translation.override(language):
            names.append(pier.name)
    assert names == list(NAME)


def test_a_route_has_the_stops_it_was_last_given_in_their_order():
    services.write_route(slug="loop", name=NAME, stops=[Stop(NAME, 0), Stop(OTHER, 10), Stop(NAME, 20)])
    route = services.write_route(slug="loop", name=OTHER, stops=[Stop(OTHER, 0), Stop(NAME, 30)])

    stops = RouteStop.objects.order_by("position").values_list("route", "position", "name_ru", "minutes")
    assert list(stops) == [(route.pk, 1, "Причал", 0), (route.pk, 2, "Пристань", 30)]


def test_a_route_says_whether_passengers_must_be_named():
    route = services.write_route(slug="valaam", name=NAME, stops=[], passenger_data_required=True)
    assert Route.objects.get().passenger_data_required
    services.write_route(slug="valaam", name=NAME, stops=[])
    route.refresh_from_db()
    assert not route.passenger_data_required


def test_a_vessel_and_a_category_are_made_once_and_changed_after():
    for passengers, sign in ((100, "○"), (120, "●")):
        services.write_vessel(
            slug="ladoga", name=NAME, description=OTHER, passenger_max=passengers, turnaround_minutes=20
        )
        services.write_seat_category(code="window", title=NAME, sign=sign, position=1)

    assert list(Vessel.objects.values_list("name_en", "passenger_max")) == [("Pier", 120)]
    assert list(SeatCategory.objects.values_list("title_ru", "sign", "position")) == [("Пристань", "●", 1)]


def test_a_seat_plan_is_drawn_anew_and_the_old_version_stays():
    vessel = make_vessel()
    seat = SeatDrawing("A-1", "A", "1", x=36, y=76, category="window", features=("window",))
    sections = [SectionDrawing("main", NAME, 240, 500, [seat]), SectionDrawing("upper", OTHER, 240, 300)]

    first = services.publish_seat_plan(vessel=vessel, sections=sections, now=NOON)
    second = services.publish_seat_plan(vessel=vessel, sections=sections[:1], now=NOON)

    assert list(SeatPlan.objects.order_by("id").values_list("version", "published_at")) == [(1, NOON), (2, NOON)]
    assert list(Section.objects.filter(plan=first).order_by("position").values_list("code", "name_ru")) == [
        ("main", "Пристань"),
        ("upper", "Причал"),
    ]
    drawn = Seat.objects.get(plan=second)
    assert (drawn.code, drawn.row_label, drawn.label, drawn.x, drawn.y, drawn.category, drawn.features) == (
        "A-1",
        "A",
        "1",
        36,
        76,
        "window",
        ["window"],
    )


def test_a_venue_has_plans_and_versions_of_its_own():
    vessel, venue = make_vessel(), write_venue()
    for whose in ({"vessel": vessel}, {"venue": venue}, {"venue": venue}):
        services.publish_seat_plan(**whose, sections=[SectionDrawing("main", NAME, 240, 300)], now=NOON)
    written = SeatPlan.objects.order_by("id").values_list("vessel", "venue", "version")
    assert list(written) == [(vessel.pk, None, 1), (None, venue.pk, 1), (None, venue.pk, 2)]


@pytest.mark.parametrize("both", [False, True])
def test_a_plan_belongs_to_a_vessel_or_a_venue(both):
    whose = {"vessel": make_vessel(), "venue": write_venue()} if both else {}
    with pytest.raises(IntegrityError, match="seat_plan_of_a_vessel_or_a_venue"), transaction.atomic():
        services.publish_seat_plan(**whose, sections=[], now=NOON)
