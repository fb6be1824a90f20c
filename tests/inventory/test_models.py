"""What the database itself refuses, whoever writes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from prichal.inventory.models import Place, VesselOccupancy, WaterSeatLock
from tests.make import ANNA, BORIS, NOON, make_event, make_general_event, make_vessel

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def refusing(constraint):
    """The database refuses by this constraint."""
    return pytest.raises(IntegrityError, match=constraint)


def occupy(vessel, start, end, kind="SAILING"):
    return VesselOccupancy.objects.create(vessel=vessel, kind=kind, during=(start, end))


def test_a_hand_written_second_place_of_the_same_code_is_refused():
    event = make_event(seats=1)
    with refusing("place_code_once_at_event"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO inventory_place (event_id, code, status) VALUES (%s, 'A-1', 'FREE')", [event.pk])
    assert event.places.count() == 1


def test_the_code_of_a_retired_place_may_be_used_again():
    event = make_event(seats=1)
    event.places.update(retired_at=NOON)
    Place.objects.create(event=event, code="A-1")
    assert event.places.filter(code="A-1").count() == 2


@pytest.mark.parametrize(
    "change",
    [
        {"status": "HELD"},
        {"status": "HELD", "held_by": ANNA},
        {"status": "HELD", "held_until": NOON},
        {"status": "FREE", "held_by": ANNA},
        {"status": "SOLD", "held_until": NOON},
    ],
)
def test_a_place_is_held_by_someone_for_a_time_or_by_nobody(change):
    event = make_event(seats=1)
    with refusing("place_held_by_someone_for_a_time"), transaction.atomic():
        event.places.update(**change)
    assert list(event.places.values_list("status", "held_by", "held_until")) == [("FREE", None, None)]


def test_a_place_has_a_known_status():
    event = make_event(seats=1)
    with refusing("place_status_known"), transaction.atomic():
        event.places.update(status="LOST")


def test_a_vessel_is_in_one_place_at_a_time():
    vessel, other = make_vessel(), make_vessel()
    occupy(vessel, NOON, NOON + HOUR)
    with refusing("vessel_in_one_place_at_a_time"), transaction.atomic():
        occupy(vessel, NOON + HOUR - timedelta(microseconds=1), NOON + 2 * HOUR, kind="REPAIR")
    occupy(vessel, NOON + HOUR, NOON + 2 * HOUR, kind="REPAIR")
    occupy(other, NOON, NOON + HOUR)
    assert VesselOccupancy.objects.filter(vessel=vessel).count() == 2


def lock(event, **facts):
    defaults = {"event": event, "holder": ANNA, "channel": "shop", "places": ["A-1"], "begun_at": NOON}
    defaults |= {"price_list": event.price_list, "expires_at": NOON + HOUR}
    return WaterSeatLock.objects.create(**{**defaults, **facts})


def test_a_session_has_one_open_hold_at_an_event():
    event = make_event(seats=1)
    lock(event)
    with refusing("one_open_hold_per_session_and_event"), transaction.atomic():
        lock(event)
    lock(event, ended_at=NOON, ended_how="RELEASED")
    lock(event, holder=BORIS)
    assert WaterSeatLock.objects.count() == 3


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"ended_at": NOON}, "hold_end_says_how"),
        ({"ended_how": "LAPSED"}, "hold_end_says_how"),
        ({"ended_at": NOON, "ended_how": "ORDERED"}, "ordered_hold_names_its_order"),
        ({"ended_at": NOON, "ended_how": "LAPSED", "taken_by": uuid4()}, "ordered_hold_names_its_order"),
    ],
)
def test_the_end_of_a_hold_says_when_how_and_for_which_order(facts, constraint):
    event = make_event(seats=1)
    with refusing(constraint), transaction.atomic():
        lock(event, **facts)


def test_places_leave_room_on_their_page_for_the_next_hold():
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'inventory_place'")
        assert cursor.fetchone()[0] == ["fillfactor=80"]


def test_a_place_is_open_to_its_holder_and_once_lapsed_to_anybody():
    event = make_general_event(capacity=1)
    event.places.update(status="HELD", held_by=ANNA, held_until=NOON)
    place = event.places.get()
    before = NOON - timedelta(microseconds=1)

    assert [place.is_open_to(who, at) for who in (ANNA, BORIS) for at in (before, NOON)] == [True, True, False, True]
    assert [place.is_held_by(who, at) for who in (ANNA, BORIS) for at in (before, NOON)] == [True, False, False, False]
