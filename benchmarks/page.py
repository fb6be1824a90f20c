"""`script/bench page`: the warm home page beside a constant page of the same size on the same server.

The constant page runs without any middleware: it is the least a Django view can cost. Neither is asked for packed,
so that both send the same number of bytes. Aim: at least 0.6 of it.
"""

from itertools import repeat

import uvloop

from benchmarks.beside import Comparison, compare
from benchmarks.connection import get
from benchmarks.openload import Timing, at_rate
from benchmarks.report import Result, Row
from benchmarks.shop import HOME, Shop, fetch

AIM = 0.6
RATE = 400.0  # requests/s at which latencies are compared
TURNS = 5
SECONDS = 2.0


def measure(shop: Shop, *, turns: int = TURNS, seconds: float = SECONDS, rate: float = RATE) -> Result:
    return uvloop.run(_measure(shop, turns, seconds, rate))


async def _measure(shop: Shop, turns: int, seconds: float, rate: float) -> Result:
    size = len(fetch(shop.web, HOME))
    home, constant = get(HOME), get(f"/constant/{size}")
    comparison = await compare(shop, repeat(home), repeat(constant), turns=turns, seconds=seconds)
    bare = await at_rate(shop.bare, repeat(constant), rate=rate, seconds=seconds)
    ours = await at_rate(shop.web, repeat(home), rate=rate, seconds=seconds)
    return _result(comparison, ours, bare, size=size)


def _result(comparison: Comparison, ours: Timing, bare: Timing, *, size: int) -> Result:
    rows = [
        Row("home page, warm", comparison.our_rate, ours),
        Row("constant page", comparison.bare_rate, bare),
    ]
    figures = {
        "bytes": size,
        "ratio": comparison.ratio,
        "cpuRatio": comparison.cpu_ratio,
        "aim": AIM,
        "perSecond": comparison.our_rate,
        "constantPerSecond": comparison.bare_rate,
        "statuses": comparison.our_statuses(),
        "atRate": ours.figures(),
        "constantAtRate": bare.figures(),
    }
    return Result("page", rows, figures)
