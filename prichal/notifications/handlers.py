"""What follows from messages, on the queue `mail`."""

from datetime import datetime

from prichal.notifications import flows
from prichal.notifications.messages import MailQueued


def send_queued_mail(message: MailQueued, now: datetime) -> None:
    flows.send_mail(message.mail_id, now)
