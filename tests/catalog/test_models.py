"""What the database refuses of the catalogue."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from prichal.catalog.models import Event, Price
from prichal.kernel.money import Money
from tests.make import NOON, make_draft, make_event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"ends_at": NOON}, "event_ends_after_it_starts"),
        ({"sales_close_at": NOON - timedelta(days=99)}, "event_sales_close_after_opening"),
        ({"seat_plan": None}, "event_assigned_seating_has_a_plan"),
        ({"state": "SINKING"}, "event_state_known"),
    ],
)
def test_an_impossible_event_is_refused(change, constraint):
    make_draft(seats=1)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Event.objects.update(**change)


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
