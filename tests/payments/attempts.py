"""A plain factory for attempts to pay, as the services leave them."""

from datetime import datetime

from prichal.orders.models import Order
from prichal.payments.models import Payment
from prichal.payments.rules import PaymentStatus
from tests.make import NOON


def make_attempt(order: Order, *, status: str = PaymentStatus.PENDING, now: datetime = NOON, **facts) -> Payment:
    """An attempt to pay this order, without any word of the acquirer's."""
    return Payment.objects.create(
        **{"order": order, "request": b"", "amount": order.total, "status": status, "created_at": now, **facts}
    )
