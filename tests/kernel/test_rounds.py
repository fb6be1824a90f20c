"""Rounds: again and again, each by itself, whatever fails."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from threading import current_thread

import pytest
from django.db import connection
from django.utils import timezone

from prichal.inventory.models import EventBoard, Place
from prichal.kernel import rounds
from prichal.kernel.models import OutboxDelivery, OutboxMessage
from tests.make import make_event

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def only_ours(monkeypatch):
    monkeypatch.setattr(rounds, "_rounds", {})
    monkeypatch.setattr(rounds, "REST_AFTER_FAILURE", 0.05)


def soon(look, within=10.0):
    until = time.monotonic() + within
    while not look():
        assert time.monotonic() < until, f"not within {within} s"
        time.sleep(0.02)


def test_each_round_goes_on_in_a_thread_of_its_own_until_the_end():
    seen = []

    def note(*, now):
        seen.append((now, current_thread().name))

    def sleep(*, now):
        time.sleep(1)

    rounds.add("quick", note, every=0.05)
    rounds.add("slow", sleep, every=0.05)
    before = timezone.now()
    with rounds.running():
        soon(lambda: len(seen) > 3)
    count = len(seen)
    time.sleep(0.2)

    assert len(seen) == count
    assert {name for _, name in seen} == {"quick"}
    assert before <= seen[0][0] < seen[-1][0] <= timezone.now()


def test_a_round_that_raises_has_its_next_turn(caplog):
    turns = []

    def stumble(*, now):
        turns.append(now)
        if len(turns) < 3:
            raise ValueError("a stone")

    rounds.add("stumble", stumble, every=0.05)
    with rounds.running():
        soon(lambda: len(turns) > 3)
    assert [record.getMessage() for record in caplog.records] == ["round stumble failed"] * 2


def test_a_round_outlives_its_connection(caplog):
    sessions = []

    def ask(*, now):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            sessions.append(cursor.fetchone()[0])

    rounds.add("ask", ask, every=0.05)
    with rounds.running():
        soon(lambda: len(sessions) > 2)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [sessions[0]])
        soon(lambda: sessions[-1] != sessions[0], within=2)
    assert len(set(sessions)) == 2
    assert {record.getMessage().rpartition(":")[0] for record in caplog.records} <= {"round ask waits"}


def test_a_name_is_taken_once():
    rounds.add("lamp", lambda *, now: None, every=1)
    with pytest.raises(ValueError, match="two rounds are called lamp"):
        rounds.add("lamp", lambda *, now: None, every=1)


def test_a_broker_that_never_answers_delays_no_round():
    event = make_event(seats=2)
    owed(OutboxMessage.objects.create(name="orders.OrderPaid", payload={}, trace="", created_at=timezone.now()))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        relay = start_relay(broker=f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        try:
            with silent.accept()[0]:  # it waits for an answer from now on
                for status, left in (("SOLD", 1), ("FREE", 2), ("SOLD", 1)):
                    Place.objects.filter(event=event, code="A-1").update(status=status)
                    shown = EventBoard.objects.filter(event=event, places_left=left)
                    soon(shown.exists, within=2)
        finally:
            relay.kill()
            relay.wait()


def owed(message):
    OutboxDelivery.objects.create(message=message, handler="nobody", queue="sale", send_at=message.created_at)


def start_relay(broker):
    """The command as production runs it, on the database of the tests."""
    database = os.environ["DATABASE_URL"].replace("/prichal?", f"/{connection.settings_dict['NAME']}?")
    env = {**os.environ, "DATABASE_URL": database, "BROKER_URL": broker, "REDIS_URL": broker}
    return subprocess.Popen([sys.executable, "manage.py", "relay"], cwd=ROOT, env=env)
