"""Words of the kernel's own tables."""

from django.db.models import TextChoices


class DeliveryState(TextChoices):
    WAITING = "WAITING", "ждёт"
    DONE = "DONE", "сделано"
    FAILED = "FAILED", "не удалось"


REDELIVER_AFTER_SECONDS = 60  # the relay sends again what is not done by then
ATTEMPTS = 12  # after so many failures a delivery is FAILED: visible, to be replayed by hand
