"""Service → acquirer → service. Each flow commits before it calls and may be repeated at any point."""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from prichal.kernel import idempotency
from prichal.orders.access import order_url
from prichal.orders.models import Order
from prichal.orders.services import Purchase, place_order
from prichal.payments import services
from prichal.payments.adapters.yookassa import gateway
from prichal.payments.messages import NoticeReceived, RefundOwed
from prichal.payments.models import Payment, Refund
from prichal.payments.ports import AcquirerDoesNotKnow, AcquirerPayment, AcquirerRefused, AcquirerSilent
from prichal.payments.rules import OPEN, READ_BACK_EVERY, PaymentStatus, RefundStatus

log = logging.getLogger(__name__)
LOOK_PATIENCE = 3.0  # seconds a page waits for the acquirer: the clock asks again anyway


@dataclass(frozen=True, slots=True)
class Bought:
    """An order and where to pay it; None where nothing is to pay or the acquirer is silent for now."""

    order: Order
    confirmation_url: str | None


def buy(*, purchase: Purchase, now: datetime) -> Bought:
    """Place the order and open its payment. Raises what `place_order` raises; a silent acquirer costs no order."""
    order = place_order(purchase=purchase, now=now)
    if not order.total:
        return Bought(order, None)
    try:
        payment = start(order_id=order.pk, return_url=order_url(order, purchase.language), repeat=None, now=now)
    except (AcquirerSilent, AcquirerRefused):
        return Bought(order, None)
    return Bought(order, payment.confirmation_url or None)


def start(*, order_id: int, return_url: str, repeat: idempotency.Repeatable | None, now: datetime) -> Payment:
    """The order's open attempt, known to the acquirer. Raises NotPayable, AcquirerSilent, AcquirerRefused."""
    payment = services.open_attempt(order_id=order_id, return_url=return_url, repeat=repeat, now=now)
    return _announce(payment, now) if payment.status == PaymentStatus.NEW else payment


def look(*, order_id: int, now: datetime) -> None:
    """Read the order's open attempt back, at most once a second and for some seconds; silence changes nothing."""
    payment = Payment.objects.filter(order_id=order_id, status__in=OPEN).exclude(provider_id=None).first()
    if payment is None or not _may_read(payment, now):
        return
    try:
        read_back(payment, now=now, patience=LOOK_PATIENCE)
    except (AcquirerSilent, AcquirerDoesNotKnow):
        return
    except services.AcquirerMismatch:
        log.exception("attempt %s: the acquirer answered for another one", payment.pk)


def read_back(payment: Payment, *, now: datetime, patience: float | None = None) -> Payment:
    """What the acquirer says of the attempt now, taken up. NEW ones are announced again with the same key.

    Raises AcquirerSilent, AcquirerRefused, AcquirerDoesNotKnow, AcquirerMismatch.
    """
    if payment.provider_id is None:
        return _announce(payment, now)
    answer = gateway().payment(payment.provider_id, patience=patience)
    return services.take_answer(payment_id=payment.pk, answer=answer, now=now)


def follow_notice(message: NoticeReceived, now: datetime) -> None:
    """A stored notice: read its object back and take up that answer, never the notice's own words.

    A notice may be faster than the answer to our own request: then the echoed key tells the attempt.
    """
    try:
        if message.kind == "refund":
            _follow_refund(message.object_id, now)
            return
        answer = gateway().payment(message.object_id)
    except AcquirerDoesNotKnow:
        return  # another shop's, or a forgery
    if payment := _attempt_of(answer):
        services.take_answer(payment_id=payment.pk, answer=answer, now=now)


def send_refund(message: RefundOwed, now: datetime) -> None:
    """Ask the acquirer for an owed refund with its own key and bytes. AcquirerSilent passes: the outbox tries again."""
    refund = Refund.objects.get(pk=message.refund_id)
    if refund.status != RefundStatus.OWED:
        return
    try:
        answer = gateway().make_refund(request=bytes(refund.request), key=str(refund.idempotence_key))
    except AcquirerRefused as refusal:
        services.send_by_hand(refund_id=refund.pk, refusal=refusal.code, now=now)
        return
    services.take_refund_answer(refund_id=refund.pk, answer=answer, now=now)


def _announce(payment: Payment, now: datetime) -> Payment:
    try:
        answer = gateway().create(request=bytes(payment.request), key=str(payment.idempotence_key))
    except AcquirerRefused:
        services.note_refused(payment_id=payment.pk, now=now)
        raise
    return services.take_answer(payment_id=payment.pk, answer=answer, now=now)


def _attempt_of(answer: AcquirerPayment) -> Payment | None:
    return Payment.objects.filter(provider_id=answer.id).first() or (
        Payment.objects.filter(idempotence_key=answer.attempt, provider_id=None).first()
        if _is_uuid(answer.attempt)
        else None
    )


def _follow_refund(provider_id: str, now: datetime) -> None:
    if refund := Refund.objects.filter(provider_id=provider_id).first():
        services.take_refund_answer(refund_id=refund.pk, answer=gateway().refund(provider_id), now=now)


def _may_read(payment: Payment, now: datetime) -> bool:
    """One read-back per payment and second, whoever asks."""
    due = Q(read_at=None) | Q(read_at__lte=now - READ_BACK_EVERY)
    return Payment.objects.filter(due, pk=payment.pk).update(read_at=now) == 1


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
