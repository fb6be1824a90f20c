"""Orders with a past: paid, declined first, returned; what the console has to show."""

from datetime import datetime, timedelta

from prichal.catalog.models import Event
from prichal.kernel.money import Money
from prichal.orders.models import Order
from prichal.orders.services import mark_paid
from prichal.payments.models import Payment, Refund
from prichal.payments.rules import PaymentStatus, RefundReason, RefundStatus
from prichal.tickets.services import issue_tickets
from tests.make import NOON
from tests.orders.buying import order_of_seats


def attempt(order: Order, status: PaymentStatus, *, now: datetime = NOON, **facts) -> Payment:
    """One attempt to pay, as the acquirer's answers leave it."""
    succeeded = {"succeeded_at": now, "winner": True} if status == PaymentStatus.SUCCEEDED else {}
    defaults = {
        "provider_id": f"2e7d-{order.pk}-{order.payments.count()}",
        "request": b"{}",
        "amount": order.total,
        "status": status,
        "method": "bank_card",
        "created_at": now,
    }
    return Payment.objects.create(order=order, **{**defaults, **succeeded, **facts})


def refund(payment: Payment, *, amount: Money, status: RefundStatus = RefundStatus.PENDING, **facts) -> Refund:
    settled = {"settled_at": NOON} if status == RefundStatus.SUCCEEDED else {}
    defaults = {
        "provider_id": f"rf-{payment.pk}",
        "request": b"{}",
        "reason": RefundReason.LATE_MONEY,
        "created_at": NOON,
    }
    return Refund.objects.create(payment=payment, amount=amount, status=status, **{**defaults, **settled, **facts})


def bought(event: Event, *codes: str, session: str = "anna-session-0001", now: datetime = NOON) -> Order:
    """Declined once, then paid, with tickets and their mail."""
    order = order_of_seats(event, *codes, session=session, now=now)
    attempt(order, PaymentStatus.CANCELED, now=now, cancellation_reason="insufficient_funds")
    attempt(order, PaymentStatus.SUCCEEDED, now=now + timedelta(minutes=1))
    mark_paid(order_id=order.pk, now=now + timedelta(minutes=1))
    issue_tickets(order_id=order.pk, now=now + timedelta(minutes=1))
    order.refresh_from_db()
    return order
