"""Drafting events: their addresses, their zone, what they take over from product, vessel and venue, and refusals."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prichal.catalog import services
from prichal.catalog.models import Event
from prichal.catalog.services import EventDraft
from prichal.fleet.models import SeatPlan, Vessel
from prichal.fleet.rules import Seating
from prichal.kernel.errors import Invalid
from tests.inventory.refusals import refused
from tests.make import (
    NOON,
    make_event,
    make_pier,
    make_product,
    make_route,
    make_seat_plan,
    make_venue,
    make_vessel,
)

pytestmark = pytest.mark.django_db
NIGHT = datetime(2027, 7, 3, 21, 40, tzinfo=UTC)  # 00:40 of the next day in Moscow, 01:40 in Samara


def draft(**facts):
    product = facts.pop("product", None) or make_product()
    if "venue" not in facts:
        facts = {"pier": make_pier(), **facts}
    starts_at = facts.pop("starts_at", NIGHT)
    defaults = {
        "product": product,
        "price_list": product.price_lists.get(),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "sales_open_at": NOON,
        "sales_close_at": starts_at,
    }
    return EventDraft(**{**defaults, **facts})


def places(event):
    return event.seating, event.seat_plan, event.capacity


def field_errors(*drafts):
    with refused(Invalid) as refusal:
        services.draft_events(drafts)
    return [error.field for error in refusal.value.errors]


def test_a_drafts_address_tells_the_hour_of_its_pier():
    bridges = make_product(slug="night-bridges")
    here, there = services.draft_events(
        [draft(product=bridges), draft(product=bridges, pier=make_pier(timezone="Europe/Samara"))]
    )
    assert (here.slug, here.state, here.timezone) == ("water-night-bridges-20270704-0040", "DRAFT", "Europe/Moscow")
    assert (there.slug, there.timezone) == ("water-night-bridges-20270704-0140", "Europe/Samara")
    there.refresh_from_db()
    assert (there.day.isoformat(), there.minute) == ("2027-07-04", 100)


def test_addresses_taken_in_the_batch_or_before_it_are_numbered():
    bridges = make_product(slug="night-bridges")
    services.draft_events([draft(product=bridges), draft(product=bridges)])
    services.draft_events([draft(product=bridges)])
    assert list(Event.objects.order_by("id").values_list("slug", flat=True)) == [
        "water-night-bridges-20270704-0040",
        "water-night-bridges-20270704-0040-2",
        "water-night-bridges-20270704-0040-3",
    ]


def test_a_draft_keeps_the_zone_its_pier_had_then():
    pier = make_pier()
    event = services.draft_event(draft(pier=pier))
    pier.timezone = "Europe/Samara"
    pier.save()
    event.refresh_from_db()
    assert (event.timezone, event.minute) == ("Europe/Moscow", 40)


def test_the_route_is_the_products_unless_the_draft_has_its_own():
    usual, other = make_route(), make_route()
    product = make_product(route=usual)
    events = services.draft_events([draft(product=product), draft(product=product, route=other)])
    assert [event.route for event in events] == [usual, other]


def test_without_a_word_about_places_they_are_what_vessel_or_venue_begin_with():
    open_boat = make_vessel(seating=Seating.GENERAL, general_capacity=40)
    ship, hall = make_vessel(seating=Seating.ASSIGNED), make_venue(seating=Seating.ASSIGNED)
    make_seat_plan(ship, ["A-1"])
    latest, seats = make_seat_plan(ship, ["A-1", "A-2"]), make_seat_plan(hall, ["1-1"])
    SeatPlan.objects.create(vessel=ship, version=3, published_at=None)

    events = services.draft_events(
        [draft(vessel=open_boat), draft(vessel=ship), draft(venue=hall), draft()],
    )

    assert [places(event) for event in events] == [
        ("GENERAL", None, 40),
        ("ASSIGNED", latest, 0),
        ("ASSIGNED", seats, 0),
        ("GENERAL", None, 0),
    ]


def test_what_the_draft_says_of_its_places_goes_first():
    ship = make_vessel(seating=Seating.ASSIGNED, general_capacity=60)
    first, latest = make_seat_plan(ship, ["A-1"]), make_seat_plan(ship, ["A-1", "A-2"])
    events = services.draft_events(
        [
            draft(vessel=ship, seat_plan=first),
            draft(vessel=ship, capacity=30),
            draft(vessel=ship, seating=Seating.GENERAL),
            draft(vessel=make_vessel(), capacity=0),
        ]
    )
    assert [places(event) for event in events] == [
        ("ASSIGNED", first, 0),
        ("GENERAL", None, 30),
        ("GENERAL", None, 60),
        ("GENERAL", None, 0),
    ]
    assert latest not in [event.seat_plan for event in events]


def test_assigned_seating_needs_a_published_plan_of_that_vessel_or_venue():
    ship, other, hall = make_vessel(), make_vessel(), make_venue()
    unpublished = SeatPlan.objects.create(vessel=ship, version=1, published_at=None)
    assert field_errors(draft(vessel=ship, seating=Seating.ASSIGNED)) == ["seatPlan"]
    assert field_errors(draft(vessel=ship, seat_plan=unpublished)) == ["seatPlan"]
    assert field_errors(draft(vessel=ship, seat_plan=make_seat_plan(other, ["A-1"]))) == ["seatPlan"]
    assert field_errors(draft(venue=hall, seat_plan=make_seat_plan(other, ["A-1"]))) == ["seatPlan"]
    assert field_errors(draft(seat_plan=make_seat_plan(other, ["A-1"]))) == ["seatPlan"]
    assert Event.objects.count() == 0


def test_an_event_begins_at_one_place():
    assert field_errors(draft(pier=None)) == ["pier"]
    assert field_errors(draft(pier=make_pier(), venue=make_venue())) == ["pier"]


def test_of_several_drafts_all_are_made_or_none():
    assert field_errors(draft(), draft(seating=Seating.ASSIGNED)) == ["seatPlan"]
    assert Event.objects.count() == 0


def test_many_drafts_are_made_by_as_many_statements_as_a_few():
    counts = []
    for many in (2, 9):
        product, pier, vessel = make_product(), make_pier(), make_vessel(general_capacity=5)
        drafts = [
            draft(product=product, pier=pier, vessel=vessel, starts_at=NIGHT + timedelta(hours=3 * n))
            for n in range(many)
        ]
        with CaptureQueriesContext(connection) as queries:
            services.draft_events(drafts)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_event_is_seated_by_a_plan_of_its_own_vessel_only():
    event = make_event(seats=2)
    plan = make_seat_plan(Vessel.objects.get(), ["B-1"])
    services.seat_event(event=event, seating=Seating.ASSIGNED, seat_plan=plan, capacity=7)
    event.refresh_from_db()
    assert places(event) == ("ASSIGNED", plan, 0)

    services.seat_event(event=event, seating=Seating.GENERAL, seat_plan=plan, capacity=7)
    event.refresh_from_db()
    assert places(event) == ("GENERAL", None, 7)

    for foreign in (None, make_seat_plan(make_vessel(), ["A-1"])):
        with refused(Invalid):
            services.seat_event(event=event, seating=Seating.ASSIGNED, seat_plan=foreign, capacity=0)
    event.refresh_from_db()
    assert places(event) == ("GENERAL", None, 7)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"ends_at": NIGHT}, "endsAt"),
        ({"ends_at": NIGHT + timedelta(days=4)}, "endsAt"),
        ({"ends_at": (NIGHT + timedelta(hours=1)).replace(tzinfo=None)}, "startsAt"),
        ({"sales_close_at": NOON}, "salesCloseAt"),
        ({"capacity": -1}, "capacity"),
        ({"capacity": 10**9}, "capacity"),
        ({"seating": "STANDING"}, "seating"),
    ],
)
def test_times_and_places_that_can_not_be_are_named(facts, field):
    assert field_errors(draft(**facts)) == [field]
    assert not Event.objects.exists()
