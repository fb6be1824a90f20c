"""Webhooks: stored as they came, believed in nothing."""

import json
import re
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from prichal.kernel import outbox
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.tx import operation
from prichal.payments.errors import TooManyNotices
from prichal.payments.messages import NoticeReceived
from prichal.payments.models import Payment, Refund, WebhookNotice
from prichal.payments.rules import OPEN, READ_BACK_EVERY, REFUND_OPEN

UNKNOWN_PER_MINUTE = 60
FOLLOWED = ("payment.waiting_for_capture", "payment.succeeded", "payment.canceled", "refund.succeeded")
STATUSES = ("pending", "waiting_for_capture", "succeeded", "canceled")
OBJECT_ID = re.compile(r"[0-9A-Za-z-]{1,40}")  # it becomes part of an address at the acquirer


@operation
def store_notice(*, body: bytes, now: datetime) -> WebhookNotice | None:
    """Keep a notice, once per event, object and status, and owe the reading back. None for events we don't follow.

    A repeat owes it again while its object is open, at most once a second.

    Raises Invalid for what is no notice, TooManyNotices where unknown objects come in a flood.
    """
    event, object_id, status = _parsed(body)
    if event not in FOLLOWED:
        return None
    kind = event.partition(".")[0]
    if not _known(kind, object_id).exists():
        _refuse_flood(now)
    notice, new = WebhookNotice.objects.get_or_create(
        event=event,
        object_id=object_id,
        object_status=status,
        defaults={"body": body, "received_at": now},
    )
    if not new:
        WebhookNotice.objects.filter(pk=notice.pk).update(times=F("times") + 1)
    if new or _worth_another_look(notice, kind, now):
        outbox.publish(NoticeReceived(kind, object_id), now=now)
    return notice


def _parsed(body: bytes) -> tuple[str, str, str]:
    try:
        notice = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _no_notice("body") from error
    if not isinstance(notice, dict):
        raise _no_notice("body")
    event, found = notice.get("event"), notice.get("object")
    if not isinstance(event, str):
        raise _no_notice("event")
    if not isinstance(found, dict):
        raise _no_notice("object")
    object_id, status = found.get("id"), found.get("status")
    if not isinstance(object_id, str) or not OBJECT_ID.fullmatch(object_id):
        raise _no_notice("object.id")
    return event, object_id, status if status in STATUSES else ""


def _no_notice(field: str) -> Invalid:
    return Invalid([FieldError(field, _("Это не уведомление: нужны event и object.id."))])


def _known(kind: str, object_id: str) -> QuerySet[Payment] | QuerySet[Refund]:
    return (Payment if kind == "payment" else Refund).objects.filter(provider_id=object_id)


def _worth_another_look(notice: WebhookNotice, kind: str, now: datetime) -> bool:
    """A forgery may have come before the truth in the same words: what is still open is read again, once a second."""
    waiting = _known(kind, notice.object_id).filter(status__in=OPEN if kind == "payment" else REFUND_OPEN)
    rested = WebhookNotice.objects.filter(pk=notice.pk, received_at__lte=now - READ_BACK_EVERY)
    return waiting.exists() and rested.update(received_at=now) == 1


def _refuse_flood(now: datetime) -> None:
    if WebhookNotice.objects.filter(received_at__gt=now - timedelta(minutes=1)).count() >= UNKNOWN_PER_MINUTE:
        raise TooManyNotices()
