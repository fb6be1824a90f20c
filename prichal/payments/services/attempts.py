"""Attempts to pay: opened before the acquirer is called, decided by what the acquirer says when read back."""

import json
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation

from prichal.fiscal.rules import ReceiptLine, receipt_data
from prichal.kernel import audit, idempotency, outbox
from prichal.kernel.tx import operation
from prichal.orders import services as orders
from prichal.orders.models import Order, OrderItem
from prichal.orders.rules import Status
from prichal.orders.services import Outcome
from prichal.payments.errors import NotPayable
from prichal.payments.messages import PaymentFailed
from prichal.payments.models import Payment
from prichal.payments.ports import AcquirerPayment
from prichal.payments.rules import NEXT, OPEN, TRIES_AGAIN_WITHIN, PaymentStatus, RefundReason
from prichal.payments.services.refunds import owe_refund


class AcquirerMismatch(RuntimeError):
    """The acquirer's payment is not the one we asked for (amount or key): nothing is done with it, people look."""


@operation
def open_attempt(*, order_id: int, return_url: str, repeat: idempotency.Repeatable | None, now: datetime) -> Payment:
    """The order's open attempt, or a new one with its exact request written down. Raises NotPayable."""

    def make() -> str:
        order = Order.objects.select_for_update().get(pk=order_id)
        attempt = Payment.objects.filter(order=order, status__in=OPEN).first()
        if order.status != Status.LOCKED or order.payment_deadline <= now:
            raise NotPayable()
        if attempt is None:
            key = uuid.uuid4()
            attempt = Payment.objects.create(
                order=order,
                idempotence_key=key,
                request=request_bytes(order, key, return_url),
                amount=order.total,
                created_at=now,
            )
        return str(attempt.pk)

    return Payment.objects.get(pk=int(idempotency.once(repeat, make, now=now)))


@operation
def take_answer(*, payment_id: int, answer: AcquirerPayment, now: datetime) -> Payment:
    """Take up what the acquirer says of an attempt; safe to repeat, in any order.

    A success pays the order, or owes the money back in this same transaction. Raises AcquirerMismatch.
    """
    order_id = _hold_order_of(payment_id)
    payment = Payment.objects.get(pk=payment_id)
    if answer.amount != payment.amount or answer.attempt != str(payment.idempotence_key):
        raise AcquirerMismatch(f"payment {answer.id} is not attempt {payment.pk}")
    to = PaymentStatus(answer.status.upper())
    if to == payment.status or to not in NEXT[payment.status]:
        return payment
    outcome = orders.mark_paid(order_id=order_id, now=now) if to == PaymentStatus.SUCCEEDED else None
    payment = Payment.objects.select_for_update().get(pk=payment_id)
    _write(payment, to, answer, winner=outcome == Outcome.PAID, now=now)
    if outcome in {Outcome.ALREADY_PAID, Outcome.MONEY_BACK}:
        owe_refund(payment=payment, reason=_reason(outcome, order_id), now=now)
    if to == PaymentStatus.CANCELED:
        outbox.publish(PaymentFailed(payment.pk), now=now + TRIES_AGAIN_WITHIN)  # due then
    return payment


@operation
def note_refused(*, payment_id: int, now: datetime) -> None:
    """The acquirer said a final no to the request itself: the attempt is over, the next one gets a new key."""
    _hold_order_of(payment_id)
    payment = Payment.objects.select_for_update().get(pk=payment_id)
    if payment.status == PaymentStatus.NEW:
        payment.status = PaymentStatus.REFUSED
        payment.save(update_fields=["status"])
        _audit(payment, PaymentStatus.NEW, now)


@operation
def note_free(*, order_id: int, now: datetime) -> None:
    """An order of nothing to pay has a payment row all the same. Repeatable."""
    order = Order.objects.select_for_update().get(pk=order_id)
    if order.total or order.payments.exists():
        return
    Payment.objects.create(
        order=order,
        provider="free",
        request=b"",
        amount=order.total,
        status=PaymentStatus.SUCCEEDED,
        winner=True,
        created_at=now,
        succeeded_at=now,
    )


def request_bytes(order: Order, key: uuid.UUID, return_url: str) -> bytes:
    """The body of `POST /payments`: one stage, redirect, the 54-ФЗ receipt, our key in the metadata."""
    with translation.override("ru"):  # a fiscal receipt is in Russian whatever the buyer reads
        items = order.items.select_related("event__product", "ticket_type").order_by("position")
        receipt = receipt_data(
            [_receipt_line(item) for item in items],
            email=order.contact_email,
            phone=order.contact_phone,
            full_name=order.contact_name,
            tax_system=order.seller.tax_system,
        )
    body = {
        "amount": {"value": order.total.decimal(), "currency": "RUB"},
        "capture": True,
        "description": f"Заказ {order.code}",
        "confirmation": {
            "type": "redirect",
            "return_url": return_url,
            "locale": "ru_RU" if order.language == "ru" else "en_US",
        },
        "metadata": {"attempt": str(key), "order": order.code},
        "receipt": receipt,
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _hold_order_of(payment_id: int) -> int:
    """Whoever changes an attempt holds its order first. The order's id."""
    order_id: int = Payment.objects.values_list("order_id", flat=True).get(pk=payment_id)
    Order.objects.select_for_update().get(pk=order_id)
    return order_id


def _receipt_line(item: OrderItem) -> ReceiptLine:
    sails = item.event.starts_at.astimezone(ZoneInfo(item.event.timezone))
    tail = f", {sails:%d.%m.%Y %H:%M}, {item.ticket_type.title}"
    title = item.event.product.title[: 128 - len(tail)]
    return ReceiptLine(title + tail, item.price, item.vat_mode, item.vat_rate)


def _write(payment: Payment, to: PaymentStatus, answer: AcquirerPayment, *, winner: bool, now: datetime) -> None:
    before, payment.status = payment.status, to
    payment.provider_id = answer.id
    payment.confirmation_url = answer.confirmation_url
    payment.method = answer.method
    payment.cancellation_party = answer.cancellation_party
    payment.cancellation_reason = answer.cancellation_reason
    payment.winner = winner
    payment.succeeded_at = now if to == PaymentStatus.SUCCEEDED else None
    payment.save()
    _audit(payment, before, now)
    winner_there = Payment.objects.filter(order=payment.order_id, winner=True).exclude(pk=payment.pk).exists()
    if not winner_there:  # the order keeps showing the attempt that paid it
        orders.note_payment(order_id=payment.order_id, payment_id=answer.id, payment_status=answer.status)


def _audit(payment: Payment, before: str, now: datetime) -> None:
    audit.record(
        actor="acquirer",
        action=f"payment.{payment.status.lower()}",
        obj=("order", Order.objects.values_list("code", flat=True).get(pk=payment.order_id)),
        now=now,
        before={"payment": payment.pk, "status": before},
        after={"payment": payment.pk, "status": payment.status},
    )


def _reason(outcome: Outcome | None, order_id: int) -> RefundReason:
    if outcome == Outcome.ALREADY_PAID:
        return RefundReason.SECOND_PAYMENT
    status = Order.objects.values_list("status", flat=True).get(pk=order_id)
    return RefundReason.ORDER_CANCELLED if status == Status.CANCELLED else RefundReason.LATE_MONEY
