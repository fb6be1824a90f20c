"""How coming days look."""

from datetime import UTC, date, datetime, timedelta

import pytest

from prichal.catalog.models import Event, Price
from prichal.catalog.rules import DayPart
from prichal.inventory.queries import DaySummary, event_days
from prichal.inventory.services import boards
from prichal.kernel.money import Money
from tests.make import CHILD, NOON, make_event, make_general_event, make_pier, make_product, make_venue

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_the_days_ahead_say_what_can_be_bought_from_what_price_and_how_full_they_are():
    sold_out = make_event(seats=1, starts_at=NOON + DAY)
    sold_out.places.update(status="SOLD")
    boards.recompute([sold_out.pk], now=NOON)
    make_event(seats=2, starts_at=NOON + DAY)
    dear = make_product()
    Price.objects.filter(ticket_type__product=dear, ticket_type__takes_place=True).update(amount=Money(300_000))
    make_general_event(product=dear, starts_at=NOON + DAY)
    make_general_event(product=dear, starts_at=NOON + 2 * DAY)

    assert event_days(now=NOON, days=4) == [
        DaySummary(date(2027, 6, 1), 0, None, 0, 0),
        DaySummary(date(2027, 6, 2), 2, CHILD, 7, 8),
        DaySummary(date(2027, 6, 3), 1, Money(300_000), 5, 5),
        DaySummary(date(2027, 6, 4), 0, None, 0, 0),
    ]


def test_a_day_sold_out_has_places_but_nothing_to_buy_and_a_cancelled_one_has_none():
    sold_out, cancelled = make_general_event(starts_at=NOON + DAY), make_general_event(starts_at=NOON + 2 * DAY)
    sold_out.places.update(status="SOLD")
    boards.recompute([sold_out.pk], now=NOON)
    Event.objects.filter(pk=cancelled.pk).update(state="CANCELLED")
    assert event_days(now=NOON, days=2, first=date(2027, 6, 2)) == [
        DaySummary(date(2027, 6, 2), 0, None, 0, 5),
        DaySummary(date(2027, 6, 3), 0, None, 0, 0),
    ]


def test_the_calendar_of_one_product_pier_or_venue_has_no_others():
    product, pier, venue = make_product(kind="EVENT"), make_pier(), make_venue()
    make_general_event(product=product, pier=pier, starts_at=NOON + DAY)
    make_general_event(venue=venue, starts_at=NOON + DAY)

    def offered(**wanted):
        return [summary.events for summary in event_days(now=NOON, days=2, **wanted)]

    assert offered() == [0, 2]
    for wanted in ({"product": product.slug}, {"kind": "event"}, {"pier": pier.slug}, {"venue": venue.slug}):
        assert offered(**wanted) == [0, 1], wanted
    assert offered(part=DayPart.DAY) == [0, 2]
    assert offered(part=DayPart.NIGHT) == offered(product="nothing") == [0, 0]


def test_for_a_party_only_events_with_as_many_places_count():
    make_general_event(capacity=3, starts_at=NOON + DAY)
    assert [summary.events for summary in event_days(now=NOON, days=2, party=3)] == [0, 1]
    assert [summary.events for summary in event_days(now=NOON, days=2, party=4)] == [0, 0]


def test_a_night_sailing_stands_on_the_date_it_departs():
    make_general_event(starts_at=datetime(2027, 6, 4, 21, 40, tzinfo=UTC))  # 00:40 on the 5th
    assert [summary.day for summary in event_days(now=NOON, days=7) if summary.events] == [date(2027, 6, 5)]


def test_a_season_of_days_is_one_question(django_assert_num_queries):
    for n in range(5):
        make_general_event(starts_at=NOON + n * 10 * DAY + DAY)
    with django_assert_num_queries(1):
        assert sum(summary.events for summary in event_days(now=NOON, days=90)) == 5
