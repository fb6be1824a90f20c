"""Orders from the first click to the mailed tickets, through the API, with the sandbox's bank paying.

Buyers without a pause: each holds a seat, orders it, opens the payment, pays in the sandbox and begins anew, while
the bank's notices, the worker and the mail work behind them. Whatever is behind at the end is waited for.
"""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from secrets import token_hex

import psycopg

from benchmarks.connection import HOST, Connection, connect, post
from benchmarks.holds import lock
from benchmarks.openload import quantile
from benchmarks.shop import Shop

BUYERS = 8
SECONDS_TO_FINISH = 60.0
CUSTOMER = {"fullName": "Покупатель Первый", "phone": "+7 921 123-45-67"}
CONSENTS = {"offer": True, "personalData": True}
TOLD = """
SELECT count(*), count(o.paid_at), count(m.sent_at),
       coalesce(extract(epoch FROM max(o.paid_at) - min(o.placed_at)), 0),
       coalesce(extract(epoch FROM max(m.sent_at) - min(o.placed_at)), 0),
       coalesce(extract(epoch FROM percentile_disc(0.95) WITHIN GROUP (ORDER BY o.paid_at - o.placed_at)), 0),
       coalesce(extract(epoch FROM percentile_disc(0.95) WITHIN GROUP (ORDER BY m.sent_at - o.paid_at)), 0)
FROM orders_order o LEFT JOIN notifications_mail m ON m.key = 'tickets:' || o.id
WHERE o.id > %(after)s
"""


@dataclass(frozen=True)
class Sold:
    """`per_second`: PAID orders from the first one placed to the last one PAID; the papers' rate likewise.

    Seconds: from placed to PAID (the buyer's own steps included) and from PAID to the mail server's yes, 95 of 100.
    """

    placed: int
    paid: int
    mailed: int
    per_second: float
    papers_per_second: float
    paid_p95: float
    papers_p95: float
    steps: dict[str, float]  # median milliseconds of the buyers' requests
    cpu: dict[str, float]  # processor milliseconds per order, by program


@dataclass
class Market:
    """What the buyers share."""

    shop: Shop
    seats: Iterator[tuple[int, str]]
    ticket: str
    until: float
    spent: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


async def sell(shop: Shop, events: Sequence[int], codes: Sequence[str], ticket: str, *, seconds: float) -> Sold:
    """Buyers for so many seconds. Raises RuntimeError when a step is refused or the sale doesn't come to its end."""
    with psycopg.connect(shop.plan.environment["DATABASE_URL"], autocommit=True) as database:
        row = database.execute("SELECT coalesce(max(id), 0) FROM orders_order").fetchone()
        seats = ((event, code) for code in codes for event in events)
        market = Market(shop, seats, ticket, time.perf_counter() + seconds)
        before = shop.spent()
        await asyncio.gather(*(_buyer(market) for _ in range(BUYERS)))
        told = await _finished(database, after=int(row[0]) if row else 0)
        spent = {name: seconds - before.get(name, 0.0) for name, seconds in shop.spent().items()}
    placed, paid, mailed, *rest = told
    paid_in, mailed_in, paid_p95, papers_p95 = (round(float(one), 2) for one in rest)
    return Sold(
        placed,
        paid,
        mailed,
        per_second=round(paid / paid_in, 1) if paid_in else 0.0,
        papers_per_second=round(mailed / mailed_in, 1) if mailed_in else 0.0,
        paid_p95=paid_p95,
        papers_p95=papers_p95,
        steps={step: quantile(took, 0.5) for step, took in market.spent.items()},
        cpu={name: round(1000 * seconds / max(1, paid), 1) for name, seconds in spent.items()},
    )


async def _buyer(market: Market) -> None:
    web, bank = await connect(market.shop.web), await connect(market.shop.sandbox)
    for event, code in market.seats:
        await _buy(market, web, bank, event, code)
        if time.perf_counter() >= market.until:
            break
    await asyncio.gather(web.close(), bank.close())


async def _buy(market: Market, web: Connection, bank: Connection, event: int, code: str) -> None:
    session = f"bench-{token_hex(12)}"
    await _step(market, "hold", web, lock(event, code, session))
    line = {"eventId": str(event), "seatCode": code, "ticketType": market.ticket}
    customer = {**CUSTOMER, "email": f"{session}@example.com"}
    wish = {"sessionId": session, "items": [line], "consents": CONSENTS, "customer": customer}
    order = await _step(market, "order", web, _request("/api/v1/orders", wish))
    back = f"http://{HOST}:{market.shop.sandbox - 1}/orders/{order['id']}"
    asked = {"orderId": order["id"], "token": order["accessToken"], "returnUrl": back}
    payment = await _step(market, "payment", web, _request("/api/v1/payments/yookassa/create", asked))
    await _step(market, "bank", bank, _request(f"/_sandbox/payments/{payment['paymentId']}/pay", {}))


def _request(path: str, body: object) -> bytes:
    return post(path, json.dumps(body).encode(), Idempotency_Key=token_hex(16))


async def _step(market: Market, name: str, connection: Connection, request: bytes) -> dict[str, str]:
    begun = time.perf_counter()
    status = await connection.ask(request)
    market.spent[name].append(time.perf_counter() - begun)
    if status not in {200, 201}:
        raise RuntimeError(f"{name}: {status} {connection.body.decode()}")
    answer: dict[str, str] = json.loads(connection.body)
    return answer


async def _finished(database: psycopg.Connection, *, after: int) -> tuple[int, ...]:
    """The figures of TOLD, once every order is PAID and every mail sent."""
    deadline = time.perf_counter() + SECONDS_TO_FINISH
    while True:
        told = database.execute(TOLD, {"after": after}).fetchone()
        if told and told[0] == told[1] == told[2]:
            return told
        if time.perf_counter() > deadline:
            raise RuntimeError(f"after {SECONDS_TO_FINISH:.0f} s (placed, PAID, mailed): {told and told[:3]}")
        await asyncio.sleep(0.2)
