"""The short twin of `script/bench buy`: it buys on an own copy and prints its JSON. How fast, it doesn't judge."""

import json

import pytest

from benchmarks import buy
from benchmarks.holds import Pgbench
from benchmarks.orders import BUYERS
from benchmarks.shop import running_shop


@pytest.fixture(scope="module")
def shop():
    """As somebody would start it: with none of what this run of tests has put into the environment."""
    with pytest.MonkeyPatch.context() as patch:
        names = {"DATABASE_URL", "REDIS_URL", "BROKER_URL", "STATIC_ROOT", "TICKET_KEY_FILE", "PAGE_CACHE_SECONDS"}
        for name in names | {"SECRET_KEY"}:
            patch.delenv(name)
        with running_shop(first_port=26_500, sells=True) as running:
            yield running


def test_holds_and_orders_are_measured_to_their_end(shop):
    result = buy.measure(shop, sailings=40, turns=1, seconds=0.3, statements=10, selling_seconds=0.5)
    told = json.loads(str(result).splitlines()[-1])
    assert told["bench"] == "buy"
    assert (told["aimRatio"], told["aimOrdersPerSecond"], told["aimPaperSeconds"]) == (0.5, 50, 30)
    assert told["holdStatuses"].keys() == {"200"}
    assert told["orders"] >= BUYERS
    figures = {"ratioToBareRequest", "ratioToPgbench", "pgbenchPerSecond", "ordersPerSecond", "papersPerSecond"}
    assert all(told[name] > 0 for name in figures)
    assert 0 <= told["paperSecondsP95"] < 60
    assert told["stepMs"].keys() == {"hold", "order", "payment", "bank"}
    assert {"web", "worker", "relay", "sandbox", "database"} <= told["cpuMsPerOrder"].keys()


def test_a_statement_of_pgbench_that_holds_nothing_is_no_figure(shop):
    season = shop.python("benchmarks.sailings", "2")
    with pytest.raises(RuntimeError, match="pgbench held 16 seats instead of 24"):
        Pgbench(shop, season["events"][-2:], season["codes"][:8]).per_second(3)
    with pytest.raises(RuntimeError, match="no row of numbers"):
        Pgbench(shop, [7, 9], ["A-1"])
