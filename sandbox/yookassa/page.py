"""The payment page: what the payer sees at the confirmation address."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox import views
from sandbox.book import Json, Record
from sandbox.yookassa import cards, money, payments
from sandbox.yookassa.errors import Refusal
from sandbox.yookassa.instruments import Instrument
from sandbox.yookassa.requests import MOST
from sandbox.yookassa.shop import Shop, object_of, private_of

BASE = "/yookassa/checkout/{id}"
TOO_MUCH = "Для этого способа сумма слишком велика"
NO_HOLD = "Магазин сначала замораживает деньги, а СБП так не умеет"

Step = Callable[[Request, Record, datetime], Awaitable[Response]]


class PaymentPage:
    """Every step is a plain form; a step that comes too late shows how the payment stands."""

    def __init__(self, shop: Shop, clock: Callable[[], datetime], catch_up: Callable[[datetime], None]) -> None:
        self._shop = shop
        self._clock = clock
        self._catch_up = catch_up

    def routes(self) -> list[Route]:
        return [
            Route(BASE, self._on(self._show)),
            Route(BASE + "/3ds", self._on(self._show_3ds)),
            Route(BASE + "/card", self._on(self._card), methods=["POST"]),
            Route(BASE + "/3ds", self._on(self._pass_3ds), methods=["POST"]),
            Route(BASE + "/sbp", self._on(self._by("sbp")), methods=["POST"]),
            Route(BASE + "/yoo_money", self._on(self._by("yoo_money")), methods=["POST"]),
            Route(BASE + "/decline", self._on(self._decline), methods=["POST"]),
            Route(BASE + "/expire", self._on(self._expire), methods=["POST"]),
        ]

    def _on(self, step: Step) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            now = self._clock()
            self._catch_up(now)
            try:
                record = payments.get(self._shop, request.path_params["id"])
            except Refusal:
                return views.page("missing.html", status=404)
            try:
                return await step(request, record, now)
            except payments.NotPending:
                return _onward(record)

        return answer

    async def _show(self, request: Request, record: Record, now: datetime) -> Response:
        if not payments.is_open(record):
            return _finished(record)
        return _choice(record, {"number": request.query_params.get("card", "")}, {})

    async def _card(self, request: Request, record: Record, now: datetime) -> Response:
        fields = await views.form(request)
        instrument, faults = _card_of(fields, now)
        if "bank_card" in closed_methods(record):
            faults["number"] = closed_methods(record)["bank_card"]
        if instrument is None or faults:
            return _choice(record, fields, faults, status=422)
        with self._shop.book.change():
            if instrument.secured or private_of(record)["enforce"]:
                payments.challenge(self._shop, record, instrument)
                return RedirectResponse(_address(record, "/3ds"), 303)
            payments.pay(self._shop, record, instrument, now)
        return _onward(record)

    async def _show_3ds(self, request: Request, record: Record, now: datetime) -> Response:
        instrument = _challenged(record)
        return views.page("3ds.html", payment=object_of(record), address=_address(record), card=instrument.card[-4:])

    async def _pass_3ds(self, request: Request, record: Record, now: datetime) -> Response:
        fields = await views.form(request)
        instrument = _challenged(record)
        if fields.get("answer") == "refuse":
            refused = {"reason": "3d_secure_failed", "party": cards.NETWORK, "secured": True}
            instrument = Instrument(**(instrument.kept() | refused))
        else:
            instrument = Instrument(**(instrument.kept() | {"secured": True}))
        with self._shop.book.change():
            payments.pay(self._shop, record, instrument, now)
        return _onward(record)

    def _by(self, method: str) -> Step:
        async def pay(request: Request, record: Record, now: datetime) -> Response:
            if method in closed_methods(record):
                return _choice(record, {}, {method: closed_methods(record)[method]}, status=422)
            with self._shop.book.change():
                payments.pay(self._shop, record, Instrument(method), now)
            return _onward(record)

        return pay

    async def _decline(self, request: Request, record: Record, now: datetime) -> Response:
        reason = (await views.form(request)).get("reason", "")
        if reason not in cards.PARTIES:
            reason = "general_decline"
        instrument = declined(record, reason)
        with self._shop.book.change():
            payments.pay(self._shop, record, instrument, now)
        return _onward(record)

    async def _expire(self, request: Request, record: Record, now: datetime) -> Response:
        with self._shop.book.change():
            payments.expire(self._shop, record, now)
        return _onward(record)


def declined(record: Record, reason: str, method: str | None = None, card: str = "") -> Instrument:
    """A refusal for a reason chosen by name, by the payment's own method where it has one."""
    method = method or private_of(record)["method"] or "bank_card"
    if method == "bank_card":
        card = card or cards.PLAIN_CARD.number
    return Instrument(method, card=card, reason=reason, party=cards.PARTIES[reason])


