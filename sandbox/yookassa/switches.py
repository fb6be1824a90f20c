"""Finishing a payment without a browser: pay and expire, for tests and for the sandbox's own page."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.book import Json, Record
from sandbox.problems import bad_field, problem
from sandbox.yookassa import payments
from sandbox.yookassa.cards import CARDS, PARTIES, PLAIN_CARD
from sandbox.yookassa.errors import Refusal
from sandbox.yookassa.instruments import TITLES, Instrument
from sandbox.yookassa.page import closed_methods, declined
from sandbox.yookassa.shop import Shop, object_of, private_of

BASE = "/_sandbox/payments/{id}"


class Unfit(Exception):
    """A wish that this payment can't take: the field, why, and what there is."""

    def __init__(self, field: str, message: str, known: list[str] | None = None) -> None:
        super().__init__(message)
        self.field, self.message, self.known = field, message, known


class Switches:
    def __init__(self, shop: Shop, clock: Callable[[], datetime], catch_up: Callable[[datetime], None]) -> None:
        self._shop = shop
        self._clock = clock
        self._catch_up = catch_up

    def routes(self) -> list[Route]:
        return [
            Route(BASE + "/pay", self._on(self._pay), methods=["POST"]),
            Route(BASE + "/expire", self._on(self._expire), methods=["POST"]),
        ]

    def _on(self, step: Callable[[Record, Json, datetime], None]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            now = self._clock()
            self._catch_up(now)
            try:
                body = await _body(request)
                record = payments.get(self._shop, request.path_params["id"])
                with self._shop.book.change():
                    step(record, body, now)
            except Refusal:
                return problem(404, "not_found", "Такого платежа нет.")
            except Unfit as unfit:
                return bad_field(unfit.field, unfit.message, unfit.known)
            except payments.NotPending:
                return problem(409, "not_pending", f"Платёж уже {object_of(record)['status']}.")
            return JSONResponse(object_of(record))

        return answer

    def _pay(self, record: Record, body: Json, now: datetime) -> None:
        payments.pay(self._shop, record, _instrument(record, body), now)

    def _expire(self, record: Record, body: Json, now: datetime) -> None:
        payments.expire(self._shop, record, now)


async def _body(request: Request) -> Json:
    raw = await request.body()
    try:
        body = json.loads(raw or b"{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Unfit("body", "Нужен объект JSON.")
    return body


def _instrument(record: Record, body: Json) -> Instrument:
    """What the wish says, or what goes through where it says nothing."""
    card, method = body.get("card"), body.get("method")
    if method is None and card is None:
        method = private_of(record)["method"] or "bank_card"
    method = method or "bank_card"
    _check_method(record, method, card)
    found = CARDS.get(str(card).replace(" ", "")) if card is not None else PLAIN_CARD
    if found is None:
        raise Unfit("card", "Такой тестовой карты нет.", list(CARDS))
    outcome = body.get("outcome", "succeeded")
    if outcome == "declined":
        reason = body.get("reason", "general_decline")
        if reason not in PARTIES:
            raise Unfit("reason", "Такой причины нет.", sorted(PARTIES))
        return declined(record, reason, method, found.number if method == "bank_card" else "")
    if outcome != "succeeded":
        raise Unfit("outcome", "Такого исхода нет.", ["declined", "succeeded"])
    return Instrument.of_card(found) if method == "bank_card" else Instrument(method)


def _check_method(record: Record, method: object, card: object) -> None:
    field = "method" if card is None else "card"
    if method not in TITLES:
        raise Unfit("method", "Такого способа нет.", list(TITLES))
    if card is not None and method != "bank_card":
        raise Unfit("card", "Карта не подходит к этому способу.")
    if payments.is_open(record) and method in closed_methods(record):
        raise Unfit(field, closed_methods(record)[str(method)] + ".")
