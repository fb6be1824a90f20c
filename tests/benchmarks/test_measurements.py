"""Short twins of the measurements: they run on an own copy and print their JSON. How fast, they don't judge."""

import json
import os

import pytest

from benchmarks import catalog, front, page, publish
from benchmarks.shop import running_shop, spent_by


@pytest.fixture(scope="module")
def shop():
    """As somebody would start it: with none of what this run of tests has put into the environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name in {"DATABASE_URL", "REDIS_URL", "BROKER_URL", "STATIC_ROOT", "TICKET_KEY_FILE", "PAGE_CACHE_SECONDS"}:
            patch.delenv(name)
        patch.delenv("SECRET_KEY")
        with running_shop(first_port=26_500) as running:
            yield running


def last_line(result):
    return json.loads(str(result).splitlines()[-1])


def test_the_home_page_is_measured_beside_a_constant_one(shop):
    told = last_line(page.measure(shop, turns=1, seconds=0.3, rate=50))
    assert told["bench"] == "page"
    assert told["ratio"] > 0.05
    assert told["statuses"].keys() == told["atRate"]["statuses"].keys() == {"200"}
    assert told["bytes"] > 5000


def test_publishing_a_season_is_measured(shop):
    told = last_line(publish.measure(shop, sailings=165))
    assert told["bench"] == "publish"
    assert (told["sailings"], told["aimSeconds"]) == (165, 60)
    assert told["places"] > 20_000
    assert 0 < told["seconds"] < 60


def test_pages_and_calls_of_the_catalogue_are_measured_warm_and_cold(shop):
    pace = catalog.Pace(turns=1, seconds=0.1, warm_rate=50, cold_seconds=0.2)
    told = last_line(catalog.measure(shop, sailings=330, pace=pace))
    assert told["bench"] == "catalog"
    assert (told["statuses"], told["aim"], told["aimColdListP95"]) == (["200"], 0.6, 60)
    assert {"home", "events of a day", "excursion", "event", "API events by time", "API seats"} <= told["calls"].keys()
    assert told["ratio"] == min(one["ratio"] for label, one in told["calls"].items() if not label.startswith("API"))
    assert told["calls"]["home"]["cold"].keys() >= {"p50", "p95"}
    assert told["calls"]["home"]["coldCpuMs"]["web"] > 0


def test_the_front_is_measured_beside_the_web_processes(shop):
    told = last_line(front.measure(shop, turns=1, seconds=0.3, rate=50))
    assert told["bench"] == "front"
    assert told["ratio"] > 0.02
    assert told["atRate"]["statuses"].keys() == {"200"}


def test_the_servers_processor_time_is_read(shop):
    ours, bare = shop.cpu_seconds()
    assert ours > 0 and bare > 0
    assert spent_by(os.getpid()) > 0