def closed_methods(record: Record) -> dict[str, str]:
    """Methods this payment can't be paid by, and why."""
    private, amount = private_of(record), money.kopecks(object_of(record)["amount"])
    closed = {method: TOO_MUCH for method, most in MOST.items() if amount > most}
    if not private["capture"]:
        closed["sbp"] = NO_HOLD
    if private["method"]:
        closed |= {method: "Магазин выбрал другой способ" for method in MOST if method != private["method"]}
    return closed


def _choice(record: Record, fields: Json, faults: dict[str, str], status: int = 200) -> Response:
    chosen = cards.CARDS.get(re.sub(r"\D", "", fields.get("number", "")))
    filled = {
        "number": fields.get("number", ""),
        "expiry": fields.get("expiry", ""),
        "csc": fields.get("csc", ""),
    }
    if chosen and not fields.get("expiry"):
        filled = {"number": chosen.spaced, "expiry": "12/30", "csc": "123"}
    return views.page(
        "checkout.html",
        status=status,
        payment=object_of(record),
        address=_address(record),
        return_url=private_of(record)["return_url"],
        pay_until=private_of(record)["pay_until"],
        holds=not private_of(record)["capture"],
        preset=private_of(record)["method"],
        closed=closed_methods(record),
        fields=filled,
        chosen=chosen,
        faults=faults,
        plain=[card for card in cards.CARDS.values() if not card.reason and not card.secured],
        secured=[card for card in cards.CARDS.values() if not card.reason and card.secured],
        declined=[card for card in cards.CARDS.values() if card.reason],
        reasons={reason: cards.REASONS_IN_WORDS[reason] for reason in cards.PARTIES},
        words=cards.REASONS_IN_WORDS,
    )


def _finished(record: Record) -> Response:
    shown = object_of(record)
    reason = shown.get("cancellation_details", {}).get("reason", "")
    return views.page(
        "finished.html",
        payment=shown,
        return_url=private_of(record)["return_url"],
        reason=cards.REASONS_IN_WORDS.get(reason, reason),
    )


def _onward(record: Record) -> Response:
    """Back to the shop after a payment, to the explanation after a refusal."""
    if object_of(record)["status"] == "canceled":
        return RedirectResponse(_address(record), 303)
    return Response(status_code=303, headers={"Location": private_of(record)["return_url"]})


def _challenged(record: Record) -> Instrument:
    kept = private_of(record).get("challenge")
    if kept is None or not payments.is_open(record):
        raise payments.NotPending
    return Instrument(**kept)


def _card_of(fields: Json, now: datetime) -> tuple[Instrument | None, dict[str, str]]:
    """The card as typed, or what to mend in which field."""
    faults = {}
    card = cards.CARDS.get(re.sub(r"\D", "", fields.get("number", "")))
    if card is None:
        faults["number"] = "Здесь принимают только тестовые карты: выберите из списка ниже"
    expiry = re.fullmatch(r"\s*(0[1-9]|1[0-2])\s*/?\s*(?:20)?(\d\d)\s*", fields.get("expiry", ""))
    if expiry is None:
        faults["expiry"] = "Месяц и год, например 12/30"
    elif (2000 + int(expiry[2]), int(expiry[1])) < (now.year, now.month):
        faults["expiry"] = "Этот срок уже прошёл"
    if not re.fullmatch(r"\s*\d{3,4}\s*", fields.get("csc", "")):
        faults["csc"] = "Три цифры с оборота"
    if faults or card is None or expiry is None:
        return None, faults
    return Instrument.of_card(card, expiry[1], f"20{expiry[2]}"), {}


def _address(record: Record, step: str = "") -> str:
    return BASE.format(id=record.id) + step
