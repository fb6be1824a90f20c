"""Two kinds of requests measured by turns, so that whatever else the machine does falls on both."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks.closedload import Throughput, as_fast_as_possible
from benchmarks.shop import Shop


@dataclass(frozen=True)
class Pair:
    """One turn of each. CPU is what the server's processes spent per answered request, in seconds."""

    ours: Throughput
    bare: Throughput
    our_cpu: float
    bare_cpu: float


@dataclass(frozen=True)
class Comparison:
    """All turns. `ratio` is of requests per second, `cpu_ratio` of requests per processor second of the server."""

    pairs: list[Pair]

    @property
    def ratio(self) -> float:
        return round(median(pair.ours.per_second / pair.bare.per_second for pair in self.pairs), 3)

    @property
    def cpu_ratio(self) -> float:
        ours = sum(pair.our_cpu for pair in self.pairs) / sum(pair.ours.answered for pair in self.pairs)
        bare = sum(pair.bare_cpu for pair in self.pairs) / sum(pair.bare.answered for pair in self.pairs)
        return round(bare / ours, 3) if ours else 0.0

    @property
    def our_rate(self) -> float:
        return round(median(pair.ours.per_second for pair in self.pairs), 1)

    @property
    def bare_rate(self) -> float:
        return round(median(pair.bare.per_second for pair in self.pairs), 1)

    def our_statuses(self) -> dict[str, int]:
        return dict(sum((pair.ours.statuses for pair in self.pairs), Counter()))


async def compare(
    shop: Shop, ours: Iterator[bytes], bare: Iterator[bytes], *, turns: int, seconds: float
) -> Comparison:
    """Turns of so many seconds each, the bare one first; a first short turn of both is not counted."""
    for port, requests in ((shop.bare, bare), (shop.web, ours)):
        await as_fast_as_possible(port, requests, seconds=min(seconds, 0.5))
    pairs = []
    for _ in range(turns):
        before = shop.cpu_seconds()
        beside = await as_fast_as_possible(shop.bare, bare, seconds=seconds)
        measured = await as_fast_as_possible(shop.web, ours, seconds=seconds)
        after = shop.cpu_seconds()
        pairs.append(Pair(measured, beside, after[0] - before[0], after[1] - before[1]))
    return Comparison(pairs)
