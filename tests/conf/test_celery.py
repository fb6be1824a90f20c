"""Celery's settings."""

from celery.signals import setup_logging

from prichal.conf.celery import app
from prichal.kernel.rules import QUEUES


def test_worker_and_beat_leave_logging_as_every_process_has_it():
    assert [answer for _, answer in setup_logging.send(sender=None)] == [None]  # somebody answers: celery keeps off


def test_every_tick_of_the_clock_goes_to_a_queue_there_is_and_is_dropped_when_the_next_is_due():
    for name, entry in app.conf.beat_schedule.items():
        assert entry["options"]["queue"] in QUEUES, name
        assert entry["schedule"] <= entry["options"]["expires"] <= max(5 * entry["schedule"], 5), name
