"""The clock of money: open attempts and refunds are asked for every minute, with or without webhooks."""

import logging

from celery import shared_task
from django.utils import timezone

from prichal.payments import flows, services
from prichal.payments.adapters.yookassa import gateway
from prichal.payments.messages import RefundOwed
from prichal.payments.models import Payment, Refund
from prichal.payments.ports import AcquirerDoesNotKnow, AcquirerRefused, AcquirerSilent
from prichal.payments.rules import OPEN, UNSENT_FOR, RefundStatus

log = logging.getLogger(__name__)


@shared_task(name="payments.poll_open", ignore_result=True)
def poll_open() -> None:
    """Read every open attempt back; the first silence of the acquirer ends the round, a strange answer doesn't."""
    for payment in Payment.objects.filter(status__in=OPEN).order_by("created_at"):
        try:
            flows.read_back(payment, now=timezone.now())
        except AcquirerSilent:
            return
        except (AcquirerRefused, AcquirerDoesNotKnow) as refusal:
            log.warning("payment %s: %s", payment.pk, refusal.code)
        except services.AcquirerMismatch:
            log.exception("payment %s needs people", payment.pk)


@shared_task(name="payments.poll_refunds", ignore_result=True)
def poll_refunds() -> None:
    """No webhook tells of a refused refund: those on their way are asked for until final, forgotten ones are sent."""
    now = timezone.now()
    try:
        for owed in Refund.objects.filter(status=RefundStatus.OWED, created_at__lte=now - UNSENT_FOR).order_by("id"):
            flows.send_refund(RefundOwed(owed.pk), now)
    except AcquirerSilent:
        return
    for refund in Refund.objects.filter(status=RefundStatus.PENDING).order_by("created_at"):
        try:
            answer = gateway().refund(refund.provider_id or "")
        except AcquirerSilent:
            return
        except AcquirerDoesNotKnow:
            log.error("refund %s is unknown to the acquirer", refund.pk)
            continue
        services.take_refund_answer(refund_id=refund.pk, answer=answer, now=timezone.now())
