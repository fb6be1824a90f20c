"""Races with real threads, each on a database connection of its own beside the pool."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def race(runners: Sequence[Callable[[], T]], *, threads: int | None = None) -> list[T]:
    """Run all at one instant (in so many threads at most) and return what each returned, in their order."""
    lanes = min(threads or len(runners), len(runners))
    barrier = Barrier(lanes)

    def lane(first: int) -> list[tuple[int, T]]:
        try:
            options = {name: value for name, value in connection.settings_dict["OPTIONS"].items() if name != "pool"}
            connection.settings_dict = {**connection.settings_dict, "OPTIONS": options}
            connection.ensure_connection()
            barrier.wait(timeout=20)
            return [(n, runners[n]()) for n in range(first, len(runners), lanes)]
        finally:
            connection.close()

    with ThreadPoolExecutor(lanes) as pool:
        done = [pair for results in pool.map(lane, range(lanes)) for pair in results]
    return [result for _, result in sorted(done, key=lambda pair: pair[0])]
