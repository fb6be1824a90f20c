"""`script/bench catalog`: catalogue pages and API calls over the full-size season, warm and cold.

Warm: one address asked again and again, beside a constant page of the same size on the same server. Cold: ever other
addresses asked of a second pair of web processes that remember no page; `cpu ms` is what web and database spent on one
such request, which says more than latencies where the machine is busy with other things. Aims: a warm page at least
0.6 of the constant one, a cold list within 60 ms (p95).
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle, repeat
from typing import Any

import uvloop

from benchmarks.beside import Comparison, compare
from benchmarks.connection import get
from benchmarks.openload import Timing, at_rate
from benchmarks.report import Result
from benchmarks.shop import FULL_SEASON, Shop, another_web, fetch, spent_by, wait_until_it_answers

AIM, AIM_COLD_MS = 0.6, 60
COLD_RATE = 20.0  # requests/s
DEMO = False
API = "/api/v1"
COLUMNS = (
    ("bytes", 34),
    ("warm/s", 9),
    ("ratio", 7),
    ("by cpu", 8),
    ("p95 ms", 8),
    ("cold p50", 10),
    ("p95", 8),
    ("p99", 8),
)
HEAD = "".join(f"{words:>{width}}" for words, width in (*COLUMNS, ("cpu ms: web", 13), ("db", 6)))


@dataclass(frozen=True)
class Pace:
    """How long and how hard each call is asked; `warm_rate` in requests/s, of what repeats are answered from memory."""

    turns: int = 3
    seconds: float = 1.0
    warm_rate: float = 400.0
    cold_seconds: float = 5.0


USUAL = Pace()


@dataclass(frozen=True)
class Call:
    """One kind of page or API call with the addresses it is asked at; `cached`: repeats are answered from memory."""

    label: str
    paths: Sequence[str]
    is_list: bool = False
    cached: bool = True


@dataclass(frozen=True)
class Line:
    """What was measured of one call."""

    call: Call
    size: int
    compared: Comparison
    warm: Timing
    cold: Timing
    web_cpu_ms: float  # per cold request
    database_cpu_ms: float

    def __str__(self) -> str:
        compared = f"{self.compared.our_rate:>9.0f}{self.compared.ratio:>7.2f}{self.compared.cpu_ratio:>8.2f}"
        warm = f"{compared}{self.warm.milliseconds(0.95):>8.1f}"
        widths = {0.5: 10, 0.95: 8, 0.99: 8}
        cold = "".join(f"{self.cold.milliseconds(share):>{width}.1f}" for share, width in widths.items())
        cold += f"{self.web_cpu_ms:>13.1f}{self.database_cpu_ms:>6.1f}"
        doubt = "" if self.cold.trusted and self.warm.trusted else "  (the generator was late)"
        return f"{self.call.label:<26}{self.size:>8}{warm}{cold}{doubt}"

    def figures(self) -> dict[str, object]:
        return {
            "bytes": self.size,
            "warmPerSecond": self.compared.our_rate,
            "ratio": self.compared.ratio,
            "cpuRatio": self.compared.cpu_ratio,
            "warm": self.warm.figures(),
            "cold": self.cold.figures(),
            "coldCpuMs": {"web": self.web_cpu_ms, "database": self.database_cpu_ms},
        }


def measure(shop: Shop, *, sailings: int = FULL_SEASON, pace: Pace = USUAL) -> Result:
    season = shop.python("benchmarks.season", str(sailings))
    shop.learn()
    log = shop.plan.folder / "logs/cold.log"
    with another_web(shop.plan, shop.spare, log=log, PAGE_CACHE_SECONDS="0") as granian:
        wait_until_it_answers(shop.spare, "/healthz")
        calls = [call for call in calls_of(season) if _exists(shop.spare, call.paths[0])]
        lines = uvloop.run(_measure_all(shop, calls, granian.pid, pace))
    return _result(season, lines)


def calls_of(season: dict[str, Any]) -> list[Call]:
    """Every kind of catalogue page and API call, at addresses from all over the season."""
    days, products = season["days"][1:-1] or season["days"], season["products"]
    slugs = [slug for _, slug in season["events"]]
    ids = [pk for pk, _ in season["events"]]
    chosen = [
        f"product={product}&party={2 + nth % 3}&part=evening&sort=price" for nth, product in enumerate(products * 7)
    ]
    weeks = [f"dateFrom={day}&dateTo={till}" for day, till in zip(days, days[6:] or days, strict=False)]
    return [
        Call("home", ["/"], is_list=True),
        Call("events of a day", [f"/events?date={day}" for day in days], is_list=True),
        Call("events, filtered", [f"/events?date={day}&{w}" for day, w in _crossed(days, chosen)], is_list=True),
        Call("excursion", [f"/excursions/{product}" for product in products]),
        Call("event", [f"/events/{slug}" for slug in slugs]),
        Call("rentals", ["/rentals"], is_list=True),
        Call("API events by time", [f"{API}/events?{week}" for week in weeks], is_list=True),
        Call("API events by price", [f"{API}/events?{week}&sort=price" for week in weeks], is_list=True),
        Call("API events, season", [f"{API}/events?product={one}&sort=price" for one in products], is_list=True),
        Call("API event", [f"{API}/events/{slug}" for slug in slugs]),
        Call("API products", [f"{API}/products"], is_list=True),
        Call("API product", [f"{API}/products/{product}" for product in products]),
        Call("API seat layout", [f"{API}/events/{pk}/seat-layout" for pk in season["numbered"]]),
        Call("API seats", [f"{API}/events/{pk}/seats" for pk in season["numbered"]], cached=False),
        Call("API prices", [f"{API}/events/{pk}/prices" for pk in ids]),
        Call("API rentals", [f"{API}/rentals"], is_list=True),
    ]


def _crossed(days: list[str], words: list[str]) -> Iterator[tuple[str, str]]:
    return ((day, words[nth % len(words)]) for nth, day in enumerate(days))


def _exists(port: int, path: str) -> bool:
    with suppress(RuntimeError):
        return bool(fetch(port, path))
    return False


async def _measure_all(shop: Shop, calls: list[Call], cold_web: int, pace: Pace) -> list[Line]:
    """Told line by line, as it takes minutes."""
    print(HEAD, flush=True)
    lines = []
    for call in calls:
        lines.append(line := await _measure(shop, call, cold_web, pace))
        print(line, flush=True)
    return lines


async def _measure(shop: Shop, call: Call, cold_web: int, pace: Pace) -> Line:
    path = call.paths[len(call.paths) // 2]
    size = len(fetch(shop.web, path))
    same, constant = repeat(get(path)), repeat(get(f"/constant/{size}"))
    compared = await compare(shop, same, constant, turns=pace.turns, seconds=pace.seconds)
    warm = await at_rate(shop.web, same, rate=pace.warm_rate if call.cached else COLD_RATE, seconds=pace.seconds)
    ever_other = map(get, cycle(call.paths))
    await at_rate(shop.spare, ever_other, rate=COLD_RATE, seconds=min(1.0, pace.cold_seconds))  # templates, plans
    spenders = cold_web, shop.postmaster()
    before = [spent_by(pid) for pid in spenders]
    cold = await at_rate(shop.spare, ever_other, rate=COLD_RATE, seconds=pace.cold_seconds)
    spent = [spent_by(pid) - earlier for pid, earlier in zip(spenders, before, strict=True)]
    web, database = (round(1000 * one / max(1, len(cold.latencies)), 1) for one in spent)
    return Line(call, size, compared, warm, cold, web, database)


def _result(season: dict[str, Any], lines: list[Line]) -> Result:
    pages = [line.compared.ratio for line in lines if not line.call.label.startswith("API")]
    lists = [line.cold.milliseconds(0.95) for line in lines if line.call.is_list]
    statuses = sorted({status for line in lines for status in (*line.warm.statuses, *line.cold.statuses)})
    figures = {
        "sailings": season["sailings"],
        "places": season["places"],
        "ratio": min(pages),
        "aim": AIM,
        "coldListP95": max(lists),
        "aimColdListP95": AIM_COLD_MS,
        "statuses": statuses,
        "calls": {line.call.label: line.figures() for line in lines},
    }
    summary = (
        f"{season['sailings']} sailings; warm pages at least {min(pages)} of a constant one, aim ≥ {AIM}; "
        f"cold lists p95 at most {max(lists)} ms, aim ≤ {AIM_COLD_MS} ms"
    )
    return Result("catalog", [], figures, head="", summary=summary)
