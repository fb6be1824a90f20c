"""A committed fact has its consequences: at least once, visible when they fail."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from embedded import plan
from prichal.kernel import logs, outbox, relay
from prichal.kernel.models import OutboxDelivery, OutboxMessage
from prichal.kernel.rules import ATTEMPTS, QUEUES, DeliveryState

NOON = datetime(2026, 6, 12, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LampLit:
    lamp_id: int


class Boom(Exception):
    pass


lit: list[int] = []
broken = False


def light(message: LampLit, now: datetime) -> None:
    """Its effect is a row, so that it stands or falls with the delivery."""
    OutboxMessage.objects.create(name="lit", payload={"lamp": message.lamp_id}, created_at=now)
    lit.append(message.lamp_id)
    if broken:
        raise Boom("the lamp is broken")


@pytest.fixture(autouse=True)
def subscribed(monkeypatch):
    monkeypatch.setattr(outbox, "_by_message", {})
    monkeypatch.setattr(outbox, "_by_handler", {})
    lit.clear()
    monkeypatch.setattr(sys.modules[__name__], "broken", False)
    outbox.subscribe(LampLit, light, queue="sale")


def publish() -> OutboxDelivery:
    with transaction.atomic():
        outbox.publish(LampLit(7), now=NOON)
    return OutboxDelivery.objects.get()


@pytest.mark.django_db(transaction=True)
def test_a_message_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="transaction of its fact"):
        outbox.publish(LampLit(7), now=NOON)


@pytest.mark.django_db(transaction=True)
def test_a_fact_rolled_back_has_no_consequences():
    with pytest.raises(Boom), transaction.atomic():
        outbox.publish(LampLit(7), now=NOON)
        raise Boom
    assert OutboxDelivery.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_delivery_runs_once_however_often_it_is_sent():
    delivery = publish()
    assert [outbox.deliver(delivery.pk, now=NOON) for _ in range(3)] == [True, False, False]
    delivery.refresh_from_db()
    assert (lit, delivery.state, delivery.done_at) == ([7], DeliveryState.DONE, NOON)


@pytest.mark.django_db(transaction=True)
def test_a_failing_handler_leaves_no_half_effect_and_is_tried_again_later(monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "broken", True)
    delivery = publish()
    with pytest.raises(Boom):
        outbox.deliver(delivery.pk, now=NOON)
    outbox.note_failure(delivery.pk, "Boom", now=NOON)
    delivery.refresh_from_db()
    assert OutboxMessage.objects.filter(name="lit").count() == 0
    assert (delivery.state, delivery.attempts, delivery.send_at) == (
        DeliveryState.WAITING,
        1,
        NOON + timedelta(seconds=5),
    )


@pytest.mark.django_db(transaction=True)
def test_after_the_last_try_a_delivery_is_failed_and_stays_visible():
    delivery = publish()
    for _ in range(ATTEMPTS):
        outbox.note_failure(delivery.pk, "Boom for anna@example.com", now=NOON)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.last_error) == (DeliveryState.FAILED, "Boom for a…@…")


@pytest.mark.django_db(transaction=True)
def test_the_relay_sends_again_what_is_not_done_within_a_minute():
    delivery = publish()
    sent: list[tuple[int, str]] = []

    def take(delivery_id: int, queue: str) -> None:
        sent.append((delivery_id, queue))

    assert [relay.hand_over(take), relay.hand_over(take)] == [1, 0]
    OutboxDelivery.objects.update(send_at=NOON)
    assert relay.hand_over(take) == 1
    assert sent == [(delivery.pk, "sale")] * 2


@pytest.mark.django_db(transaction=True)
def test_what_the_broker_did_not_take_stays_due():
    publish()

    def down(delivery_id: int, queue: str) -> None:
        raise Boom

    with pytest.raises(Boom):
        relay.hand_over(down)
    assert OutboxDelivery.objects.get().send_at <= timezone.now()


@pytest.mark.django_db(transaction=True)
def test_the_id_of_the_request_travels_to_the_handler():
    seen: list[str] = []
    outbox.subscribe(LampLit, lambda message, now: seen.append(logs.current_trace()), queue="sale")
    with logs.traced("req-1"), transaction.atomic():
        outbox.publish(LampLit(7), now=NOON)
    for delivery in OutboxDelivery.objects.all():
        outbox.deliver(delivery.pk, now=NOON)
    assert seen == ["req-1"]


@pytest.mark.django_db(transaction=True)
def test_only_a_failed_delivery_can_be_replayed_and_then_runs():
    delivery = publish()
    assert not outbox.replay(delivery.pk, now=NOON)
    for _ in range(ATTEMPTS):
        outbox.note_failure(delivery.pk, "Boom", now=NOON)
    assert outbox.replay(delivery.pk, now=NOON)
    assert outbox.deliver(delivery.pk, now=NOON)
    assert lit == [7]


def test_an_unknown_queue_is_refused():
    with pytest.raises(ValueError, match="unknown queue"):
        outbox.subscribe(LampLit, light, queue="later")


def test_the_embedded_worker_reads_every_queue():
    assert tuple(plan.QUEUES.split(",")) == QUEUES
