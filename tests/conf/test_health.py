"""Ready means: the database answers and is migrated. Redis gone is only degraded: the sale goes on."""

import json
import socket
import threading

import pytest
from django.db.migrations.recorder import MigrationRecorder

from prichal.conf import health
from tests.sandbox.box import free_port


def told(response):
    return response.status_code, json.loads(response.content)


def test_a_process_that_answers_lives(rf):
    assert told(health.healthz(rf.get("/healthz"))) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_migrated_database_is_ready(rf):
    assert told(health.readyz(rf.get("/readyz"))) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_not_ready(rf):
    MigrationRecorder.Migration.objects.filter(app="tickets").delete()
    status, body = told(health.readyz(rf.get("/readyz")))
    assert (status, body["status"]) == (503, "down")


@pytest.mark.django_db
def test_without_redis_it_is_degraded_and_still_ready(rf, settings):
    settings.CACHES = {
        "default": {**settings.CACHES["default"], "LOCATION": "unix:///nowhere/redis.sock?db=0"},
    }
    assert told(health.readyz(rf.get("/readyz"))) == (200, {"status": "degraded", "redis": "ConnectionError"})


def test_a_broker_that_does_not_answer_is_named():
    assert health.broker_fault(f"amqp://guest:guest@127.0.0.1:{free_port()}//") == {"broker": "OperationalError"}
    assert health.broker_fault(f"redis://127.0.0.1:{free_port()}/0") == {"broker": "OperationalError"}


@pytest.mark.parametrize("scheme", ["redis", "amqp"])
def test_a_broker_that_is_frozen_keeps_nobody_waiting(scheme):
    with socket.create_server(("127.0.0.1", 0)) as mute:  # takes connections, never says a word
        probe = threading.Thread(
            target=health.broker_fault, args=(f"{scheme}://127.0.0.1:{mute.getsockname()[1]}/1",), daemon=True
        )
        probe.start()
        probe.join(timeout=15)
        assert not probe.is_alive()
