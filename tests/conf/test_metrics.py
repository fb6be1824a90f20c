"""What Prometheus is told, and who may ask."""

import os
import subprocess
import sys

import pytest
from django.db import DatabaseError
from django.http import HttpResponse
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from prichal.conf import metrics, owed
from prichal.conf.metrics import Measured, Owed, clear_earlier_run, is_ours

OBSERVE = """
import os, sys
from prometheus_client import Histogram
from prichal.conf import metrics
metrics.page_cache("hit")
metrics.seconds_of("catalog", 2).observe(0.02)
"""


def counted(request_class, status):
    labels = {"request_class": request_class, "status": status}
    return metrics.registry.get_sample_value("prichal_request_seconds_count", labels) or 0


def samples(text):
    return {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.parametrize(
    ("path", "status", "counted_as"),
    [("/events", 200, ("catalog", "2xx")), ("/api/v1/orders", 409, ("checkout", "4xx")), ("/x", 500, ("other", "5xx"))],
)
def test_each_request_is_counted_in_its_class(rf, path, status, counted_as):
    before = counted(*counted_as)
    Measured(lambda request: HttpResponse(status=status))(rf.get(path))
    assert counted(*counted_as) == before + 1


@pytest.mark.django_db
def test_the_scrape_tells_requests_pages_and_what_is_owed(client):
    client.get("/healthz")
    told = samples(client.get("/metrics").content.decode())
    assert told[("prichal_request_seconds_count", ("request_class", "other"), ("status", "2xx"))] >= 1
    owed_now = {name: told[(f"prichal_{name}",)] for name in owed_names()}
    assert owed_now == dict.fromkeys(owed_names(), 0.0)
    assert told[("prichal_database_up",)] == 1


def owed_names():
    return ["outbox_due", "outbox_oldest_due_seconds", "outbox_failed", "open_holds", "paid_without_tickets"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["203.0.113.7", "10.0.0.1", "::1", "not an address", ""])
def test_strangers_find_no_such_page(client, address):
    assert client.get("/metrics", REMOTE_ADDR=address).status_code == 404


def test_networks_of_ours_are_a_setting(settings):
    settings.METRICS_NETWORKS = ["10.1.0.0/16", "::1/128"]
    assert [is_ours(address) for address in ("10.1.2.3", "10.2.0.1", "::1", "127.0.0.1")] == [True, False, True, False]


def test_a_visitor_behind_our_proxy_is_a_stranger(client, settings, db):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert client.get("/metrics", headers={"x-forwarded-for": "203.0.113.7"}).status_code == 404


def test_without_the_database_the_scrape_says_so(monkeypatch):
    def no_database(*, now):
        raise DatabaseError("gone")

    monkeypatch.setattr(owed, "read", no_database)
    registry = CollectorRegistry()
    registry.register(Owed())
    assert [(family.name, family.samples[0].value) for family in registry.collect()] == [("prichal_database_up", 0)]


@pytest.mark.django_db
def test_processes_of_one_machine_are_summed(client, settings, tmp_path):
    environment = {**os.environ, "METRICS_DIR": str(tmp_path)}
    for _ in range(2):
        setup = "import django; django.setup()\n"
        subprocess.run([sys.executable, "-c", setup + OBSERVE], env=environment, check=True)
    settings.METRICS_DIR = str(tmp_path)
    told = samples(client.get("/metrics").content.decode())
    assert told[("prichal_page_cache_total", ("result", "hit"))] == 2
    assert told[("prichal_request_seconds_count", ("request_class", "catalog"), ("status", "2xx"))] == 2


def ended():
    """The id of a process that has ended."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def test_a_start_forgets_what_an_earlier_run_counted(tmp_path):
    folder = tmp_path / "metrics"
    clear_earlier_run(folder)
    for name in (f"counter_{ended()}.db", f"histogram_{os.getpid()}.db"):
        (folder / name).touch()
    (folder / "notes.txt").touch()
    clear_earlier_run(folder)
    assert [file.name for file in folder.iterdir()] == ["notes.txt"]


def test_while_others_count_even_the_dead_stay_counted(tmp_path):
    names = {f"counter_{ended()}.db", f"counter_{os.getppid()}.db"}
    for name in names:
        (tmp_path / name).touch()
    clear_earlier_run(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == names
