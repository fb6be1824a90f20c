"""Webhooks: stored as they came, believed in nothing."""

import json
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from prichal.kernel import outbox
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.tx import operation
from prichal.payments.errors import TooManyNotices
from prichal.payments.messages import NoticeReceived
from prichal.payments.models import Payment, Refund, WebhookNotice

UNKNOWN_PER_MINUTE = 60


@operation
def store_notice(*, body: bytes, now: datetime) -> WebhookNotice | None:
    """Keep a notice, once per event, object and status, and owe the reading back. None for events we don't follow.

    Raises Invalid for what is no notice, TooManyNotices where unknown objects come in a flood.
    """
    event, object_id, status = _parsed(body)
    kind = event.partition(".")[0]
    if kind not in {"payment", "refund"}:
        return None
    known = Payment if kind == "payment" else Refund
    if not known.objects.filter(provider_id=object_id).exists():
        _refuse_flood(now)
    notice, new = WebhookNotice.objects.get_or_create(
        event=event,
        object_id=object_id,
        object_status=status,
        defaults={"body": body, "received_at": now},
    )
    if new:
        outbox.publish(NoticeReceived(kind, object_id), now=now)
    else:
        WebhookNotice.objects.filter(pk=notice.pk).update(times=F("times") + 1)
    return notice


def _parsed(body: bytes) -> tuple[str, str, str]:
    try:
        notice = json.loads(body)
        event, found = notice["event"], notice["object"]
        parts = str(event)[:40], str(found["id"])[:60], str(found.get("status", ""))[:24]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Invalid([FieldError("event", _("Это не уведомление: нужны event и object.id."))]) from error
    if "\x00" in "".join(parts):
        raise Invalid([FieldError("event", _("Это не уведомление: нужны event и object.id."))])
    return parts


def _refuse_flood(now: datetime) -> None:
    if WebhookNotice.objects.filter(received_at__gt=now - timedelta(minutes=1)).count() >= UNKNOWN_PER_MINUTE:
        raise TooManyNotices()
