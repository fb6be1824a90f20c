"""Money going back: owed in the transaction that decides it, sent afterwards, followed until final."""

import json
import uuid
from datetime import datetime

from django.db.models import Sum

from prichal.kernel import audit, outbox
from prichal.kernel.money import Money
from prichal.kernel.tx import operation
from prichal.orders import services as orders
from prichal.orders.models import Order
from prichal.payments.messages import RefundOwed
from prichal.payments.models import Payment, Refund
from prichal.payments.ports import AcquirerRefund
from prichal.payments.rules import REFUND_NEXT, RefundReason, RefundStatus

WORDS = {
    "pending": RefundStatus.PENDING,
    "succeeded": RefundStatus.SUCCEEDED,
    "canceled": RefundStatus.MANUAL,
}


@operation
def owe_refund(*, payment: Payment, reason: RefundReason, now: datetime) -> Refund:
    """Owe all that is left of a payment. The caller holds the order and the payment; the database refuses too much.

    A full refund carries no receipt of its own: ЮKassa reuses the payment's («Возвраты», 54-ФЗ).
    """
    amount = payment.amount - payment.refunded
    key = uuid.uuid4()
    body = {
        "payment_id": payment.provider_id,
        "amount": {"value": amount.decimal(), "currency": "RUB"},
        "description": f"Возврат по заказу {payment.order.code}",
        "metadata": {"refund": str(key)},
    }
    refund = Refund.objects.create(
        payment=payment,
        idempotence_key=key,
        request=json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(),
        amount=amount,
        reason=reason,
        created_at=now,
    )
    payment.refunded = payment.refunded + amount
    payment.save(update_fields=["refunded"])
    _show(payment.order_id)
    _audit(refund, "", now)
    outbox.publish(RefundOwed(refund.pk), now=now)
    return refund


@operation
def take_refund_answer(*, refund_id: int, answer: AcquirerRefund, now: datetime) -> Refund:
    """Take up what the acquirer says of a refund; a refused one goes the manual way and is never forgotten."""
    refund = Refund.objects.select_for_update().select_related("payment").get(pk=refund_id)
    to = WORDS[answer.status]
    if to == refund.status or to not in REFUND_NEXT[refund.status]:
        return refund
    refund.provider_id = answer.id
    _move(refund, to, refusal=answer.cancellation_reason, now=now)
    return refund


@operation
def send_by_hand(*, refund_id: int, refusal: str, now: datetime) -> None:
    """The acquirer refused the request itself: people give this money back another way."""
    refund = Refund.objects.select_for_update().select_related("payment").get(pk=refund_id)
    if RefundStatus.MANUAL in REFUND_NEXT[refund.status]:
        _move(refund, RefundStatus.MANUAL, refusal=refusal, now=now)


def _move(refund: Refund, to: RefundStatus, *, refusal: str, now: datetime) -> None:
    before, refund.status = refund.status, to
    refund.refusal = refusal
    refund.settled_at = now if to == RefundStatus.SUCCEEDED else None
    refund.save(update_fields=["status", "refusal", "provider_id", "settled_at"])
    _audit(refund, before, now)
    _show(refund.payment.order_id)


def _show(order_id: int) -> None:
    """The order shows its own money; a second payment sent back is nothing the order gave back."""
    mine = Refund.objects.filter(payment__order=order_id).exclude(reason=RefundReason.SECOND_PAYMENT)
    settled = mine.filter(status=RefundStatus.SUCCEEDED).aggregate(sum=Sum("amount"))["sum"] or Money(0)
    owed = mine.exclude(status=RefundStatus.SUCCEEDED).aggregate(sum=Sum("amount"))["sum"] or Money(0)
    orders.note_refunds(order_id=order_id, refunded=settled, pending=owed)


def _audit(refund: Refund, before: str, now: datetime) -> None:
    audit.record(
        actor="acquirer" if before else "house",
        action=f"refund.{refund.status.lower()}",
        obj=("order", Order.objects.values_list("code", flat=True).get(pk=refund.payment.order_id)),
        now=now,
        before={"refund": refund.pk, "status": before} if before else {},
        after={"refund": refund.pk, "status": refund.status, "kopecks": refund.amount.kopecks},
    )
