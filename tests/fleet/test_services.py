"""Piers, routes, vessels and seat plans: written by slug, drawn by version."""

from decimal import Decimal

import pytest
from django.utils import translation

from prichal.fleet import services
from prichal.fleet.models import Deck, Pier, RouteStop, Seat, SeatCategory, SeatPlan, Vessel
from prichal.fleet.rules import DeckDrawing, SeatDrawing, Stop, Texts
from tests.make import NOON, make_vessel

pytestmark = pytest.mark.django_db
NAME = Texts("Пристань", "Pier", "码头")
OTHER = Texts("Причал", "Quay", "渡口")


def write_pier(name=NAME, latitude="59.9"):
    return services.write_pier(
        slug="one",
        name=name,
        address=NAME,
        directions=NAME,
        latitude=Decimal(latitude),
        longitude=Decimal("30.3"),
    )


def test_a_pier_is_made_once_and_changed_after():
    first = write_pier()
    second = write_pier(OTHER, "60.1")

    assert first == second == Pier.objects.get()
    assert (second.name_ru, second.name_en, second.name_zh_hans) == OTHER
    assert Pier.objects.get().latitude == Decimal("60.1")


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
    decks = [DeckDrawing("main", NAME, 240, 500, [seat]), DeckDrawing("upper", OTHER, 240, 300)]

    first = services.publish_seat_plan(vessel=vessel, decks=decks, now=NOON)
    second = services.publish_seat_plan(vessel=vessel, decks=decks[:1], now=NOON)

    assert list(SeatPlan.objects.order_by("id").values_list("version", "published_at")) == [(1, NOON), (2, NOON)]
    assert list(Deck.objects.filter(plan=first).order_by("position").values_list("code", "name_ru")) == [
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
