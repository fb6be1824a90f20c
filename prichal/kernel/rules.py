"""Words of the kernel's own tables."""

from django.db.models import TextChoices


class DeliveryState(TextChoices):
    WAITING = "WAITING", "ждёт"
    DONE = "DONE", "сделано"
    FAILED = "FAILED", "не удалось"


ATTEMPTS = 12  # after so many failures a delivery is FAILED: visible, to be replayed by hand
