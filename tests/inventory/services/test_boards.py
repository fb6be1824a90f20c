"""Boards: recomputed from places, for what was touched and what has lapsed, whoever changed the places."""

import time
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prichal.catalog.models import Price, VatChange
from prichal.catalog.rules import Vat
from prichal.catalog.services import change_vat, write_vat_rate
from prichal.fleet.models import Seat
from prichal.inventory.models import EventBoard, Place, TouchedEvent, WaterSeatLock
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


def held_by_sql(event, code, until):
    """As a hand would, without a lock row."""
    event.places.filter(code=code).update(status="HELD", held_by=ANNA, held_until=until)


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
def test_a_lapsed_hold_is_on_the_board_again_at_its_moment():
    event = make_event(seats=2)
    hold(event)
    boards.refresh(now=NOON)
    assert boards.refresh(now=NOON + QUARTER - SECOND) == 0
    assert left(event) == (1, 2)

    assert [boards.refresh(now=NOON + QUARTER) for _ in range(2)] == [1, 0]
    assert left(event) == (2, 2)


@pytest.mark.django_db
def test_lapses_need_no_lock_row():
    event = make_event(seats=3)
    held_by_sql(event, "A-1", NOON + SECOND)
    held_by_sql(event, "A-2", NOON + 3 * SECOND)
    assert WaterSeatLock.objects.count() == 0

    seen = []
    for seconds in range(5):
        boards.refresh(now=NOON + seconds * SECOND)
        seen.append(left(event)[0])
    assert seen == [1, 2, 2, 3, 3]


@pytest.mark.django_db
def test_a_lapse_follows_the_hold_when_it_is_prolonged_or_cut_short():
    event = make_event(seats=1)
    held_by_sql(event, "A-1", NOON + 10 * SECOND)
    boards.refresh(now=NOON)

    held_by_sql(event, "A-1", NOON + 20 * SECOND)
    boards.refresh(now=NOON + 10 * SECOND)
    assert left(event) == (0, 1)

    held_by_sql(event, "A-1", NOON + 15 * SECOND)
    boards.refresh(now=NOON + 12 * SECOND)
    boards.refresh(now=NOON + 15 * SECOND)
    assert left(event) == (1, 1)


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

    boards.refresh(now=NOON)

    assert left(event) == (2, 4)


@pytest.mark.django_db
def test_an_event_without_any_place_has_none_left():
    event = make_event(seats=2)
    event.places.all().delete()
    boards.refresh(now=NOON)
    assert left(event) == (0, 0)


@pytest.mark.django_db
def test_the_board_knows_the_lowest_price_with_a_place_vat_included():
    event = make_event(seats=1)
    assert EventBoard.objects.get(event=event).price_from == CHILD

    event.product.vat_mode = "EXCLUDED"
    event.product.save()
    boards.recompute([event.pk], now=NOON)
    assert EventBoard.objects.get(event=event).price_from == Money(108_000)


@pytest.mark.django_db
def test_another_vat_shows_on_the_boards_of_the_days_it_holds_on():
    before = make_event(seats=1)
    day = before.day + timedelta(days=1)
    after = make_event(seats=1, product=before.product, starts_at=before.starts_at + timedelta(days=1))
    stranger = make_event(seats=1, starts_at=after.starts_at)
    write_vat_rate(rate=20, valid_from=before.day, valid_to=None)

    change_vat(product=before.product, from_day=day, vat=Vat("EXCLUDED", 20), now=NOON)

    assert boards.refresh(now=NOON) == 1
    prices = [EventBoard.objects.get(event=event).price_from for event in (before, after, stranger)]
    assert prices == [CHILD, Money(108_000), CHILD]
    VatChange.objects.all().delete()
    assert boards.refresh(now=NOON) == 1
    assert EventBoard.objects.get(event=after).price_from == CHILD


@pytest.mark.django_db
def test_an_event_that_lost_its_prices_keeps_the_last_one_and_stops_nobody(caplog):
    priceless, other = make_event(seats=2), make_event(seats=2)
    Price.objects.filter(ticket_type__product=priceless.product).delete()
    for code in ("A-1", "A-2"):
        for event in (priceless, other):
            event.places.filter(code=code).update(status="SOLD")
        assert boards.refresh(now=NOON) == 2

    assert (left(priceless), left(other)) == ((0, 2), (0, 2))
    assert EventBoard.objects.get(event=priceless).price_from == CHILD
    assert [record.getMessage() for record in caplog.records] == [
        f"event {priceless.pk} has no priced ticket with a place: its board keeps its price"
    ]


@pytest.mark.django_db
def test_an_event_that_never_had_a_price_or_is_gone_gets_no_board():
    event = make_event(seats=1)
    EventBoard.objects.all().delete()
    Price.objects.all().delete()
    assert boards.recompute([event.pk, event.pk + 1_000_000], now=NOON) == 0
    assert EventBoard.objects.count() == 0


@pytest.mark.django_db
def test_as_many_queries_for_one_event_as_for_many():
    events = [make_event(seats=1) for _ in range(4)]
    with CaptureQueriesContext(connection) as one:
        boards.recompute([events[0].pk], now=NOON)
    with CaptureQueriesContext(connection) as many:
        boards.recompute([event.pk for event in events], now=NOON)
    assert len(many) == len(one)


@pytest.mark.django_db
def test_two_hundred_boards_of_two_hundred_places_take_a_fraction_of_their_period():
    first = make_general_event(capacity=200)
    events = [first, *(make_general_event(capacity=200, product=first.product) for _ in range(199))]
    took = []
    for status in ("SOLD", "FREE", "SOLD"):
        Place.objects.update(status=status)
        began = time.monotonic()
        assert boards.refresh(now=NOON) == len(events)
        took.append(time.monotonic() - began)
    assert min(took) < 0.25
    assert set(EventBoard.objects.values_list("places_left", "places_total")) == {(0, 200)}


@pytest.mark.django_db(transaction=True)
def test_one_process_at_a_time_refreshes():
    event = make_event(seats=1)
    hold(event, BORIS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [boards.ADVISORY_LOCK])
        assert race([lambda: boards.refresh(now=NOON)]) == [0]
        cursor.execute("SELECT pg_advisory_unlock(%s)", [boards.ADVISORY_LOCK])
    assert race([lambda: boards.refresh(now=NOON)]) == [1]
    assert left(event) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_a_change_not_yet_committed_is_seen_when_it_is():
    event = make_event(seats=1)
    boards.refresh(now=NOON)
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("UPDATE inventory_place SET status = 'SOLD' WHERE event_id = %s", [event.pk])
        assert race([lambda: boards.refresh(now=NOON)]) == [0]
        cursor.execute("COMMIT")
    assert race([lambda: boards.refresh(now=NOON)]) == [1]
    assert left(event) == (0, 1)


@pytest.mark.django_db
def test_the_price_from_is_of_what_is_still_free_and_of_all_again_once_nothing_is():
    event = make_event(seats=2)
    Seat.objects.filter(code="A-2").update(category="window")
    season = event.price_list.seasons.get()
    adult = event.product.ticket_types.get(code="adult")
    Price.objects.filter(season=season).delete()
    for category, amount in (("standard", 100), ("window", 200)):
        Price.objects.create(season=season, ticket_type=adult, category=category, amount=Money(amount))
    seen = []
    for sold in ((), ("A-1",), ("A-1", "A-2")):
        Place.objects.filter(event=event, code__in=sold).update(status="SOLD")
        boards.recompute([event.pk], now=NOON)
        seen.append(EventBoard.objects.get(event=event).price_from)
    assert seen == [Money(100), Money(200), Money(100)]
