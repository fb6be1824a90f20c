"""Many buyers at one instant: nothing is sold twice, and a twin without the lock shows that the race is real."""

import random
import time
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from prichal.inventory.errors import HoldOrdered, NotEnoughSeats, SeatsTaken
from prichal.inventory.models import Place, WaterSeatLock
from prichal.inventory.rules import holder_of
from prichal.inventory.services import holds, owning
from tests.inventory.races import race
from tests.make import ANNA, BORIS, NOON, make_event, make_general_event

pytestmark = pytest.mark.django_db(transaction=True)
BUYERS, PLACES, THREADS = 200, 50, 40
UNTIL = NOON + timedelta(minutes=20)


def buyer(n):
    return holder_of("shop", f"buyer-{n:04}")


def buy(n, hold):
    """Hold, order, pay. What was bought; nothing where the hold was refused."""
    try:
        held = hold(buyer(n))
    except (SeatsTaken, NotEnoughSeats):
        return []
    order = holder_of("order", str(n))
    [places] = owning.take_for_order(
        lock_ids=[held.hold_id], session_holder=buyer(n), order_holder=order, until=UNTIL, now=NOON
    ).values()
    owning.sell(order_holder=order, place_ids=[place.pk for place in places], now=NOON)
    return [place.code for place in places]


def hold_seat(event, holder, code):
    return holds.hold_seats(event_id=event.pk, holder=holder, channel="shop", codes=[code], now=NOON)


def hold_ticket(event, holder, adult=1):
    return holds.hold_tickets(event_id=event.pk, holder=holder, channel="shop", tickets={"adult": adult}, now=NOON)


def wishes():
    """A random seat for each buyer, every seat wished at least once; the same wishes each run."""
    dice = random.Random(50)
    codes = [f"A-{n}" for n in range(1, PLACES + 1)]
    wanted = codes + dice.choices(codes, k=BUYERS - PLACES)
    dice.shuffle(wanted)
    return wanted


def test_two_hundred_buyers_of_fifty_seats_buy_fifty_and_none_twice():
    event = make_event(seats=PLACES)

    bought = race(
        [partial(buy, n, partial(hold_seat, event, code=code)) for n, code in enumerate(wishes())],
        threads=THREADS,
    )

    sold = [code for codes in bought for code in codes]
    assert sorted(sold) == sorted(f"A-{n}" for n in range(1, PLACES + 1))
    assert Place.objects.filter(event=event, status="SOLD").count() == PLACES


def test_two_hundred_buyers_of_fifty_places_without_numbers_buy_fifty_and_none_twice():
    event = make_general_event(capacity=PLACES)

    bought = race(
        [partial(buy, n, partial(hold_ticket, event)) for n in range(BUYERS)],
        threads=THREADS,
    )

    sold = [code for codes in bought for code in codes]
    assert sorted(sold) == [f"G-{n:04}" for n in range(1, PLACES + 1)]
    assert Place.objects.filter(event=event, status="SOLD").count() == PLACES


def test_the_same_race_without_the_lock_sells_seats_twice():
    """It looks, thinks for a moment and writes. Were it not to oversell, the races above would prove nothing."""
    event = make_event(seats=PLACES)

    def careless(code):
        place = Place.objects.get(event=event, code=code)
        if place.status != "FREE":
            return []
        time.sleep(0.01)
        Place.objects.filter(pk=place.pk).update(status="SOLD")
        return [code]

    bought = race([partial(careless, code) for code in sorted(wishes())], threads=THREADS)

    sold = [code for codes in bought for code in codes]
    assert len(set(sold)) == PLACES
    assert len(sold) > PLACES


def test_forty_threads_give_each_of_ten_seats_one_owner():
    event = make_event(seats=10)

    def attempt(n):
        try:
            return hold_seat(event, buyer(n), f"A-{n % 10 + 1}").seats
        except SeatsTaken as refusal:
            assert refusal.seats == [f"A-{n % 10 + 1}"]
            return []

    won = [code for codes in race([partial(attempt, n) for n in range(40)]) for code in codes]

    assert sorted(won) == sorted(f"A-{n}" for n in range(1, 11))
    owners = Place.objects.filter(event=event).values_list("held_by", flat=True)
    assert len(set(owners)) == WaterSeatLock.objects.count() == 10


def test_groups_that_want_each_others_seats_crosswise_never_wait_for_each_other_forever():
    event = make_event(seats=6)
    codes = [f"A-{n}" for n in range(1, 7)]

    def attempt(n):
        wanted = codes if n % 2 else codes[::-1]
        try:
            return holds.hold_seats(event_id=event.pk, holder=buyer(n), channel="shop", codes=wanted, now=NOON).seats
        except SeatsTaken:
            return []

    winners = [seats for seats in race([partial(attempt, n) for n in range(20)]) if seats]

    assert [sorted(seats) for seats in winners] == [codes]


def test_a_sessions_twins_hold_once_however_often_the_button_is_pressed():
    event = make_general_event(capacity=50)

    held = race([lambda: hold_ticket(event, ANNA, adult=2)] * 8)

    assert len({one.hold_id for one in held}) == 1
    assert Place.objects.filter(event=event, held_by=ANNA).count() == 2
    assert WaterSeatLock.objects.count() == 1


def test_a_sessions_twins_with_different_seats_share_one_hold():
    event = make_event(seats=8)

    race([partial(hold_seat, event, ANNA, f"A-{n}") for n in range(1, 9)])

    lock = WaterSeatLock.objects.get()
    assert sorted(lock.places) == [f"A-{n}" for n in range(1, 9)]
    assert set(Place.objects.values_list("held_by", "held_until")) == {(ANNA, lock.expires_at)}


def test_twins_of_an_order_take_the_places_once():
    event = make_event(seats=1)
    held = hold_seat(event, ANNA, "A-1")

    def attempt(n):
        try:
            owning.take_for_order(
                lock_ids=[held.hold_id],
                session_holder=ANNA,
                order_holder=holder_of("order", str(n)),
                until=UNTIL,
                now=NOON,
            )
        except HoldOrdered:
            return 0
        return 1

    assert sum(race([partial(attempt, n) for n in range(6)])) == 1


def test_whoever_waits_too_long_for_a_seat_is_told_it_is_taken():
    event = make_event(seats=1)

    def keep_locked():
        with transaction.atomic():
            Place.objects.select_for_update().get()
            time.sleep(1.2)

    def attempt():
        time.sleep(0.15)
        began = time.monotonic()
        with pytest.raises(SeatsTaken):
            hold_seat(event, BORIS, "A-1")
        return time.monotonic() - began

    assert 0.2 < race([keep_locked, attempt])[1] < 0.45
