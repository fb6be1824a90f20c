"""The clock of orders."""

from celery import shared_task
from django.utils import timezone

from prichal.orders import services
from prichal.orders.services.changing import EXPIRY_BATCH


@shared_task(name="orders.expire_orders", ignore_result=True)
def expire_orders() -> None:
    """Batch after batch until nothing is due; several workers never take the same order."""
    while services.expire_orders(now=timezone.now()) == EXPIRY_BATCH:
        pass
