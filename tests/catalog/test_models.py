"""What the database refuses of the catalogue."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from prichal.catalog.models import Event, Price, PriceSeason
from prichal.kernel.money import Money
from tests.make import NOON, make_draft, make_event, make_pier, make_product, make_venue, make_vessel

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"ends_at": NOON}, "event_ends_after_it_starts"),
        ({"sales_close_at": NOON - timedelta(days=99)}, "event_sales_close_after_opening"),
        ({"seat_plan": None}, "event_assigned_seating_has_a_plan"),
        ({"state": "SINKING"}, "event_state_known"),
        ({"pier": None}, "event_at_a_pier_or_a_venue"),
    ],
)
def test_an_impossible_event_is_refused(change, constraint):
    make_draft(seats=1)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Event.objects.update(**change)


def test_an_event_ashore_has_no_vessel():
    event = make_draft(seats=1, venue=make_venue())
    assert (event.where, event.vessel) == (event.venue, None)
    with pytest.raises(IntegrityError, match="event_at_a_pier_or_a_venue"), transaction.atomic():
        Event.objects.update(vessel=make_vessel())


@pytest.mark.parametrize(
    ("zone", "day", "minute"),
    [
        ("Europe/Moscow", date(2027, 7, 4), 40),
        ("Europe/Samara", date(2027, 7, 4), 100),
        ("Europe/Berlin", date(2027, 7, 3), 23 * 60 + 40),
    ],
)
def test_the_day_and_the_minute_are_those_of_the_wall_clock_there(zone, day, minute):
    starts_at = datetime(2027, 7, 3, 21, 40, tzinfo=UTC)
    event = make_draft(capacity=1, starts_at=starts_at, pier=make_pier(timezone=zone))
    event.refresh_from_db()
    assert (event.day, event.minute) == (day, minute)


def test_a_season_without_a_weekday_or_that_ends_before_it_begins_is_refused():
    prices = make_product().price_lists.get()
    for facts, name in (
        ({"weekdays": []}, "price_season_has_weekdays"),
        ({"weekdays": [0]}, "price_season_has_weekdays"),
        ({"first_day": date(2027, 2, 1), "last_day": date(2027, 1, 1)}, "price_season_ends_after_it_begins"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            PriceSeason.objects.create(**{"price_list": prices, "position": 1, "name": "?", "weekdays": [1], **facts})


def test_a_negative_price_is_refused():
    make_draft(seats=1)
    with pytest.raises(IntegrityError, match="price_not_negative"), transaction.atomic():
        Price.objects.update(amount=Money(-1))


def test_an_event_is_sold_from_its_opening_until_before_its_close():
    event = make_event(seats=1, sales_open_at=NOON, sales_close_at=NOON + timedelta(hours=1))
    instant = timedelta(microseconds=1)
    moments = (NOON - instant, NOON, NOON + timedelta(hours=1) - instant, NOON + timedelta(hours=1))
    assert [event.is_sold_at(moment) for moment in moments] == [False, True, True, False]
    event.state = "PAUSED"
    assert not event.is_sold_at(NOON)


def test_an_event_is_yet_to_sail_until_it_leaves_or_is_cancelled():
    event = make_event(seats=1)
    moments = (event.starts_at - timedelta(microseconds=1), event.starts_at)
    assert [event.is_yet_to_sail(moment) for moment in moments] == [True, False]
    event.state = "CANCELLED"
    assert not event.is_yet_to_sail(NOON)
