"""The clock of orders."""

from datetime import timedelta

import pytest
from django.utils import timezone

from prichal.orders import tasks
from prichal.orders.models import Order
from prichal.orders.rules import Status
from prichal.orders.services import changing
from tests.make import make_general_event
from tests.make_orders import make_order

pytestmark = pytest.mark.django_db


def test_every_order_past_its_deadline_expires_batch_after_batch(monkeypatch):
    for module in (tasks, changing):
        monkeypatch.setattr(module, "EXPIRY_BATCH", 2)
    event = make_general_event(capacity=1)
    past, later = (timezone.now() + timedelta(minutes=n) for n in (-1, 10))
    for deadline in (past, past, past, past, past, later):
        make_order(event=event, status=Status.LOCKED, payment_deadline=deadline)

    tasks.expire_orders()

    states = list(Order.objects.order_by("payment_deadline").values_list("status", flat=True))
    assert states == [Status.EXPIRED] * 5 + [Status.LOCKED]
