"""How the places of an event are sold may change until the first of them is sold."""

import time
from datetime import timedelta
from functools import partial

import pytest

from prichal.catalog.errors import IllegalSaleState
from prichal.catalog.models import Event, Price
from prichal.catalog.services import pause_sale
from prichal.fleet.rules import Seating
from prichal.inventory import live
from prichal.inventory.errors import AlreadySold, HoldExpired, PlacesHeld, PlacesLost, SeatsTaken
from prichal.inventory.models import EventBoard, Place
from prichal.inventory.queries import seat_states
from prichal.inventory.rules import holder_of
from prichal.inventory.services import holds, owning, seating
from prichal.kernel.errors import Invalid, NotFound
from prichal.kernel.models import AuditEntry
from tests.inventory.races import race
from tests.inventory.refusals import refused
from tests.make import (
    ANNA,
    NOON,
    make_draft,
    make_event,
    make_general_event,
    make_pier,
    make_seat_plan,
    make_vessel,
)

ORDER = holder_of("order", "1")


def to_general(event, capacity=5, now=NOON):
    seating.change_seating(
        event_id=event.pk, seating=Seating.GENERAL, seat_plan=None, capacity=capacity, now=now, actor="staff:1"
    )


def to_plan(event, codes, now=NOON):
    plan = make_seat_plan(event.vessel, codes)
    seating.change_seating(
        event_id=event.pk, seating=Seating.ASSIGNED, seat_plan=plan, capacity=0, now=now, actor="staff:1"
    )
    return plan


def hold(event, codes=("A-1",), now=NOON):
    return holds.hold_seats(event_id=event.pk, holder=ANNA, channel="shop", codes=list(codes), now=now)


def codes_of(event):
    return list(Place.objects.filter(event=event, retired_at=None).order_by("id").values_list("code", flat=True))


@pytest.mark.django_db
def test_numbered_places_become_places_without_numbers(django_capture_on_commit_callbacks):
    event = make_event(seats=3)
    before = live.version_of(event.pk)

    with django_capture_on_commit_callbacks(execute=True):
        to_general(event, capacity=2)

    event.refresh_from_db()
    assert (event.seating, event.seat_plan, event.capacity) == ("GENERAL", None, 2)
    assert codes_of(event) == ["G-0001", "G-0002"]
    assert set(Place.objects.exclude(retired_at=None).values_list("code", "retired_at")) == {
        (f"A-{n}", NOON) for n in (1, 2, 3)
    }
    board = EventBoard.objects.get()
    assert (board.places_left, board.places_total) == (2, 2)
    assert live.version_of(event.pk) == before + 3


@pytest.mark.django_db
def test_another_version_of_the_plan_brings_its_own_seats():
    event = make_event(seats=2)
    first = event.seat_plan_id

    second = to_plan(event, ["A-1", "B-1", "B-2"])

    event.refresh_from_db()
    assert (event.seat_plan, codes_of(event)) == (second, ["A-1", "B-1", "B-2"])
    states = seat_states(event=event, holder=None, now=NOON)
    assert states.seats == {"A-1": "free", "B-1": "free", "B-2": "free"}
    entry = AuditEntry.objects.get(action="event.seating_changed")
    assert (entry.actor, entry.object_id) == ("staff:1", str(event.pk))
    assert entry.before == {"seating": "ASSIGNED", "seat_plan": first, "capacity": 0}
    assert entry.after == {"seating": "ASSIGNED", "seat_plan": second.pk, "capacity": 0}


@pytest.mark.django_db
def test_a_draft_only_remembers_how_it_will_be_sold():
    event = make_draft(seats=3)
    to_general(event, capacity=0)
    event.refresh_from_db()
    assert (event.seating, event.capacity, event.state, Place.objects.count()) == ("GENERAL", 0, "DRAFT", 0)


@pytest.mark.django_db
def test_after_the_first_sale_nothing_changes():
    event = make_event(seats=2)
    Place.objects.filter(event=event, code="A-1").update(status="SOLD")
    with refused(AlreadySold):
        to_general(event)
    assert (Event.objects.get().seating, codes_of(event)) == ("ASSIGNED", ["A-1", "A-2"])


@pytest.mark.django_db
def test_a_hold_is_waited_out_and_its_end_is_told_in_the_zone_of_the_pier():
    event = make_event(seats=2, pier=make_pier(timezone="Europe/Samara"))
    held = hold(event)
    with refused(PlacesHeld) as refusal:
        to_general(event)
    assert str(refusal.value) == (
        "Места держат покупатели. Остановите продажу и подождите до 13:15, потом меняйте рассадку."
    )
    pause_sale(event_id=event.pk, now=NOON, actor="staff:1")
    with refused(PlacesHeld) as refusal:
        to_general(event, now=held.expires_at - timedelta(seconds=1))
    assert str(refusal.value) == "Места ещё держат покупатели. Подождите до 13:15: новых броней не будет."
    assert refusal.value.details() == {"until": "2027-06-01T13:15:00+04:00"}

    to_general(event, now=held.expires_at)
    assert Event.objects.get().state == "PAUSED"
    assert codes_of(event)[0] == "G-0001"


