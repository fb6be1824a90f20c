"""Sending: compose, claim (committed before the server hears of it), the SMTP dialogue, the outcome."""

import smtplib
from datetime import datetime
from email.utils import format_datetime

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from prichal.kernel import tx
from prichal.notifications import ports, services
from prichal.notifications.models import Mail
from prichal.notifications.rules import FINAL, is_refusal


class BeingSent(Exception):
    """Another worker is at this mail, or crashed with it less than LEASE ago: the outbox tries later."""


def send_mail(mail_id: int, now: datetime) -> None:
    """Send one mail, at least once, always under its own Message-ID; nothing where it is sent or refused.

    A refusal of the address for good (5xx) ends it as REFUSED; every other failure passes on for another try.
    """
    mail = Mail.objects.get(pk=mail_id)
    if mail.state in FINAL:
        return
    letter = compose(mail, now)
    if not services.begin_sending(mail_id=mail_id, now=now):
        raise BeingSent(f"mail {mail_id}")
    try:
        with tx.outside():
            letter.send()
    except (smtplib.SMTPException, OSError) as problem:
        refusal = _refusal_in(problem)
        if refusal is None:
            services.put_back(mail_id=mail_id)
            raise
        services.note_refused(mail_id=mail_id, refusal=refusal)
    else:
        services.note_sent(mail_id=mail_id, now=now)


def compose(mail: Mail, now: datetime) -> EmailMultiAlternatives:
    """The whole letter in the mail's language: text and HTML of its template, its papers attached."""
    with translation.override(mail.language):
        words = {**mail.context, **ports.words_of(mail.template, mail.reference, mail.language)}
        words["language"] = mail.language
        subject = " ".join(render_to_string(f"{mail.template}.subject.txt", words).split())
        letter = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string(f"{mail.template}.txt", words).strip() + "\n",
            to=[mail.to],
            reply_to=[words["answer_to"]] if words.get("answer_to") else None,
            headers={
                "Message-ID": mail.message_id,
                "Date": format_datetime(now),
                "Content-Language": {"zh-hans": "zh-Hans"}.get(mail.language, mail.language),
                "Auto-Submitted": "auto-generated",
            },
        )
        letter.attach_alternative(render_to_string(f"{mail.template}.html", {**words, "subject": subject}), "text/html")
        for paper in ports.papers_of(mail.attachments, mail.reference, mail.language):
            letter.attach(paper.name, paper.content, paper.content_type)
    return letter


def _refusal_in(problem: Exception) -> str | None:
    """The server's final no to this recipient or letter, else None: our own trouble is worth a retry."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        answers: list[tuple[int, bytes | str]] = list(problem.recipients.values())
    elif isinstance(problem, smtplib.SMTPDataError):
        answers = [(problem.smtp_code, problem.smtp_error)]
    else:
        return None
    if not answers or not all(is_refusal(code) for code, _ in answers):
        return None
    code, words = answers[0]
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
