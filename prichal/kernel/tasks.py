"""The one task that runs every delivery, how the relay sends it, and the sealer's clock."""

import logging

from celery import shared_task
from django.utils import timezone

from prichal.kernel import outbox, sealing

log = logging.getLogger(__name__)


@shared_task(name="kernel.deliver", ignore_result=True)
def deliver(delivery_id: int) -> None:
    """Run one delivery; a failure is counted on its row and tried again by the relay."""
    try:
        outbox.deliver(delivery_id, now=timezone.now())
    except Exception as problem:  # the worker loop: whatever a handler raises is kept visible on its row
        log.exception("delivery %s failed", delivery_id)
        outbox.note_failure(delivery_id, f"{type(problem).__name__}: {problem}", now=timezone.now())


def send(delivery_id: int, queue: str) -> None:
    """Hand one delivery to the broker; raises kombu's OperationalError where it is down."""
    deliver.apply_async((delivery_id,), queue=queue, retry=False)


@shared_task(name="kernel.seal_audit", ignore_result=True)
def seal_audit() -> None:
    """Each minute: seal what was added to the trail, batch after batch."""
    while sealing.seal(now=timezone.now()) == sealing.BATCH:
        pass
