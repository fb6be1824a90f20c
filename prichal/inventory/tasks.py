"""The clock of the boards."""

from celery import shared_task
from django.utils import timezone

from prichal.inventory.services import boards


@shared_task(name="inventory.refresh_boards", ignore_result=True)
def refresh_boards() -> None:
    """Each second: end lapsed holds, recompute the boards of events whose places changed."""
    boards.refresh(now=timezone.now())
