"""Sending: compose, claim (committed before the server hears of it), hand over to the channel, the outcome."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation

from prichal.notifications import ports, services
from prichal.notifications.models import Mail
from prichal.notifications.ports import Letter, Refused, Undelivered
from prichal.notifications.rules import FINAL


class BeingSent(Exception):
    """Another worker is at this mail, or crashed with it less than LEASE ago: the outbox tries later."""


def send_mail(mail_id: int, now: datetime) -> None:
    """Send one mail, at least once, always under its own Message-ID; nothing where it is sent or refused.

    A refusal of the address for good ends it as REFUSED; every other failure passes on for another try.
    """
    mail = Mail.objects.get(pk=mail_id)
    if mail.state in FINAL:
        return
    letter = compose(mail, now)
    if not services.begin_sending(mail_id=mail_id, now=now):
        raise BeingSent(f"mail {mail_id}")
    try:
        ports.channel("mail").deliver(letter)
    except Refused as refused:
        services.note_refused(mail_id=mail_id, refusal=str(refused))
    except Undelivered:
        services.put_back(mail_id=mail_id)
        raise
    else:
        services.note_sent(mail_id=mail_id, now=now)


def compose(mail: Mail, now: datetime) -> Letter:
    """The whole letter in the mail's language: text and HTML of its template, its papers."""
    with translation.override(mail.language):
        words = {**mail.context, **ports.words_of(mail.template, mail.reference, mail.language)}
        words["language"] = mail.language
        subject = " ".join(render_to_string(f"{mail.template}.subject.txt", words).split())
        return Letter(
            id=mail.message_id,
            to=mail.to,
            answer_to=words.get("answer_to", ""),
            language=mail.language,
            subject=subject,
            text=render_to_string(f"{mail.template}.txt", words).strip() + "\n",
            html=render_to_string(f"{mail.template}.html", {**words, "subject": subject}),
            papers=ports.papers_of(mail.attachments, mail.reference, mail.language),
            written_at=now,
        )
