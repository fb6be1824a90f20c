from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction

from prichal.conf import owed
from prichal.inventory.rules import Channel
from prichal.inventory.services import holds
from prichal.kernel import outbox
from prichal.kernel.models import OutboxDelivery, OutboxMessage
from prichal.kernel.rules import DeliveryState
from prichal.tickets.services import issue_tickets
from tests.make import ANNA, NOON, make_event
from tests.make_orders import make_order

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=6)


@dataclass(frozen=True)
class Nothing:
    number: int = 1


def figures(now=NOON):
    return {name: value for name, (_, value) in owed.read(now=now).items()}


def deliver_at(moment, state=DeliveryState.WAITING):
    with transaction.atomic():
        message = outbox.publish(Nothing(), now=NOON)
    done_at = NOON if state == DeliveryState.DONE else None
    OutboxDelivery.objects.create(
        message=message, handler="tests.nothing", queue="sale", state=state, send_at=moment, done_at=done_at
    )


def test_a_quiet_shop_owes_nothing():
    assert figures() == {
        "outbox_due": 0,
        "outbox_oldest_due_seconds": 0.0,
        "outbox_failed": 0,
        "open_holds": 0,
        "paid_without_tickets": 0,
    }


def test_due_and_failed_deliveries_are_counted_and_the_oldest_is_timed():
    deliver_at(NOON - timedelta(seconds=90))
    deliver_at(NOON)
    deliver_at(NOON + timedelta(seconds=1))
    deliver_at(NOON - timedelta(hours=1), DeliveryState.DONE)
    deliver_at(NOON - timedelta(hours=1), DeliveryState.FAILED)
    told = figures()
    assert (told["outbox_due"], told["outbox_oldest_due_seconds"], told["outbox_failed"]) == (2, 90.0, 1)
    assert OutboxMessage.objects.count() == 5


def test_running_holds_are_counted_and_lapsed_ones_are_not():
    event = make_event(seats=2)
    held = holds.hold_seats(event_id=event.pk, holder=ANNA, channel=Channel.SHOP, codes=["A-1"], now=NOON)
    assert figures()["open_holds"] == 1
    assert figures(held.expires_at)["open_holds"] == 0


def test_an_order_paid_without_tickets_is_late_after_five_minutes():
    order = make_order()
    assert figures(NOON + timedelta(minutes=4))["paid_without_tickets"] == 0
    assert figures(LATER)["paid_without_tickets"] == 1
    issue_tickets(order_id=order.pk, now=LATER)
    assert figures(LATER)["paid_without_tickets"] == 0


def test_an_order_counts_once_and_not_for_ever():
    make_order(types=["adult", "child"])
    assert figures(LATER)["paid_without_tickets"] == 1
    assert figures(NOON + timedelta(days=3))["paid_without_tickets"] == 0


def test_places_given_back_want_no_tickets():
    order = make_order()
    order.items.update(released_at=NOON)
    assert figures(LATER)["paid_without_tickets"] == 0
