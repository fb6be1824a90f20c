"""ЮKassa's HTTP interface below /yookassa/v3."""

import asyncio
import hashlib
import json
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.book import Json, Record
from sandbox.yookassa import connection, lists, payments, receipts, refunds
from sandbox.yookassa.errors import Refusal, broken, invalid, missing
from sandbox.yookassa.shop import PAYMENT, RECEIPT, REFUND, Shop, object_of, unix

KEY_LIVES = 24 * 3600  # seconds
KEY = re.compile(r"[!-~]{1,64}")
BASE = "/yookassa/v3"


class Reading(Protocol):
    def __call__(self, shop: Shop, request: Request) -> Json: ...


class Writing(Protocol):
    def __call__(self, shop: Shop, request: Request, body: Json, now: datetime) -> Record: ...


Handler = Callable[[Request], Awaitable[Response]]


class Api:
    """Answers the shop. `catch_up` brings every object up to now before it is looked at."""

    def __init__(self, shop: Shop, clock: Callable[[], datetime], catch_up: Callable[[datetime], None]) -> None:
        self._shop = shop
        self._clock = clock
        self._catch_up = catch_up
        self._running: set[str] = set()

    def routes(self) -> list[Route]:
        paths: dict[str, dict[str, Handler]] = {
            "/payments": {"POST": self._writing(_create_payment), "GET": self._reading(_list_of(PAYMENT))},
            "/payments/{id}": {"GET": self._reading(_payment)},
            "/payments/{id}/capture": {"POST": self._writing(_capture)},
            "/payments/{id}/cancel": {"POST": self._writing(_cancel)},
            "/refunds": {"POST": self._writing(_create_refund), "GET": self._reading(_list_of(REFUND))},
            "/refunds/{id}": {"GET": self._reading(_refund)},
            "/receipts": {"POST": self._writing(_create_receipt), "GET": self._reading(_list_of(RECEIPT))},
            "/receipts/{id}": {"GET": self._reading(_receipt)},
            "/me": {"GET": self._reading(_me)},
        }
        return [Route(BASE + path, _by_method(handlers), methods=list(handlers)) for path, handlers in paths.items()]

    def _reading(self, read: Reading) -> Handler:
        async def answer(request: Request) -> Response:
            await self._admit(request)
            self._catch_up(self._clock())
            return JSONResponse(read(self._shop, request))

        return self._guarded(answer)

    def _writing(self, write: Writing) -> Handler:
        async def answer(request: Request) -> Response:
            key = _idempotence_key(request)
            if key in self._running:
                raise broken()
            self._running.add(key)
            try:
                await self._admit(request)
                body = await _body(request)
                now = self._clock()
                self._catch_up(now)
                with self._shop.book.change():
                    record = self._once(key, request, body, now, write)
            finally:
                self._running.discard(key)
            return JSONResponse(object_of(record))

        return self._guarded(answer)

    def _guarded(self, answer: Handler) -> Handler:
        """Credentials first, refusals as error objects, and the faults that spoil a finished answer."""

        async def guarded(request: Request) -> Response:
            try:
                if not self._shop.knows(request.headers.get("authorization", "")):
                    raise Refusal(
                        401,
                        "Error in shopId or secret key. Check their validity."
                        " You can reissue the key in the Merchant Profile",
                    )
                response = await answer(request)
            except Refusal as refusal:
                response = refusal.response()
            return await self._spoilt(request, response)

        return guarded

    async def _admit(self, request: Request) -> None:
        if self._shop.strike("http.429"):
            raise Refusal(429, "Too many requests")
        if fault := self._shop.strike("http.slow"):
            await asyncio.sleep(fault.delay(3.0))

    async def _spoilt(self, request: Request, response: Response) -> Response:
        """The operation was performed; what the shop hears of it is another matter."""
        if self._shop.strike("http.500"):
            return broken().response()
        if fault := self._shop.strike("http.timeout"):
            await asyncio.sleep(fault.delay(35.0))
            return broken().response()
        if self._shop.strike("http.reset") and request.client:
            connection.cut((request.client.host, int(request.client.port)))
            await asyncio.sleep(1)
        return response

    def _once(self, key: str, request: Request, body: Json, now: datetime, write: Writing) -> Record:
        """The record this key made before, or the one it makes now; refuses another body with 400."""
        sql = self._shop.book.connection
        canonical = json.dumps([request.method, request.url.path, body], sort_keys=True)
        fingerprint = hashlib.sha256(canonical.encode()).hexdigest()
        known = sql.execute(
            "SELECT fingerprint, kind, id FROM answer WHERE key = ? AND at > ?", (key, unix(now) - KEY_LIVES)
        ).fetchone()
        if known:
            if known[0] != fingerprint:
                raise invalid("Idempotence key duplicated", "Idempotence-Key")
            earlier = self._shop.book.get(known[1], known[2])
            if earlier:
                return earlier
        record = write(self._shop, request, body, now)
        sql.execute(
            "INSERT OR REPLACE INTO answer (key, fingerprint, kind, id, at) VALUES (?, ?, ?, ?, ?)",
            (key, fingerprint, record.kind, record.id, unix(now)),
        )
        return record


def _by_method(handlers: dict[str, Handler]) -> Handler:
    async def answer(request: Request) -> Response:
        return await handlers["GET" if request.method == "HEAD" else request.method](request)

    return answer


def _idempotence_key(request: Request) -> str:
    key = request.headers.get("idempotence-key", "")
    if not key:
        raise invalid("Idempotence key is required", "Idempotence-Key")
    if not KEY.fullmatch(key):
        raise invalid("Idempotence key must be 1 to 64 plain characters", "Idempotence-Key")
    return key


async def _body(request: Request) -> Json:
    raw = await request.body()
    if not raw:
        return {}
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refusal(415, "Content-Type must be application/json")
    try:
        body = json.loads(raw)
    except ValueError:
        raise invalid("The body is not JSON") from None
    if not isinstance(body, dict):
        raise invalid("The body is not a JSON object")
    return body


def _create_payment(shop: Shop, request: Request, body: Json, now: datetime) -> Record:
    return payments.create(shop, body, now)


def _capture(shop: Shop, request: Request, body: Json, now: datetime) -> Record:
    return payments.capture(shop, request.path_params["id"], body, now)


def _cancel(shop: Shop, request: Request, body: Json, now: datetime) -> Record:
    return payments.cancel(shop, request.path_params["id"], now)


def _create_refund(shop: Shop, request: Request, body: Json, now: datetime) -> Record:
    return refunds.create(shop, body, now)


def _create_receipt(shop: Shop, request: Request, body: Json, now: datetime) -> Record:
    return receipts.create(shop, body, now)


def _payment(shop: Shop, request: Request) -> Json:
    return object_of(payments.get(shop, request.path_params["id"]))


def _refund(shop: Shop, request: Request) -> Json:
    return object_of(refunds.get(shop, request.path_params["id"]))


def _receipt(shop: Shop, request: Request) -> Json:
    record = shop.book.get(RECEIPT, request.path_params["id"])
    if record is None:
        raise missing("receipt_id")
    return object_of(record)


def _list_of(kind: str) -> Reading:
    def read(shop: Shop, request: Request) -> Json:
        return lists.page(shop.book, kind, request.query_params)

    return read


def _me(shop: Shop, request: Request) -> Json:
    return {
        "account_id": shop.id,
        "status": "enabled",
        "test": True,
        "fiscalization": {"enabled": True, "provider": "yoo_receipt"},
        "fiscalization_enabled": True,
        "payment_methods": ["bank_card", "yoo_money", "sbp"],
        "itn": "7800000000",
    }
