"""Short twins of the measurements: they run on an own copy and print their JSON. How fast, they don't judge."""

import json
import os

import pytest

from benchmarks import front, holds, page
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


def test_holds_are_measured_beside_one_row(shop):
    told = last_line(holds.measure(shop, sailings=20, turns=1, seconds=0.3))
    assert told["bench"] == "holds"
    assert told["ratio"] > 0.02
    assert told["statuses"].keys() == {"200"}


def test_the_front_is_measured_beside_the_web_processes(shop):
    told = last_line(front.measure(shop, turns=1, seconds=0.3, rate=50))
    assert told["bench"] == "front"
    assert told["ratio"] > 0.02
    assert told["atRate"]["statuses"].keys() == {"200"}


def test_the_servers_processor_time_is_read(shop):
    ours, bare = shop.cpu_seconds()
    assert ours > 0 and bare > 0
    assert spent_by(os.getpid()) > 0
