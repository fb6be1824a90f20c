"""Notifications to the shop: written down with the change they tell of, sent until answered 200."""

import asyncio
import json
import uuid
from collections.abc import Callable
from datetime import datetime
from functools import partial

import httpx

from sandbox.book import Json, Record
from sandbox.yookassa import ids
from sandbox.yookassa.shop import NOTIFICATION, Shop, unix

PAUSES = (1, 5, 30, 60, 300, 900, 3600, 3600, 3 * 3600)  # seconds before the next try; the last one repeats
KEEP_TRYING_FOR = 24 * 3600
ANSWER_WITHIN = 10.0
AT_ONCE = 8  # parallel sendings
TICK = 0.2
REORDER_AT_MOST = 5.0
HELD = "held"  # the parent of a notification that waits for a later one to overtake it


def notify(shop: Shop, event: str, shown: Json, now: datetime) -> None:
    """Write down a notification of the object as it stands; the courier sends it."""
    if not shop.webhook_url or shop.strike("webhook.drop"):
        return
    copies = [0.0]
    parent = shown["id"]
    if fault := shop.strike("webhook.delay"):
        copies[0] += fault.delay(5.0)
    if not shop.book.children(NOTIFICATION, HELD) and (fault := shop.strike("webhook.reorder")):
        copies[0] += fault.delay(REORDER_AT_MOST)
        parent = HELD
    if fault := shop.strike("webhook.repeat"):
        copies.append(copies[0] + fault.delay(0.5))
    text = json.dumps({"type": "notification", "event": event, "object": shown}, ensure_ascii=False)
    for wait in copies:
        body = {
            "event": event,
            "object_id": shown["id"],
            "created_at": ids.moment(now),
            "began": unix(now),
            "state": "waiting",
            "attempts": [],
            "text": text,
        }
        shop.book.add(Record(NOTIFICATION, str(uuid.uuid4()), body, parent=parent, due_at=unix(now) + wait))


def shown(record: Record) -> Json:
    """A notification as the books show it."""
    body = {key: value for key, value in record.body.items() if key not in ("text", "began")}
    return {"id": record.id, **body, "body": json.loads(record.body["text"])}


def next_try(attempts: int, began: float, now: float) -> float | None:
    """When to try again after so many attempts; None when a day is over. All in Unix seconds."""
    at = now + PAUSES[min(attempts, len(PAUSES)) - 1]
    return at if at <= began + KEEP_TRYING_FOR else None


class Courier:
    """Sends what is due, a few at a time, and plans the next try."""

    def __init__(self, shop: Shop, clock: Callable[[], datetime]) -> None:
        self._shop = shop
        self._clock = clock
        self._sending: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        async with httpx.AsyncClient(timeout=ANSWER_WITHIN, trust_env=False) as client:
            try:
                while True:
                    self._send_due(client)
                    await asyncio.sleep(TICK if not self._sending else TICK / 10)
            finally:
                for task in self._sending.values():
                    task.cancel()

    def _send_due(self, client: httpx.AsyncClient) -> None:
        for record in self._shop.book.due([NOTIFICATION], unix(self._clock()), limit=AT_ONCE * 4):
            if len(self._sending) >= AT_ONCE:
                break
            if record.id not in self._sending:
                task = asyncio.create_task(self._send(client, record))
                self._sending[record.id] = task
                task.add_done_callback(partial(self._sent, record.id))

    def _sent(self, id: str, task: "asyncio.Task[None]") -> None:
        del self._sending[id]
        if not task.cancelled():
            task.result()

    async def _send(self, client: httpx.AsyncClient, record: Record) -> None:
        at = self._clock()
        try:
            answer = await client.post(
                self._shop.webhook_url,
                content=record.body["text"].encode(),
                headers={"Content-Type": "application/json"},
            )
            result: int | str = answer.status_code
        except httpx.HTTPError as error:
            result = type(error).__name__
        with self._shop.book.change():
            self._write_down(record, result, at)
            self._release_held(at)

    def _write_down(self, record: Record, result: int | str, at: datetime) -> None:
        body = record.body
        body["attempts"].append({"at": ids.moment(at), "result": result})
        record.parent = body["object_id"]
        if result == 200:
            body["state"], record.due_at = "delivered", None
        else:
            record.due_at = next_try(len(body["attempts"]), body["began"], unix(at))
            if record.due_at is None:
                body["state"] = "given up"
        self._shop.book.save(record)

    def _release_held(self, at: datetime) -> None:
        """A notification held back by `webhook.reorder` follows as soon as a later one went first."""
        for record in self._shop.book.children(NOTIFICATION, HELD):
            record.parent, record.due_at = record.body["object_id"], unix(at)
            self._shop.book.save(record)
