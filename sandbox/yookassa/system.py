"""ЮKassa as one of the played systems."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from starlette.routing import BaseRoute

from sandbox.book import Record
from sandbox.yookassa import payments, receipts, refunds, webhooks
from sandbox.yookassa.api import Api
from sandbox.yookassa.page import PaymentPage
from sandbox.yookassa.shop import NOTIFICATION, PAYMENT, RECEIPT, REFUND, SYSTEM, Shop, object_of, unix
from sandbox.yookassa.switches import Switches

TICK = 0.2  # seconds between looks at the clock

FAULTS = {
    "payment.late": "Платёж проходит не сразу, а через delayMs (5 с)",
    "webhook.drop": "Уведомление пропадает навсегда",
    "webhook.repeat": "Уведомление приходит дважды, второе через delayMs (0,5 с)",
    "webhook.delay": "Уведомление опаздывает на delayMs (5 с)",
    "webhook.reorder": "Уведомление приходит после следующего, но не позже delayMs (5 с)",
    "http.500": "Операция выполнена, а ответ 500",
    "http.timeout": "Операция выполнена, а ответа нет delayMs (35 с), потом 500",
    "http.reset": "Операция выполнена, а соединение оборвано",
    "http.slow": "Ответ через delayMs (3 с)",
    "http.429": "Отказ: слишком много запросов",
    "refund.refuse": "Возврат отменён, причина в reason (insufficient_funds)",
    "receipt.cancel": "Чек не зарегистрирован",
}


class Yookassa:
    name = SYSTEM
    faults = FAULTS

    def __init__(self, shop: Shop, clock: Callable[[], datetime]) -> None:
        self.shop = shop
        self._clock = clock
        self._wake = {PAYMENT: payments.wake, REFUND: refunds.wake, RECEIPT: receipts.wake}

    def routes(self) -> list[BaseRoute]:
        api = Api(self.shop, self._clock, self.catch_up)
        page = PaymentPage(self.shop, self._clock, self.catch_up)
        switches = Switches(self.shop, self._clock, self.catch_up)
        return [*api.routes(), *page.routes(), *switches.routes()]

    def book(self, limit: int = -1) -> dict[str, list[Any]]:
        self.catch_up(self._clock())
        records = self.shop.book
        return {
            "payments": [object_of(record) for record in records.newest(PAYMENT, limit=limit)],
            "refunds": [object_of(record) for record in records.newest(REFUND, limit=limit)],
            "receipts": [_with_customer(record) for record in records.newest(RECEIPT, limit=limit)],
            "notifications": [webhooks.shown(record) for record in records.newest(NOTIFICATION, limit=limit)],
        }

    def catch_up(self, now: datetime) -> None:
        """Let everything happen whose time has come."""
        book = self.shop.book
        while due := book.due(list(self._wake), unix(now)):
            with book.change():
                for kind, id in [(record.kind, record.id) for record in due]:
                    # Read anew: what went before may have changed this one too.
                    record = book.get(kind, id)
                    if record and record.due_at is not None and record.due_at <= unix(now):
                        self._wake[kind](self.shop, record, now)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(webhooks.Courier(self.shop, self._clock).run())
            tasks.create_task(self._watch_the_clock())

    async def _watch_the_clock(self) -> None:
        while True:
            self.catch_up(self._clock())
            await asyncio.sleep(TICK)


def _with_customer(record: Record) -> dict[str, Any]:
    return object_of(record) | {"customer": record.body["private"]["customer"]}
