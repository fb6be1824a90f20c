"""The live seat map: `/ws/seatmap?eventId=…` sends a snapshot, then each change with its version.

A process keeps one watch per event, whoever watches it: it re-reads the places when Redis brings news, and every 2 s
anyway (lapsed holds, lost news, a silent Redis), and writes each message once for all. Nothing here is personal: the
seats of the watching session show as `reserved`, `GET /seats` knows better.
"""

import asyncio
import json
import logging
import time
from contextlib import suppress
from dataclasses import replace
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.urls import path
from django.utils import timezone
from redis import RedisError
from redis.asyncio import Redis

from prichal.catalog.models import Event
from prichal.inventory.live import CHANNEL_PREFIX, version_of
from prichal.inventory.queries import SeatStates, event_of, seat_states
from prichal.kernel.errors import NotFound

log = logging.getLogger(__name__)

REREAD_SECONDS = 2.0
COALESCE_SECONDS = 0.1
SLOW_SECONDS = 5.0  # a watcher that takes longer to take a message is let go
NO_SUCH_EVENT = 4404

_watches: dict[int, "Watch"] = {}
_newsreader: asyncio.Task[None] | None = None


class SeatMapConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels has no types
    """One browser watching one event."""

    watch: "Watch | None" = None

    async def connect(self) -> None:
        query = parse_qs(self.scope["query_string"].decode("latin-1"))
        await self.accept()
        try:
            event = await database_sync_to_async(event_of)(query.get("eventId", [""])[0])
        except NotFound:
            await self.close(NO_SUCH_EVENT)
            return
        self.watch = await watch(event)
        await self.watch.join(self)

    async def disconnect(self, code: int) -> None:
        if self.watch:
            self.watch.leave(self)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Watchers only listen."""


class Watch:
    """One event's map in this process, and everybody who watches it."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.watchers: set[SeatMapConsumer] = set()
        self.news = asyncio.Event()
        self.states = SeatStates(0, None, None)
        self.snapshot = ""
        self.ready = asyncio.Event()
        self.task = asyncio.create_task(self._run())

    async def join(self, watcher: SeatMapConsumer) -> None:
        """Send the whole map, then every change."""
        await self.ready.wait()
        self.watchers.add(watcher)
        await watcher.send(text_data=self.snapshot)

    def leave(self, watcher: SeatMapConsumer) -> None:
        self.watchers.discard(watcher)

    async def _run(self) -> None:
        """Until nobody watches."""
        while True:
            self.news.clear()
            began = time.monotonic()
            try:
                await self._reread()
            except (OperationalError, InterfaceError) as problem:
                log.warning("seat map %s waits: %s", self.event.pk, type(problem).__name__)
            await asyncio.sleep(max(COALESCE_SECONDS - (time.monotonic() - began), 0))
            with suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), REREAD_SECONDS)
            if not self.watchers and self.ready.is_set():
                _watches.pop(self.event.pk, None)
                return

    async def _reread(self) -> None:
        new = await database_sync_to_async(seat_states)(event=self.event, holder=None, now=timezone.now())
        if not self.ready.is_set():
            self._keep(new)
            self.ready.set()
            return
        changes = _changes(self.event.pk, self.states, new)
        version = max(new.version, self.states.version)
        lacking = self.states.version + len(changes) - version
        if lacking > 0:  # holds have lapsed: nobody announced that
            raised = await database_sync_to_async(version_of)(self.event.pk, raised_by=lacking)
            version = max(version + lacking, raised)
        self._keep(replace(new, version=version))
        for ahead, change in zip(range(len(changes) - 1, -1, -1), changes, strict=True):
            await self._send(json.dumps({**change, "version": version - ahead}))

    def _keep(self, states: SeatStates) -> None:
        self.states = states
        body = {"seatsLeft": states.seats_left} if states.seats is None else {"seats": states.seats}
        self.snapshot = json.dumps({"type": "snapshot", "version": states.version, **body})

    async def _send(self, text: str) -> None:
        sending = {asyncio.create_task(watcher.send(text_data=text)): watcher for watcher in self.watchers}
        if not sending:
            return
        done, late = await asyncio.wait(sending, timeout=SLOW_SECONDS)
        for task in late:
            task.cancel()
            self.watchers.discard(sending[task])
        for task in done:
            if task.exception() is not None:  # gone meanwhile; its disconnect follows
                self.watchers.discard(sending[task])


async def watch(event: Event) -> Watch:
    """This process's watch of the event, begun where there is none."""
    global _newsreader
    if _newsreader is None or _newsreader.done():
        _newsreader = asyncio.create_task(_read_news())
    found = _watches.get(event.pk)
    if found is None or found.task.done():
        found = _watches[event.pk] = Watch(event)
    return found


async def _read_news() -> None:
    """Wake the watches whose events Redis tells about, for as long as the process lives."""
    while True:
        try:
            async with Redis.from_url(settings.REDIS_URL) as redis, redis.pubsub() as news:
                await news.psubscribe(f"{CHANNEL_PREFIX}*")
                async for message in news.listen():
                    if message["type"] == "pmessage":
                        _tell(int(message["channel"].rpartition(b":")[2]))
        except RedisError as problem:
            log.warning("no news of seat maps: %s", type(problem).__name__)
            await asyncio.sleep(REREAD_SECONDS)


def _tell(event_id: int) -> None:
    if found := _watches.get(event_id):
        found.news.set()


def _changes(event_id: int, old: SeatStates, new: SeatStates) -> list[dict[str, object]]:
    """What to say of each changed seat. Each gets a version of its own, the last one the map's.

    News count the changed places, so no number is skipped, except where a place was held and let go between two
    readings: that shows as a gap, and the reader asks `/seats`.
    """
    told = {"eventId": str(event_id)}
    if new.seats is None:
        same = new.seats_left == old.seats_left
        return [] if same else [{"type": "seatsLeft", **told, "seatsLeft": new.seats_left}]
    before = old.seats or {}
    return [
        {"type": "seat", **told, "seatCode": code, "status": status}
        for code, status in new.seats.items()
        if before.get(code) != status
    ]


websocket_urlpatterns = [path("ws/seatmap", SeatMapConsumer.as_asgi())]
