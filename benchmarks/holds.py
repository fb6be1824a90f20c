"""`script/bench holds`: seats held over HTTP, each by a session of its own, beside one row read by its key.

The row is read by a view without any middleware on the same server. Aim: at least half as many holds, and every one
answered 200.
"""

import json
from collections.abc import Iterator
from itertools import count, cycle, islice
from secrets import token_hex
from typing import Any

import uvloop

from benchmarks.beside import compare
from benchmarks.closedload import as_fast_as_possible
from benchmarks.connection import get, post
from benchmarks.report import Result, Row
from benchmarks.shop import Shop

AIM = 0.5
SAILINGS = 200
WARMING = 500  # holds before the measured ones
TURNS = 4
SECONDS = 2.0


def measure(shop: Shop, *, sailings: int = SAILINGS, turns: int = TURNS, seconds: float = SECONDS) -> Result:
    return uvloop.run(_measure(shop, sailings, turns, seconds))


async def _measure(shop: Shop, sailings: int, turns: int, seconds: float) -> Result:
    season = shop.python("benchmarks.sailings", str(sailings))
    wanted = holds(season)
    await as_fast_as_possible(shop.web, islice(wanted, WARMING), seconds=SECONDS)
    shop.learn()  # a database that has never seen a hold plans for empty tables until autovacuum comes by
    rows = (get(f"/row/{pk}") for pk in cycle(season["places"]))
    comparison = await compare(shop, wanted, rows, turns=turns, seconds=seconds)
    table = [
        Row("holds of one seat", comparison.our_rate),
        Row("one row by its key", comparison.bare_rate),
    ]
    figures = {
        "ratio": comparison.ratio,
        "cpuRatio": comparison.cpu_ratio,
        "aim": AIM,
        "perSecond": comparison.our_rate,
        "rowPerSecond": comparison.bare_rate,
        "statuses": comparison.our_statuses(),
    }
    return Result("holds", table, figures)


def holds(season: dict[str, Any]) -> Iterator[bytes]:
    """Every seat of the season once: the first of each sailing, then the second of each, as a busy day spreads them."""
    run, number = token_hex(6), count()
    for code in season["codes"]:
        for event in season["events"]:
            body = json.dumps({"sessionId": f"bench-{run}-{next(number)}", "seats": [code]}).encode()
            yield post(f"/api/v1/events/{event}/seats/lock", body)
