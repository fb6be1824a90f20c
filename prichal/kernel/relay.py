"""The relay: hands due deliveries to the broker, and again after a minute while they are not done."""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerDown

from prichal.kernel.models import OutboxDelivery
from prichal.kernel.outbox import CHANNEL
from prichal.kernel.rules import DeliveryState

log = logging.getLogger(__name__)
BATCH = 200
IDLE_SECONDS = 1.0


def hand_over(send: Callable[[int, str], None]) -> int:
    """Give one batch of due deliveries to `send(delivery_id, queue)`; several relays never share a row.

    A row's next moment is committed before it is sent, so that a fast worker meets no lock. What the broker did not
    take is due again at once; after a crash in between, a minute later.
    """
    now = timezone.now()
    with transaction.atomic():
        due = list(
            OutboxDelivery.objects.select_for_update(skip_locked=True)
            .filter(state=DeliveryState.WAITING, send_at__lte=now)
            .order_by("send_at", "id")[:BATCH]
        )
        _due(due).update(send_at=now + timedelta(seconds=settings.REDELIVER_SECONDS))
    sent = 0
    try:
        for delivery in due:
            send(delivery.pk, delivery.queue)
            sent += 1
    finally:
        if sent < len(due):
            _due(due[sent:]).filter(state=DeliveryState.WAITING).update(send_at=now)
    return len(due)


def run(send: Callable[[int, str], None], *, stopping: Callable[[], bool]) -> None:
    """Until `stopping`: hand over, then wait for a commit's wake-up or a second. Outlives database and broker."""
    while not stopping():
        try:
            while hand_over(send) == BATCH and not stopping():
                pass
            _wait_for_wake_up()
        except (OperationalError, BrokerDown) as problem:
            log.warning("relay waits: %s", type(problem).__name__)
            connection.close()
            time.sleep(IDLE_SECONDS)


def _due(deliveries: Sequence[OutboxDelivery]) -> QuerySet[OutboxDelivery]:
    return OutboxDelivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries])


def _wait_for_wake_up() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {CHANNEL}")
    for _ in connection.connection.notifies(timeout=IDLE_SECONDS, stop_after=1):
        break
