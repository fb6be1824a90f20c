"""Boards: recomputed from places, for what was touched and what has lapsed."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from prichal.inventory.models import EventBoard, TouchedEvent, WaterSeatLock
from prichal.inventory.services import boards, holds, owning
from prichal.kernel.money import Money
from tests.inventory.races import race
from tests.make import ANNA, BORIS, CHILD, NOON, make_event, make_general_event

QUARTER = timedelta(minutes=15)
SECOND = timedelta(seconds=1)


def hold(event, who=ANNA, *codes, now=NOON):
    return holds.hold_seats(event_id=event.pk, holder=who, channel="shop", codes=codes or ["A-1"], now=now)


def left(event):
    board = EventBoard.objects.get(event=event)
    return (board.places_left, board.places_total)


@pytest.mark.django_db
def test_a_hold_shows_on_the_board_with_the_next_refresh():
    event, other = make_event(seats=3), make_event(seats=3)
    hold(event, ANNA, "A-1", "A-2")
    assert left(event) == (3, 3)

    assert boards.refresh(now=NOON) == 1
    assert (left(event), left(other)) == ((1, 3), (3, 3))
    assert TouchedEvent.objects.count() == 0
    assert boards.refresh(now=NOON) == 0


@pytest.mark.django_db
def test_a_lapsed_hold_ends_once_and_its_places_are_on_the_board_again():
    event = make_event(seats=2)
    hold(event)
    boards.refresh(now=NOON)
    assert boards.refresh(now=NOON + QUARTER - SECOND) == 0
    assert left(event) == (1, 2)

    assert boards.refresh(now=NOON + QUARTER + SECOND) == 1
    assert boards.refresh(now=NOON + QUARTER + 2 * SECOND) == 0
    assert left(event) == (2, 2)
    lock = WaterSeatLock.objects.get()
    assert (lock.ended_at, lock.ended_how) == (NOON + QUARTER, "LAPSED")


@pytest.mark.django_db
def test_places_of_an_order_nobody_paid_are_on_the_board_when_its_time_is_up():
    event = make_event(seats=1)
    until = NOON + 2 * QUARTER
    owning.take_for_order(
        lock_ids=[hold(event).hold_id], session_holder=ANNA, order_holder=UUID(int=7), until=until, now=NOON
    )
    boards.refresh(now=NOON)
    assert left(event) == (0, 1)
    boards.refresh(now=until)
    assert left(event) == (1, 1)


@pytest.mark.django_db
def test_sold_blocked_and_retired_places_are_not_left():
    event = make_general_event(capacity=5)
    places = event.places.order_by("id")
    places.filter(code="G-0001").update(status="SOLD")
    places.filter(code="G-0002").update(status="BLOCKED")
    places.filter(code="G-0003").update(retired_at=NOON)
    boards.touch([event.pk], now=NOON)

    boards.refresh(now=NOON)

    assert left(event) == (2, 4)


@pytest.mark.django_db
def test_the_board_knows_the_lowest_price_with_a_place_vat_included():
    event = make_event(seats=1)
    assert EventBoard.objects.get(event=event).price_from == CHILD

    event.product.vat_mode = "EXCLUDED"
    event.product.save()
    boards.recompute([event.pk], now=NOON)
    assert EventBoard.objects.get(event=event).price_from == Money(108_000)


@pytest.mark.django_db(transaction=True)
def test_one_worker_at_a_time_refreshes():
    event = make_event(seats=1)
    hold(event, BORIS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [boards.ADVISORY_LOCK])
        assert race([lambda: boards.refresh(now=NOON)]) == [0]
        cursor.execute("SELECT pg_advisory_unlock(%s)", [boards.ADVISORY_LOCK])
    assert race([lambda: boards.refresh(now=NOON)]) == [1]
    assert left(event) == (0, 1)
