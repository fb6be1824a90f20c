import asyncio
from itertools import repeat

from benchmarks.closedload import as_fast_as_possible
from benchmarks.connection import get
from tests.benchmarks.small_server import small_server


def test_it_asks_anew_as_soon_as_it_is_answered():
    async def run():
        async with small_server() as server:
            measured = await as_fast_as_possible(server.port, repeat(get("/")), seconds=0.3, connections=2)
            return measured, server.answered

    measured, answered = asyncio.run(run())
    assert measured.statuses == {"200": answered}
    assert measured.answered == answered > 10
    assert measured.per_second == answered / measured.seconds


def test_it_ends_when_the_requests_run_out():
    async def run():
        async with small_server() as server:
            return await as_fast_as_possible(server.port, iter([get("/")] * 7), seconds=10, connections=3)

    measured = asyncio.run(run())
    assert (measured.answered, measured.seconds < 5) == (7, True)
