"""The outbox: what a committed fact owes is committed with it, and is delivered at least once.

`publish` writes one row for the message and one delivery per subscribed handler, in the caller's transaction.
The relay (`relay.py`) hands due deliveries to the broker; a worker runs `deliver`. Messages carry ids and plain
values; handlers read the present. Order is not promised.
"""

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction

from prichal.kernel.logs import current_trace, masked, traced
from prichal.kernel.models import OutboxDelivery, OutboxMessage
from prichal.kernel.rules import ATTEMPTS, QUEUES, DeliveryState

log = logging.getLogger(__name__)
M = TypeVar("M")
CHANNEL = "outbox"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A handler, its queue, and whether it calls an outsider (then it runs outside any transaction)."""

    name: str
    message_type: type[Any]
    handler: Callable[..., None]
    queue: str
    outside: bool


_by_message: dict[str, list[Subscription]] = {}
_by_handler: dict[str, Subscription] = {}


def subscribe(
    message_type: type[M], handler: Callable[[M, datetime], None], *, queue: str, outside: bool = False
) -> None:
    """Called in an app's `ready`. Handlers take (message, now) and are safe to run twice.

    An inside handler commits its effect together with the delivery's DONE; an outside one keeps its own state.
    """
    if queue not in QUEUES:
        raise ValueError(f"unknown queue {queue!r}: one of {QUEUES}")
    name = f"{handler.__module__.split('.')[1]}.{handler.__name__}"
    subscription = Subscription(name, message_type, handler, queue, outside)
    if _by_handler.setdefault(name, subscription).handler is not handler:
        raise ValueError(f"two handlers are called {name}")
    _by_message.setdefault(_name_of(message_type), []).append(subscription)


def publish(message: object, *, now: datetime) -> OutboxMessage:
    """Owe the consequences of `message` (a frozen dataclass). Raises RuntimeError outside a transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("a message belongs into the transaction of its fact")
    name = _name_of(type(message))
    row = OutboxMessage.objects.create(
        name=name,
        payload=asdict(message),  # type: ignore[call-overload]  # any dataclass
        trace=current_trace(),
        created_at=now,
    )
    OutboxDelivery.objects.bulk_create(
        OutboxDelivery(message=row, handler=s.name, queue=s.queue, send_at=now) for s in _by_message.get(name, [])
    )
    with connection.cursor() as cursor:  # wakes the relay when this transaction commits
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    return row


def deliver(delivery_id: int, *, now: datetime) -> bool:
    """Run one delivery. False where it is done already or another worker has it. The handler's exception passes."""
    delivery = OutboxDelivery.objects.select_related("message").get(pk=delivery_id)
    subscription = _by_handler[delivery.handler]
    message = subscription.message_type(**delivery.message.payload)
    with traced(delivery.message.trace):
        run = _deliver_outside if subscription.outside else _deliver_inside
        done = run(delivery, subscription, message, now)
        log.info("%s for %s: %s", delivery.handler, delivery.message.name, "done" if done else "left to another")
        return done


def replay(delivery_id: int, *, now: datetime) -> bool:
    """Let a FAILED delivery be tried again from the start; the caller has the right to. False where it isn't FAILED."""
    failed = OutboxDelivery.objects.filter(pk=delivery_id, state=DeliveryState.FAILED)
    return failed.update(state=DeliveryState.WAITING, attempts=0, send_at=now) == 1


def note_failure(delivery_id: int, problem: str, *, now: datetime) -> None:
    """Count a failed try and choose the next moment: 5 s, doubling to an hour; FAILED after the last one."""
    with transaction.atomic():
        delivery = OutboxDelivery.objects.select_for_update().get(pk=delivery_id)
        if delivery.state != DeliveryState.WAITING:
            return
        delivery.attempts += 1
        delivery.last_error = masked(problem)[:2000]
        delivery.send_at = now + timedelta(seconds=min(5 * 2 ** (delivery.attempts - 1), 3600))
        if delivery.attempts >= ATTEMPTS:
            delivery.state = DeliveryState.FAILED
        delivery.save(update_fields=["attempts", "last_error", "send_at", "state"])


def _deliver_inside(delivery: OutboxDelivery, subscription: Subscription, message: object, now: datetime) -> bool:
    with transaction.atomic():
        waiting = OutboxDelivery.objects.select_for_update(skip_locked=True)
        if not waiting.filter(pk=delivery.pk, state=DeliveryState.WAITING).exists():
            return False
        subscription.handler(message, now)
        _done(delivery, now)
    return True


def _deliver_outside(delivery: OutboxDelivery, subscription: Subscription, message: object, now: datetime) -> bool:
    claimed = OutboxDelivery.objects.filter(
        pk=delivery.pk, state=DeliveryState.WAITING, send_at=delivery.send_at
    ).update(send_at=now + timedelta(seconds=settings.REDELIVER_SECONDS))
    if not claimed:
        return False
    subscription.handler(message, now)
    _done(delivery, now)
    return True


def _done(delivery: OutboxDelivery, now: datetime) -> None:
    OutboxDelivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.DONE, done_at=now)


def _name_of(message_type: type[Any]) -> str:
    return f"{message_type.__module__.split('.')[1]}.{message_type.__name__}"
