"""As many requests as a server takes over a few connections, each asking anew when answered: for ratios only."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.connection import Connection, connect

CONNECTIONS = 16


@dataclass(frozen=True)
class Throughput:
    answered: int
    seconds: float
    statuses: Counter[str]

    @property
    def per_second(self) -> float:
        return self.answered / self.seconds


async def as_fast_as_possible(
    port: int, requests: Iterator[bytes], *, seconds: float, connections: int = CONNECTIONS
) -> Throughput:
    """Ends after so many seconds, or sooner when the requests run out. Raises OSError when the server breaks off."""
    opened = [await connect(port) for _ in range(connections)]
    statuses: Counter[str] = Counter()
    begun = time.perf_counter()
    await asyncio.gather(*(_ask(one, requests, statuses, begun + seconds) for one in opened))
    spent = time.perf_counter() - begun
    await asyncio.gather(*(one.close() for one in opened))
    return Throughput(statuses.total(), spent, statuses)


async def _ask(connection: Connection, requests: Iterator[bytes], statuses: Counter[str], until: float) -> None:
    for request in requests:
        statuses[str(await connection.ask(request))] += 1
        if time.perf_counter() >= until:
            return
