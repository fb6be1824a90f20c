"""`script/bench front`: the home page through the one address of the embedded set-up beside the web processes alone.

The front only copies bytes between two sockets; this is what it costs. In production nginx stands in its place.
"""

import sys
from itertools import repeat
from statistics import median

import uvloop

from benchmarks.closedload import as_fast_as_possible
from benchmarks.connection import get
from benchmarks.openload import at_rate
from benchmarks.report import Result, Row
from benchmarks.shop import HOME, Shop, child, free_neighbours, wait_until_it_answers

AIM = 0.5
RATE = 400.0
TURNS = 5
SECONDS = 2.0


def measure(shop: Shop, *, turns: int = TURNS, seconds: float = SECONDS, rate: float = RATE) -> Result:
    port = free_neighbours(shop.web + 100)
    nobody = str(port + 1)  # no socket is asked for here
    argv = [sys.executable, "-m", "embedded.front", str(port), str(shop.web), nobody]
    log = shop.plan.folder / "logs/front-measured.log"
    with child(argv, log=log, environment=dict(shop.plan.environment)):
        wait_until_it_answers(port, HOME)
        return uvloop.run(_measure(shop.web, port, turns, seconds, rate))


async def _measure(web: int, front: int, turns: int, seconds: float, rate: float) -> Result:
    home = get(HOME)
    through, direct = [], []
    for _ in range(turns):
        direct.append((await as_fast_as_possible(web, repeat(home), seconds=seconds)).per_second)
        through.append((await as_fast_as_possible(front, repeat(home), seconds=seconds)).per_second)
    directly = await at_rate(web, repeat(home), rate=rate, seconds=seconds)
    fronted = await at_rate(front, repeat(home), rate=rate, seconds=seconds)
    rows = [
        Row("through the front", round(median(through), 1), fronted),
        Row("web directly", round(median(direct), 1), directly),
    ]
    figures = {
        "ratio": round(median(one / other for one, other in zip(through, direct, strict=True)), 3),
        "aim": AIM,
        "perSecond": round(median(through), 1),
        "directPerSecond": round(median(direct), 1),
        "atRate": fronted.figures(),
        "directAtRate": directly.figures(),
    }
    return Result("front", rows, figures)
