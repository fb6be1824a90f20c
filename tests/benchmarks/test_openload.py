"""The generator's own check: a deliberate stall must show in full."""

import asyncio
from itertools import repeat

import pytest

from benchmarks.connection import get
from benchmarks.openload import Timing, at_rate, quantile
from tests.benchmarks.small_server import small_server

STALL = 0.5
RATE = 200.0
SECONDS = 2.0


def test_a_stall_shows_every_request_that_had_to_wait():
    """With a quarter of the time stalled, a quarter of the requests waited, evenly from 0 to the stall's length."""

    async def run():
        async with small_server() as server:
            stall = asyncio.create_task(server.stall(after=0.7, seconds=STALL))
            timing = await at_rate(server.port, repeat(get("/")), rate=RATE, seconds=SECONDS)
            await stall
            return timing

    timing = asyncio.run(run())
    assert timing.statuses == {"200": RATE * SECONDS}
    waited = sum(1 for latency in timing.latencies if latency > STALL / 5)
    assert waited == pytest.approx(RATE * STALL * 4 / 5, rel=0.25)
    assert timing.milliseconds(0.95) == pytest.approx(1000 * STALL * 0.8, rel=0.25)
    assert timing.milliseconds(1.0) == pytest.approx(1000 * STALL, rel=0.4)


def test_refused_and_broken_connections_are_counted_by_their_kind():
    async def run():
        async with small_server() as server:
            port = server.port
            server.answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            broken = await at_rate(port, repeat(get("/")), rate=50, seconds=0.1)
        return broken, await at_rate(port, repeat(get("/")), rate=50, seconds=0.1)

    broken, refused = asyncio.run(run())
    assert (broken.statuses, refused.statuses) == ({"ConnectionResetError": 5}, {"ConnectionRefusedError": 5})


def test_connections_are_used_again():
    async def run():
        async with small_server() as server:
            return await at_rate(server.port, repeat(get("/")), rate=100, seconds=0.5)

    timing = asyncio.run(run())
    assert (len(timing.latencies), timing.connections < 50) == (50, True)


def test_figures_of_a_late_generator_are_not_trusted():
    assert Timing(1.0, lags=[0.001] * 100).trusted is True
    assert Timing(1.0, lags=[0.006] * 100).trusted is False


@pytest.mark.parametrize(("share", "milliseconds"), [(0.5, 51.0), (0.95, 96.0), (0.99, 100.0), (1.0, 100.0)])
def test_quantiles_are_milliseconds(share, milliseconds):
    assert quantile([n / 1000 for n in range(1, 101)], share) == milliseconds
    assert quantile([], share) == 0.0
