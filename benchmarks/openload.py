"""Load at a constant rate, whatever the server does: request i is due at `start + i / rate`, and its latency counts
from that moment. A stalled server therefore shows every request that had to wait, which closed loops hide.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.connection import Connection, connect

MOST_CONNECTIONS = 2000
SECONDS_TO_FINISH = 30.0
LARGEST_LAG_MS = 5.0  # above it the generator itself was late, and its figures mean nothing


@dataclass
class Timing:
    """What a run at a constant rate measured. Times in seconds."""

    rate: float
    latencies: list[float] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    connections: int = 0

    def milliseconds(self, share: float) -> float:
        return quantile(self.latencies, share)

    @property
    def trusted(self) -> bool:
        """Whether the generator kept its own appointments."""
        return quantile(self.lags, 0.99) <= LARGEST_LAG_MS

    def figures(self) -> dict[str, object]:
        return {
            "rate": round(self.rate, 1),
            "p50": self.milliseconds(0.5),
            "p95": self.milliseconds(0.95),
            "p99": self.milliseconds(0.99),
            "max": self.milliseconds(1.0),
            "lagP99": quantile(self.lags, 0.99),
            "statuses": dict(self.statuses),
        }


def quantile(seconds: list[float], share: float) -> float:
    """In milliseconds, to a tenth; the largest for share 1, 0 of nothing."""
    if not seconds:
        return 0.0
    return round(sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))] * 1000, 1)


class Load:
    """One run against one port."""

    def __init__(self, port: int, requests: Iterator[bytes], rate: float) -> None:
        self.timing = Timing(rate)
        self._port = port
        self._requests = requests
        self._idle: list[Connection] = []
        self._places = asyncio.Semaphore(MOST_CONNECTIONS)

    async def run(self, seconds: float) -> Timing:
        rate, count = self.timing.rate, int(self.timing.rate * seconds)
        start = time.perf_counter() + 0.2
        under_way: set[asyncio.Task[None]] = set()
        sent = 0
        while sent < count:
            now = time.perf_counter()
            while sent < count and (due := start + sent / rate) <= now:
                self.timing.lags.append(now - due)
                task = asyncio.create_task(self._one(next(self._requests), due))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
                sent += 1
            await asyncio.sleep(max(0.0, start + sent / rate - time.perf_counter()))
        if under_way:
            await asyncio.wait(under_way, timeout=SECONDS_TO_FINISH)
        self.timing.statuses["unanswered"] += len(under_way)
        self.timing.statuses += Counter()  # without zeros
        await asyncio.gather(*(connection.close() for connection in self._idle))
        return self.timing

    async def _one(self, request: bytes, due: float) -> None:
        """A new connection is opened where none is idle."""
        async with self._places:
            try:
                connection = await self._connection()
                status = str(await connection.ask(request))
                self._idle.append(connection)
            except OSError as error:
                status = type(error).__name__
        self.timing.statuses[status] += 1
        self.timing.latencies.append(time.perf_counter() - due)

    async def _connection(self) -> Connection:
        while self._idle:
            connection = self._idle.pop()
            if connection.open:
                return connection
        self.timing.connections += 1
        return await connect(self._port)


async def at_rate(port: int, requests: Iterator[bytes], *, rate: float, seconds: float) -> Timing:
    """Ask `rate` requests a second for so long."""
    return await Load(port, requests, rate).run(seconds)
