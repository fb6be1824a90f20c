"""Holding, prolonging, letting go: who has what, when, and what is refused."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import override_settings

from prichal.inventory.errors import (
    ExtensionLimit,
    HoldExpired,
    HoldOrdered,
    NotEnoughSeats,
    SalesClosed,
    SeatsTaken,
)
from prichal.inventory.models import Place, WaterSeatLock
from prichal.inventory.services import holds, owning
from prichal.kernel.errors import Invalid, NotFound
from tests.inventory.refusals import refused
from tests.make import ANNA, BORIS, NOON, make_draft, make_event, make_general_event

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)
ORDER = UUID(int=7)


def hold(event, who=ANNA, *codes, now=NOON):
    return holds.hold_seats(event_id=event.pk, holder=who, channel="shop", codes=codes or ["A-1"], now=now)


def tickets(event, who=ANNA, now=NOON, **quantities):
    return holds.hold_tickets(event_id=event.pk, holder=who, channel="shop", tickets=quantities, now=now)


def let_go(event, who=ANNA, codes=None, now=NOON):
    return holds.release(event_id=event.pk, holder=who, codes=codes, now=now)


def owners(event):
    return dict(Place.objects.filter(event=event).order_by("id").values_list("code", "held_by"))


def invalid_fields(refusal):
    return [(error.field, error.code) for error in refusal.value.errors]


def order(held, who=ANNA, now=NOON, until=NOON + 2 * QUARTER):
    return owning.take_for_order(lock_ids=[held.hold_id], session_holder=who, order_holder=ORDER, until=until, now=now)


def test_a_hold_keeps_the_seats_for_a_quarter_of_an_hour():
    event = make_event(seats=3)

    held = hold(event, ANNA, "A-2", "A-1")

    assert (held.event_id, held.expires_at, held.seats, held.tickets, held.price_list_id) == (
        event.pk,
        NOON + QUARTER,
        ["A-2", "A-1"],
        {},
        event.price_list_id,
    )
    assert owners(event) == {"A-1": ANNA, "A-2": ANNA, "A-3": None}


def test_a_hold_leaves_a_row_of_what_was_wanted_and_when():
    event = make_event(seats=1)

    held = hold(event)

    lock = WaterSeatLock.objects.get()
    assert (lock.pk, lock.holder, lock.channel, lock.places, lock.tickets) == (held.hold_id, ANNA, "shop", ["A-1"], {})
    assert (lock.begun_at, lock.expires_at, lock.extensions, lock.ended_at, lock.ended_how) == (
        NOON,
        NOON + QUARTER,
        0,
        None,
        "",
    )


def test_a_held_seat_is_refused_until_its_time_is_up_then_free_at_once_without_any_worker():
    event = make_event(seats=1)
    hold(event)

    with pytest.raises(SeatsTaken) as refusal:
        hold(event, BORIS, now=NOON + QUARTER - timedelta(microseconds=1))
    assert refusal.value.seats == ["A-1"]
    assert owners(event) == {"A-1": ANNA}

    hold(event, BORIS, now=NOON + QUARTER)
    assert owners(event) == {"A-1": BORIS}


def test_all_seats_are_held_or_none():
    event = make_event(seats=3)
    hold(event, BORIS, "A-2")

    with pytest.raises(SeatsTaken) as refusal:
        hold(event, ANNA, "A-1", "A-2", "A-3")

    assert refusal.value.seats == ["A-2"]
    assert refusal.value.details() == {"seats": ["A-2"]}
    assert owners(event) == {"A-1": None, "A-2": BORIS, "A-3": None}
    assert WaterSeatLock.objects.filter(holder=ANNA).count() == 0


def test_repeating_a_hold_keeps_its_time_and_its_row():
    event = make_event(seats=2)
    first = hold(event)

    assert hold(event, now=NOON + 5 * MINUTE) == first
    assert WaterSeatLock.objects.count() == 1


def test_more_seats_join_the_running_hold_and_end_with_it():
    event = make_event(seats=3)
    first = hold(event)

    second = hold(event, ANNA, "A-1", "A-3", now=NOON + 5 * MINUTE)

    assert (second.hold_id, second.expires_at, second.seats) == (first.hold_id, NOON + QUARTER, ["A-1", "A-3"])
    assert set(Place.objects.filter(held_by=ANNA).values_list("held_until", flat=True)) == {NOON + QUARTER}


def test_a_lapsed_hold_ends_once_and_a_new_one_begins():
    event = make_event(seats=2)
    first = hold(event)

    second = hold(event, ANNA, "A-2", now=NOON + QUARTER)

    assert (second.seats, second.expires_at) == (["A-2"], NOON + 2 * QUARTER)
    old = WaterSeatLock.objects.get(pk=first.hold_id)
    assert (old.ended_at, old.ended_how, old.places) == (NOON + QUARTER, "LAPSED", ["A-1"])
    assert WaterSeatLock.objects.filter(ended_at=None).count() == 1


@override_settings(HOLD_SECONDS=60)
def test_the_length_of_a_hold_is_a_setting():
    assert hold(make_event(seats=1)).expires_at == NOON + MINUTE


def test_an_unknown_event_and_a_draft_are_not_found():
    draft = make_draft(seats=1)
    for event_id in (draft.pk, draft.pk + 1000):
        with pytest.raises(NotFound):
            holds.hold_seats(event_id=event_id, holder=ANNA, channel="shop", codes=["A-1"], now=NOON)
        with pytest.raises(NotFound):
            holds.hold_tickets(event_id=event_id, holder=ANNA, channel="shop", tickets={"adult": 1}, now=NOON)


def test_no_seats_unknown_seats_and_too_many_are_named():
    event = make_event(seats=30)
    with pytest.raises(Invalid) as nothing:
        holds.hold_seats(event_id=event.pk, holder=ANNA, channel="shop", codes=[], now=NOON)
    with pytest.raises(Invalid) as unknown:
        hold(event, ANNA, "A-1", "X-9")
    with pytest.raises(Invalid) as many:
        hold(event, ANNA, *[f"A-{n}" for n in range(1, 22)])

    assert invalid_fields(nothing) == [("seats", "invalid")]
    with pytest.raises(Invalid) as impossible:
        hold(event, ANNA, "\0")

    assert invalid_fields(unknown) == invalid_fields(impossible) == [("seats", "unknown")]
    assert invalid_fields(many) == [("seats", "too_many")]
    assert Place.objects.exclude(held_by=None).count() == 0


def test_a_session_holds_twenty_places_over_all_its_events():
    one, two = make_event(seats=15), make_event(seats=10)
    hold(one, ANNA, *[f"A-{n}" for n in range(1, 16)])
    hold(two, ANNA, "A-1", "A-2", "A-3")

    with pytest.raises(Invalid) as refusal:
        hold(two, ANNA, "A-4", "A-5", "A-6")

    assert invalid_fields(refusal) == [("seats", "too_many")]
    assert hold(two, ANNA, "A-4", "A-5").seats == ["A-1", "A-2", "A-3", "A-4", "A-5"]


def test_sales_open_and_close_at_their_moment():
    event = make_event(seats=1, sales_open_at=NOON, sales_close_at=NOON + QUARTER)
    for moment in (NOON - MINUTE, NOON + QUARTER):
        with pytest.raises(SalesClosed):
            hold(event, now=moment)
    hold(event, now=NOON)


def test_unknown_seats_are_told_before_closed_sales():
    event = make_event(seats=1)
    with pytest.raises(Invalid):
        hold(event, ANNA, "X-9", now=event.sales_close_at)


def test_each_seating_refuses_the_other_ones_hold():
    numbered, general = make_event(seats=1), make_general_event()
    with pytest.raises(Invalid) as seats:
        hold(general, ANNA, "G-0001")
    with pytest.raises(Invalid) as quantity:
        tickets(numbered, adult=1)

    assert invalid_fields(seats) == [("seats", "invalid")]
    assert invalid_fields(quantity) == [("tickets", "invalid")]


def test_ticket_quantities_are_set_not_added():
    event = make_general_event(capacity=5)

    first = tickets(event, adult=2, child=1)
    again = tickets(event, adult=2, child=1, now=NOON + MINUTE)

    assert (first.seats, first.tickets, first.expires_at) == ([], {"adult": 2, "child": 1}, NOON + QUARTER)
    assert again == first
    assert list(owners(event).values()) == [ANNA, ANNA, ANNA, None, None]


def test_more_tickets_take_the_missing_places_and_fewer_free_the_surplus():
    event = make_general_event(capacity=5)
    first = tickets(event, adult=1)

    more = tickets(event, adult=4, now=NOON + MINUTE)
    assert (more.hold_id, more.expires_at) == (first.hold_id, NOON + QUARTER)
    assert list(owners(event).values()) == [ANNA] * 4 + [None]

    tickets(event, adult=2, now=NOON + MINUTE)
    assert list(owners(event).values()) == [ANNA, ANNA, None, None, None]
    lock = WaterSeatLock.objects.get()
    assert (lock.places, lock.tickets) == (["G-0001", "G-0002"], {"adult": 2})


def test_too_few_places_refuse_the_whole_quantity_and_change_nothing():
    event = make_general_event(capacity=5)
    tickets(event, ANNA, adult=2)
    tickets(event, BORIS, adult=1)

    with pytest.raises(NotEnoughSeats) as refusal:
        tickets(event, ANNA, adult=5)

    assert (refusal.value.seats_left, refusal.value.details()) == (2, {"seatsLeft": 2})
    assert str(refusal.value) == "Осталось только 2 места."
    assert list(owners(event).values()) == [ANNA, ANNA, BORIS, None, None]


def test_lapsed_places_without_numbers_are_taken_like_free_ones():
    event = make_general_event(capacity=2)
    tickets(event, ANNA, adult=2)

    tickets(event, BORIS, adult=2, now=NOON + QUARTER)

    assert list(owners(event).values()) == [BORIS, BORIS]


def test_infants_on_laps_take_no_place_but_do_not_travel_alone():
    event = make_general_event(capacity=1)

    assert tickets(event, adult=1, infant=1).tickets == {"adult": 1, "infant": 1}
    assert list(owners(event).values()) == [ANNA]
    with pytest.raises(Invalid) as refusal:
        tickets(event, BORIS, infant=1)
    assert invalid_fields(refusal) == [("tickets", "invalid")]


@pytest.mark.parametrize(
    ("quantities", "code"),
    [({}, "invalid"), ({"adult": 0}, "invalid"), ({"pensioner": 1}, "unknown"), ({"adult": 21}, "too_many")],
)
def test_impossible_quantities_are_named(quantities, code):
    event = make_general_event(capacity=50)
    with pytest.raises(Invalid) as refusal:
        tickets(event, **quantities)
    assert invalid_fields(refusal) == [("tickets", code)]


def test_tickets_count_towards_the_twenty_places_of_a_session():
    one, two = make_general_event(capacity=20), make_general_event(capacity=20)
    tickets(one, adult=15)
    with pytest.raises(Invalid) as refusal:
        tickets(two, adult=6)
    assert invalid_fields(refusal) == [("tickets", "too_many")]
    assert tickets(two, adult=5).tickets == {"adult": 5}


def test_a_hold_remembers_the_prices_of_its_beginning():
    event = make_event(seats=2)
    first = hold(event)
    event.price_list = event.product.price_lists.create(version=2)
    event.save()

    assert hold(event, ANNA, "A-2").price_list_id == first.price_list_id


def test_a_hold_is_prolonged_ten_times_for_a_quarter_of_an_hour():
    event = make_event(seats=1)
    hold(event)
    lefts = [holds.extend(event_id=event.pk, holder=ANNA, now=NOON + n * MINUTE) for n in range(1, 11)]

    assert [(left.expires_at, left.extensions_left) for left in lefts] == [
        (NOON + n * MINUTE + QUARTER, 10 - n) for n in range(1, 11)
    ]
    assert Place.objects.get().held_until == NOON + 25 * MINUTE
    with refused(ExtensionLimit):
        holds.extend(event_id=event.pk, holder=ANNA, now=NOON + 11 * MINUTE)


def test_no_hold_is_prolonged_beyond_two_hours():
    event = make_event(seats=1)
    hold(event)
    for n in range(1, 8):
        holds.extend(event_id=event.pk, holder=ANNA, now=NOON + n * 14 * MINUTE)
    last = holds.extend(event_id=event.pk, holder=ANNA, now=NOON + 112 * MINUTE)

    assert (last.expires_at, last.extensions_left) == (NOON + timedelta(hours=2), 2)
    with refused(ExtensionLimit):
        holds.extend(event_id=event.pk, holder=ANNA, now=NOON + 119 * MINUTE)
    assert Place.objects.get().held_until == NOON + timedelta(hours=2)


def test_a_prolonged_hold_takes_all_its_places_along():
    event = make_general_event(capacity=3)
    tickets(event, adult=3)
    holds.extend(event_id=event.pk, holder=ANNA, now=NOON + 10 * MINUTE)
    assert set(Place.objects.values_list("held_until", flat=True)) == {NOON + 25 * MINUTE}


def test_a_lapsed_or_missing_hold_cannot_be_prolonged():
    event = make_event(seats=1)
    with refused(HoldExpired):
        holds.extend(event_id=event.pk, holder=ANNA, now=NOON)
    hold(event)
    with refused(HoldExpired):
        holds.extend(event_id=event.pk, holder=ANNA, now=NOON + QUARTER)
    assert Place.objects.get().held_until == NOON + QUARTER


def test_releasing_some_seats_keeps_the_others_held():
    event = make_event(seats=3)
    hold(event, ANNA, "A-1", "A-2", "A-3")

    assert let_go(event, codes=["A-2", "A-3", "X-9"]) == 2
    assert let_go(event, codes=["A-2"]) == 0
    assert owners(event) == {"A-1": ANNA, "A-2": None, "A-3": None}
    lock = WaterSeatLock.objects.get()
    assert (lock.places, lock.ended_at) == (["A-1"], None)


def test_releasing_everything_ends_the_hold_and_is_repeatable():
    event = make_event(seats=2)
    hold(event, ANNA, "A-1", "A-2")

    assert let_go(event, now=NOON + MINUTE) == 2
    assert let_go(event) == 0
    assert owners(event) == {"A-1": None, "A-2": None}
    lock = WaterSeatLock.objects.get()
    assert (lock.ended_at, lock.ended_how, lock.places) == (NOON + MINUTE, "RELEASED", ["A-1", "A-2"])


def test_nobody_releases_what_another_holds():
    event = make_event(seats=1)
    hold(event, BORIS)
    assert let_go(event, ANNA, codes=["A-1"]) == 0
    assert owners(event) == {"A-1": BORIS}


def test_releasing_a_lapsed_hold_leaves_its_next_owner_alone():
    event = make_event(seats=1)
    hold(event)
    hold(event, BORIS, now=NOON + QUARTER)

    assert let_go(event, ANNA, now=NOON + QUARTER) == 0
    assert owners(event) == {"A-1": BORIS}
    assert WaterSeatLock.objects.get(holder=ANNA).ended_how == "LAPSED"


def test_the_end_of_a_lapsed_hold_is_written_once():
    event = make_event(seats=2)
    hold(event)
    hold(event, BORIS, "A-2", now=NOON + QUARTER)
    assert [holds.end_lapsed(now=NOON + QUARTER) for _ in range(2)] == [1, 0]

    ends = WaterSeatLock.objects.order_by("begun_at").values_list("holder", "ended_at", "ended_how")
    assert list(ends) == [(ANNA, NOON + QUARTER, "LAPSED"), (BORIS, None, "")]
    assert owners(event) == {"A-1": ANNA, "A-2": BORIS}  # free by the clock all the same


def test_places_without_numbers_are_released_all_together():
    event = make_general_event(capacity=3)
    tickets(event, adult=2)
    with refused(Invalid) as refusal:
        let_go(event, codes=["G-0001"])
    assert invalid_fields(refusal) == [("seats", "invalid")]
    assert let_go(event) == 2


def test_once_ordered_neither_release_nor_extension_touches_the_places():
    event = make_event(seats=1)
    order(hold(event))

    with refused(HoldOrdered):
        let_go(event)
    with refused(HoldOrdered):
        holds.extend(event_id=event.pk, holder=ANNA, now=NOON)
    assert owners(event) == {"A-1": ORDER}


def test_when_the_order_has_given_its_places_back_the_session_simply_has_no_hold():
    event = make_event(seats=1)
    owned = order(hold(event))
    owning.give_back(order_holder=ORDER, place_ids=[owned[event.pk][0].pk], now=NOON)

    assert let_go(event) == 0
    with refused(HoldExpired):
        holds.extend(event_id=event.pk, holder=ANNA, now=NOON)


def test_after_an_order_the_session_begins_a_new_hold_with_other_seats():
    event = make_event(seats=2)
    first = hold(event)
    order(first)

    second = hold(event, ANNA, "A-2", now=NOON + MINUTE)

    assert (second.hold_id == first.hold_id, second.seats, second.expires_at) == (
        False,
        ["A-2"],
        NOON + MINUTE + QUARTER,
    )
    assert let_go(event) == 1
    with pytest.raises(SeatsTaken):
        hold(event, ANNA, "A-1")


def test_a_retired_place_is_an_unknown_one():
    event = make_event(seats=2)
    Place.objects.filter(code="A-1").update(retired_at=NOON)
    with pytest.raises(Invalid):
        hold(event, ANNA, "A-1")
