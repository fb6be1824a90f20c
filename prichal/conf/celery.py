"""Celery: a queue per kind of work, late acknowledgement, no ETA (later moments live in the outbox), beat's clock."""

import os

from celery import Celery
from celery.signals import setup_logging
from kombu import Exchange, Queue

from prichal.conf.env import Env
from prichal.kernel.rules import QUEUES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prichal.conf.settings")

env = Env()
RABBIT = env.broker_url.startswith("amqp")
VISIBILITY_SECONDS = 300  # above the longest task: a dead worker's message comes back after it

app = Celery("prichal", broker=env.broker_url)
app.conf.update(
    timezone="Europe/Moscow",
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    task_default_queue="sale",
    task_default_queue_type="quorum" if RABBIT else "classic",
    worker_detect_quorum_queues=RABBIT,
    task_queues=[
        Queue(name, Exchange(name), routing_key=name, queue_arguments={"x-queue-type": "quorum"} if RABBIT else {})
        for name in QUEUES
    ],
    broker_transport_options={"confirm_publish": True}
    if RABBIT
    else {
        "visibility_timeout": VISIBILITY_SECONDS,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
    },
    beat_schedule={
        "expiry": {
            "task": "orders.expire_orders",
            "schedule": 5.0,
            "options": {"queue": "sale", "expires": 5},
        },
        "open-payments": {
            "task": "payments.poll_open",
            "schedule": 60.0,
            "options": {"queue": "sale", "expires": 60},
        },
        "open-refunds": {
            "task": "payments.poll_refunds",
            "schedule": 60.0,
            "options": {"queue": "sale", "expires": 60},
        },
        "audit-seals": {
            "task": "kernel.seal_audit",
            "schedule": 60.0,
            "options": {"queue": "analytics", "expires": 60},
        },
    },
)
app.autodiscover_tasks()


def leave_logging(**_: object) -> None:
    """Celery would hush everything below its own level: worker and beat write the lines all processes write."""


setup_logging.connect(leave_logging)