@pytest.mark.django_db
def test_an_orders_places_are_waited_out_too_and_afterwards_no_late_money_finds_them():
    event = make_event(seats=2)
    until = NOON + timedelta(minutes=20)
    places = owning.take_for_order(
        lock_ids=[hold(event).hold_id], session_holder=ANNA, order_holder=ORDER, until=until, now=NOON
    )[event.pk]
    with refused(PlacesHeld):
        to_plan(event, ["A-1"])

    to_plan(event, ["A-1"], now=until)
    ids = [place.pk for place in places]
    with refused(PlacesLost):
        owning.sell(order_holder=ORDER, place_ids=ids, now=until)
    late = partial(owning.retake, event_id=event.pk, order_holder=ORDER, place_ids=ids, now=until)
    assert late(numbered=True) is None
    to_general(event, now=until)
    assert late(numbered=True) is None
    assert set(event.places.values_list("status", flat=True)) == {"FREE"}
    assert (late(numbered=False) or {}).keys() == set(ids)


@pytest.mark.django_db
def test_a_lapsed_hold_can_not_be_prolonged_over_the_change():
    event = make_event(seats=1)
    held = hold(event)
    to_plan(event, ["A-1"], now=held.expires_at)
    with refused(HoldExpired):
        holds.extend(event_id=event.pk, holder=ANNA, now=held.expires_at)
    assert Place.objects.get(event=event, retired_at=None).status == "FREE"


@pytest.mark.django_db
def test_new_places_are_as_many_as_the_vessel_takes_and_have_prices():
    event = make_event(seats=2, vessel=make_vessel(passenger_max=3))
    with refused(Invalid) as refusal:
        to_general(event, capacity=4)
    assert refusal.value.errors[0].code == "too_many_places"
    Price.objects.update(category="standard")
    with refused(Invalid) as refusal:
        to_general(event, capacity=3)
    assert refusal.value.errors[0].code == "no_price"
    assert codes_of(event) == ["A-1", "A-2"]


@pytest.mark.django_db
def test_a_plan_of_another_vessel_no_event_and_a_cancelled_one_are_refused():
    event = make_event(seats=2)
    change = partial(seating.change_seating, seating="ASSIGNED", capacity=0, now=NOON, actor="staff:1")
    with refused(Invalid):
        change(event_id=event.pk, seat_plan=make_seat_plan(make_vessel(), ["A-1"]))
    with refused(NotFound):
        change(event_id=event.pk + 1, seat_plan=event.seat_plan)
    Event.objects.update(state="CANCELLED")
    with refused(IllegalSaleState):
        change(event_id=event.pk, seat_plan=event.seat_plan)
    assert codes_of(event) == ["A-1", "A-2"]


def hold_while_changing(monkeypatch, look):
    """One buyer takes the places just after the change has looked at them. What was held, and whether it changed."""
    event = make_event(seats=2)

    def look_and_think(event_id):
        places = look(event_id)
        time.sleep(0.4)
        return places

    monkeypatch.setattr(seating, "_lock_places", look_and_think)

    def change():
        try:
            to_general(event)
        except PlacesHeld:
            return False
        return True

    def buy():
        time.sleep(0.1)
        try:
            return hold(event).seats
        except (SeatsTaken, Invalid):
            return []

    changed, held = race([change, buy])
    return event, changed, held


@pytest.mark.django_db(transaction=True)
def test_a_hold_at_the_same_instant_finds_the_places_taken_or_retired(monkeypatch):
    event, changed, held = hold_while_changing(monkeypatch, seating._lock_places)
    assert (changed, held) == (True, [])
    assert codes_of(event) == [f"G-000{n}" for n in range(1, 6)]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_somebody_would_hold_a_place_that_is_gone(monkeypatch):
    """Were it not so, the race above would prove nothing."""

    def only_read(event_id):
        return list(Place.objects.filter(event=event_id, retired_at=None).order_by("pk"))

    event, changed, held = hold_while_changing(monkeypatch, only_read)
    assert (changed, held) == (True, ["A-1"])
    assert "A-1" not in codes_of(event)


@pytest.mark.django_db(transaction=True)
def test_buyers_and_a_change_of_seating_never_wait_for_each_other_forever():
    event = make_event(seats=20)

    def buy(n):
        try:
            return holds.hold_seats(
                event_id=event.pk,
                holder=holder_of("shop", f"buyer-{n:04}"),
                channel="shop",
                codes=[f"A-{n % 20 + 1}"],
                now=NOON,
            ).seats
        except (SeatsTaken, Invalid):
            return []

    def change():
        try:
            to_general(event)
        except PlacesHeld:
            return ["held"]
        return ["changed"]

    done = race([partial(buy, n) for n in range(10)] + [change] + [partial(buy, n) for n in range(10, 20)])
    [outcome] = done.pop(10)
    held = [code for codes in done for code in codes]
    assert held == [] or outcome == "held"
    assert Place.objects.filter(event=event, retired_at=None, status="HELD").count() == len(held)


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_one_instant_one_comes_after_the_other():
    event = make_general_event(capacity=2)
    race([partial(to_general, event, capacity) for capacity in (3, 4, 5)])
    event.refresh_from_db()
    assert len(codes_of(event)) == event.capacity == EventBoard.objects.get().places_total
