"""Words of the kernel's own tables, and the queues of work."""

from django.db.models import TextChoices


class DeliveryState(TextChoices):
    WAITING = "WAITING", "ждёт"
    DONE = "DONE", "сделано"
    FAILED = "FAILED", "не удалось"


QUEUES = ("sale", "documents", "mail", "messages", "fiscal", "feeds", "analytics")
ATTEMPTS = 12  # after so many failures a delivery is FAILED: visible, to be replayed by hand
