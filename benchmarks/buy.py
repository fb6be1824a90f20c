"""`script/bench buy`: seats held per second and orders per second, place → PAID, with the papers behind them.

Holds stand beside one row read by its key, by a view without any middleware on the same server (aim: at least half
as many), and beside the same statement from pgbench, which only the database limits (told, without an aim). Orders
go through the API with the sandbox's bank paying; all of them run on the same machine: buyers, shop, database,
worker, bank and mail server. Aims: 50 orders/s, tickets mailed within 30 s.
"""

from itertools import cycle, islice
from statistics import median
from typing import Any

import uvloop

from benchmarks.beside import Comparison, compare
from benchmarks.closedload import as_fast_as_possible
from benchmarks.connection import get
from benchmarks.holds import Pgbench, holds
from benchmarks.orders import Sold, sell
from benchmarks.report import Result, Row
from benchmarks.shop import Shop, wait_until_it_answers

AIM, AIM_ORDERS, AIM_PAPER_SECONDS = 0.5, 50, 30
SELLS = True
SAILINGS = 800
WARMING = 500  # holds before the measured ones
TURNS = 4
SECONDS = 1.5
STATEMENTS = 600  # by each of pgbench's clients, before and after the turns
SELLING_SECONDS = 10.0


def measure(
    shop: Shop,
    *,
    sailings: int = SAILINGS,
    turns: int = TURNS,
    seconds: float = SECONDS,
    statements: int = STATEMENTS,
    selling_seconds: float = SELLING_SECONDS,
) -> Result:
    season = shop.python("benchmarks.sailings", str(sailings))
    wait_until_it_answers(shop.sandbox, "/_sandbox/")
    half, quarter = sailings // 2, sailings // 4
    events, codes = season["events"], season["codes"]
    pgbench = Pgbench(shop, events[half : half + quarter], codes)
    compared, pgbench_rate = uvloop.run(
        _holds(shop, season | {"events": events[:half]}, pgbench, turns, seconds, statements)
    )
    sold = uvloop.run(
        _orders(shop, events[half + quarter :], codes, ticket=season["ticketType"], seconds=selling_seconds)
    )
    return _result(compared, pgbench_rate, sold)


async def _holds(
    shop: Shop, season: dict[str, Any], pgbench: Pgbench, turns: int, seconds: float, statements: int
) -> tuple[Comparison, float]:
    wanted = holds(season["events"], season["codes"])
    await as_fast_as_possible(shop.web, islice(wanted, WARMING), seconds=seconds)
    shop.learn()  # a database that has never seen a hold plans for empty tables until autovacuum comes by
    rows = (get(f"/row/{pk}") for pk in cycle(season["places"]))
    rates = [pgbench.per_second(statements)]
    compared = await compare(shop, wanted, rows, turns=turns, seconds=seconds)
    rates.append(pgbench.per_second(statements))
    return compared, round(median(rates), 1)


async def _orders(shop: Shop, events: list[int], codes: list[str], *, ticket: str, seconds: float) -> Sold:
    """The first order of each process makes it load what it needs: those are not counted."""
    await sell(shop, events, codes[:1], ticket, seconds=min(1.0, seconds))
    return await sell(shop, events, codes[1:], ticket, seconds=seconds)


def _result(compared: Comparison, pgbench_rate: float, sold: Sold) -> Result:
    to_pgbench = round(compared.our_rate / pgbench_rate, 3)
    steps, cpu = (", ".join(f"{name} {took:.0f}" for name, took in one.items()) for one in (sold.steps, sold.cpu))
    table = [
        Row("holds of one seat", compared.our_rate),
        Row("one row by its key", compared.bare_rate),
        Row("hold's SQL by pgbench", pgbench_rate),
        Row("orders, place → PAID", sold.per_second),
        Row("orders with tickets sent", sold.papers_per_second),
        f"{sold.paid} orders; p95 {sold.paid_p95} s to PAID, {sold.papers_p95} s more to the sent mail",
        f"median ms of a step: {steps}; processor ms per order: {cpu}",
    ]
    figures = {
        "ratioToBareRequest": compared.ratio,
        "cpuRatioToBareRequest": compared.cpu_ratio,
        "aimRatio": AIM,
        "ratioToPgbench": to_pgbench,
        "holdsPerSecond": compared.our_rate,
        "rowsPerSecond": compared.bare_rate,
        "pgbenchPerSecond": pgbench_rate,
        "holdStatuses": compared.our_statuses(),
        "ordersPerSecond": sold.per_second,
        "aimOrdersPerSecond": AIM_ORDERS,
        "orders": sold.paid,
        "paidSecondsP95": sold.paid_p95,
        "paperSecondsP95": sold.papers_p95,
        "aimPaperSeconds": AIM_PAPER_SECONDS,
        "papersPerSecond": sold.papers_per_second,
        "stepMs": sold.steps,
        "cpuMsPerOrder": sold.cpu,
    }
    summary = (
        f"holds {compared.ratio} of a bare request, aim ≥ {AIM}, {to_pgbench} of pgbench; {sold.per_second} orders/s, "
        f"aim ≥ {AIM_ORDERS}; papers {sold.papers_p95} s behind, aim ≤ {AIM_PAPER_SECONDS} s"
    )
    return Result("buy", table, figures, summary=summary)
