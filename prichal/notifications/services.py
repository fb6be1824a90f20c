"""Mails are written and moved through their states here only."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db.models import Q

from prichal.kernel import audit, outbox
from prichal.kernel.logs import masked
from prichal.kernel.tx import operation
from prichal.notifications.messages import MailQueued
from prichal.notifications.models import Mail
from prichal.notifications.rules import LEASE, MailState


@operation
def write_mail(
    *,
    key: str,
    to: str,
    language: str,
    template: str,
    context: Mapping[str, Any],
    reference: str,
    attachments: str = "",
    now: datetime,
) -> Mail:
    """Queue one mail, once per `key`: a repeat answers the mail that is there and queues nothing.

    `template` names `TEMPLATE.subject.txt`, `TEMPLATE.txt` and `TEMPLATE.html`; `context` holds plain values
    and no secrets; what must be read when the mail leaves comes through `ports`.
    """
    mail = Mail(
        key=key,
        message_id=_new_message_id(),
        to=to,
        language=language,
        template=template,
        context=dict(context),
        attachments=attachments,
        reference=reference,
        created_at=now,
    )
    Mail.objects.bulk_create([mail], ignore_conflicts=True)
    written = Mail.objects.get(key=key)
    if written.message_id == mail.message_id:
        outbox.publish(MailQueued(mail_id=written.pk), now=now)
    return written


@operation
def resend(*, mail_id: int, to: str | None = None, actor: str, now: datetime) -> Mail:
    """Write a mail once more, to the same address or to a mended one: a mail of its own with a new Message-ID.

    Template, language, papers and reference are the first one's, whose resend it is; names, links and sums are read
    anew when it leaves. The caller has the right to. Not repeatable: each call is one more mail.
    """
    asked = Mail.objects.select_for_update().get(pk=mail_id)
    first = asked.resend_of or asked
    again = Mail.objects.create(
        key=f"resend:{first.pk}:{uuid.uuid4()}",
        message_id=_new_message_id(),
        to=to or asked.to,
        language=first.language,
        template=first.template,
        context=first.context,
        attachments=first.attachments,
        reference=first.reference,
        resend_of=first,
        created_at=now,
    )
    after = {"mail": again.pk, "changed": ["to"] if again.to != asked.to else []}
    audit.record(actor=actor, action="mail.resent", obj=("mail", first.pk), now=now, after=after)
    outbox.publish(MailQueued(mail_id=again.pk), now=now)
    return again


@operation
def begin_sending(*, mail_id: int, now: datetime) -> bool:
    """Claim the mail for one try, before the server hears of it. False where it is finished or claimed.

    A claim lasts LEASE: whoever crashed in between is followed by the next try, under the same Message-ID.
    """
    free = Q(state=MailState.QUEUED) | Q(state=MailState.SENDING, sending_at__lte=now - LEASE)
    return bool(Mail.objects.filter(free, pk=mail_id).update(state=MailState.SENDING, sending_at=now))


@operation
def note_sent(*, mail_id: int, now: datetime) -> None:
    """The server took it."""
    Mail.objects.filter(pk=mail_id).update(state=MailState.SENT, sent_at=now, sending_at=None)


@operation
def note_refused(*, mail_id: int, refusal: str) -> None:
    """The server will never take it: no further try; `refusal` is its answer, kept for staff without the address."""
    Mail.objects.filter(pk=mail_id).update(state=MailState.REFUSED, refusal=masked(refusal)[:200], sending_at=None)


@operation
def put_back(*, mail_id: int) -> None:
    """The try failed for now: the next one need not wait for the claim to end."""
    Mail.objects.filter(pk=mail_id, state=MailState.SENDING).update(state=MailState.QUEUED, sending_at=None)


def _new_message_id() -> str:
    home = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid.uuid4()}@{home}>"
