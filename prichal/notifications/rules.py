"""Words of messages, and how long one try to send may take."""

from datetime import timedelta

from django.db.models import TextChoices


class MailState(TextChoices):
    QUEUED = "QUEUED", "ждёт"
    SENDING = "SENDING", "отправляется"
    SENT = "SENT", "отправлено"
    REFUSED = "REFUSED", "адрес не принят"


FINAL = frozenset({MailState.SENT, MailState.REFUSED})
LEASE = timedelta(seconds=50)  # shorter than the outbox's 60 s, so that the try after a crash finds the mail free


def is_refusal(code: int) -> bool:
    """SMTP: 5xx means never, 4xx means later."""
    return 500 <= code <= 599
