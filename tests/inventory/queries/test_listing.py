"""Lists of events: what is in them, in which order, page by page, in how many queries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prichal.catalog.models import Event
from prichal.inventory.queries import DaySummary, EventFilter, event_days, list_events
from prichal.inventory.services import boards, holds
from prichal.kernel.errors import Invalid
from prichal.kernel.money import Money
from tests.make import (
    ANNA,
    CHILD,
    NOON,
    make_draft,
    make_event,
    make_general_event,
    make_pier,
    make_product,
    make_route,
    make_vessel,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def slugs(limit=20, cursor=None, now=NOON, **wanted):
    page = list_events(filters=EventFilter(**wanted), now=now, limit=limit, cursor=cursor)
    return [card.slug for card in page.items]


def priced(roubles, **facts):
    product = make_product()
    product.price_lists.get().prices.filter(ticket_type__code__in=("adult", "child")).update(
        amount=Money(roubles * 100)
    )
    return make_general_event(product=product, **facts)


def test_coming_events_stand_in_order_of_departure():
    later, sooner = make_event(starts_at=NOON + 2 * DAY), make_event(starts_at=NOON + DAY)
    make_draft(seats=1)
    assert slugs() == [sooner.slug, later.slug]
    assert slugs(now=NOON + DAY) == [later.slug]


def test_pages_follow_each_other_without_gap_or_repeat_even_at_one_instant():
    events = [make_general_event(starts_at=NOON + DAY) for _ in range(5)]
    first = list_events(filters=EventFilter(), now=NOON, limit=2)
    second = list_events(filters=EventFilter(), now=NOON, limit=2, cursor=first.next_cursor)
    third = list_events(filters=EventFilter(), now=NOON, limit=2, cursor=second.next_cursor)

    assert [card.id for page in (first, second, third) for card in page.items] == [event.pk for event in events]
    assert third.next_cursor is None


def test_a_page_that_holds_everything_has_no_next_one():
    make_general_event()
    make_general_event()
    assert list_events(filters=EventFilter(), now=NOON, limit=2).next_cursor is None


def test_by_price_the_cheapest_come_first_page_by_page():
    dear, cheap, middle = priced(900), priced(100), priced(500)
    first = list_events(filters=EventFilter(sort="price"), now=NOON, limit=2)
    second = list_events(filters=EventFilter(sort="price"), now=NOON, limit=2, cursor=first.next_cursor)
    assert [card.slug for card in [*first.items, *second.items]] == [cheap.slug, middle.slug, dear.slug]


@pytest.mark.parametrize("cursor", ["x", "!", "W10", "WyJ0aW1lIiwxLDJd", "bnVsbA", "й"])
def test_a_made_up_cursor_is_refused(cursor):
    with pytest.raises(Invalid) as refusal:
        slugs(cursor=cursor)
    assert [error.field for error in refusal.value.errors] == ["cursor"]


def test_another_orders_cursor_is_refused():
    priced(100)
    priced(200)
    cursor = list_events(filters=EventFilter(sort="price"), now=NOON, limit=1).next_cursor
    with pytest.raises(Invalid):
        slugs(cursor=cursor)


def test_days_are_those_of_the_pier():
    night = make_event(starts_at=datetime(2027, 6, 4, 21, 40, tzinfo=UTC))  # 00:40 on the 5th
    east = make_event(starts_at=datetime(2027, 6, 4, 14, 30, tzinfo=UTC), pier=make_pier(timezone="Asia/Vladivostok"))
    assert slugs(date_from=date(2027, 6, 5), date_to=date(2027, 6, 5)) == [east.slug, night.slug]
    assert slugs(date_to=date(2027, 6, 4)) == []
    assert slugs(date_from=date(2027, 6, 6)) == []


def test_the_calendar_has_no_day_that_can_not_be_asked_for():
    event = make_event(seats=1)
    assert slugs(date_from=date.min) == slugs(date_to=date.max) == [event.slug]
    assert slugs(date_from=date.max) == slugs(date_to=date.min) == []


def test_every_filter_finds_its_own_and_nothing_else():
    product, pier, vessel, route = make_product(kind="EVENT"), make_pier(), make_vessel(), make_route()
    wanted = make_general_event(product=product, pier=pier, vessel=vessel, route=route, minutes=60)
    make_event(seats=2, minutes=61)

    for filters in (
        {"product": product.slug},
        {"product": str(product.pk)},
        {"kind": "event"},
        {"pier": pier.slug},
        {"vessel": vessel.slug},
        {"route": route.slug},
        {"seating": "general"},
        {"duration_max": 60},
    ):
        assert slugs(**filters) == [wanted.slug], filters
    assert slugs(pier="nowhere") == slugs(product="0") == []


def test_price_and_availability_are_the_boards():
    cheap, dear = priced(100, capacity=1), priced(500)
    assert slugs(price_max=Money(10_000)) == [cheap.slug]

    holds.hold_tickets(event_id=cheap.pk, holder=ANNA, channel="shop", tickets={"adult": 1}, now=NOON)
    boards.refresh(now=NOON)
    assert slugs(available=True) == [dear.slug]
    assert slugs(available=True, now=NOON + timedelta(minutes=15)) == [dear.slug]
    boards.refresh(now=NOON + timedelta(minutes=15))
    assert slugs(available=True, now=NOON + timedelta(minutes=15)) == [cheap.slug, dear.slug]


def test_closed_and_cancelled_events_are_listed_but_not_available():
    event = make_event(seats=1)
    Event.objects.update(state="CANCELLED")
    assert (slugs(), slugs(available=True)) == ([event.slug], [])


def test_the_list_asks_as_many_questions_for_three_events_as_for_one():
    route = make_route()
    route.stops.create(position=1, name="Пристань", minutes=0)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            make_event(seats=2, route=route)
        with CaptureQueriesContext(connection) as queries:
            list_events(filters=EventFilter(), now=NOON)
        counts.append(len(queries))
    assert counts == [2, 2]


def test_the_days_ahead_say_what_can_be_bought_and_from_what_price():
    sold_out = make_event(seats=1, starts_at=NOON + DAY)
    sold_out.places.update(status="SOLD")
    boards.recompute([sold_out.pk], now=NOON)
    make_event(seats=1, starts_at=NOON + DAY)
    priced(2000, starts_at=NOON + DAY)
    priced(3000, starts_at=NOON + 2 * DAY)

    assert event_days(now=NOON, days=4) == [
        DaySummary(date(2027, 6, 1), 0, None),
        DaySummary(date(2027, 6, 2), 2, CHILD),
        DaySummary(date(2027, 6, 3), 1, Money(300_000)),
        DaySummary(date(2027, 6, 4), 0, None),
    ]
