"""Reads of money movements."""

from dataclasses import dataclass

from prichal.payments.models import Payment, Refund
from prichal.payments.rules import PaymentStatus


@dataclass(frozen=True, slots=True)
class PaymentView:
    """The attempt a buyer should see: the winner, else the newest."""

    status: str
    provider_id: str
    confirmation_url: str
    cancellation_party: str
    cancellation_reason: str
    method: str


def payment_view(order_id: int) -> PaymentView | None:
    payment = Payment.objects.filter(order_id=order_id).order_by("-winner", "-created_at", "-id").first()
    if payment is None:
        return None
    return PaymentView(
        status=payment.status,
        provider_id=payment.provider_id or "",
        confirmation_url=payment.confirmation_url,
        cancellation_party=payment.cancellation_party,
        cancellation_reason=payment.cancellation_reason,
        method=payment.method,
    )


def was_tried_again(payment: Payment) -> bool:
    """Whether a later attempt at the same order got as far as the acquirer's page, or may have."""
    later = Payment.objects.filter(order=payment.order_id, pk__gt=payment.pk)
    return later.exclude(status=PaymentStatus.REFUSED).exists()


def refunds_of(order_id: int) -> list[Refund]:
    """Where the money is, newest first."""
    return list(Refund.objects.filter(payment__order_id=order_id).order_by("-created_at", "-id"))
