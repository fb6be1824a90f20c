"""Mail, through the installation's SMTP server."""

import smtplib
from email.header import Header
from email.utils import format_datetime
from typing import Any

from django.core.mail import EmailMultiAlternatives

from prichal.kernel import tx
from prichal.notifications.ports import Letter, Refused, Undelivered
from prichal.notifications.rules import is_refusal

TAGS = {"zh-hans": "zh-Hans"}


class MailChannel:
    """One letter, one SMTP dialogue: 5xx is a refusal, everything else is worth another try."""

    def deliver(self, letter: Letter) -> None:
        mail = _mail_of(letter)
        try:
            with tx.outside():
                mail.send()
        except OSError as problem:  # smtplib's own are such too
            if refusal := _refusal_in(problem):
                raise Refused(refusal) from problem
            raise Undelivered(f"{type(problem).__name__}: {problem}") from problem


class _Mail(EmailMultiAlternatives):
    """Its subject begins on the header's own line: folded before the first word it is read with a space in front."""

    def message(self, **how: Any) -> Any:
        message = super().message(**how)
        message.replace_header("Subject", Header(str(self.subject), header_name="Subject"))
        return message


def _mail_of(letter: Letter) -> EmailMultiAlternatives:
    mail = _Mail(
        subject=letter.subject,
        body=letter.text,
        to=[letter.to],
        reply_to=[letter.answer_to] if letter.answer_to else None,
        headers={
            "Message-ID": letter.id,
            "Date": format_datetime(letter.written_at),
            "Content-Language": TAGS.get(letter.language, letter.language),
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(letter.html, "text/html")
    for paper in letter.papers:
        mail.attach(paper.name, paper.content, paper.content_type)
    return mail


def _refusal_in(problem: OSError) -> str | None:
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
