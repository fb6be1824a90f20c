"""Telling the watchers of a seat map, after the commit, that it changed. Redis only carries the news.

The version of an event's map is a Redis counter that starts at Unix seconds × 1000, so that a lost Redis shows as a
gap. Without Redis nothing is refused: watchers re-read every 2 s by themselves. A thread of each process carries its
news, so that no sale waits for Redis; those of a moment go together.
"""

import atexit
import logging
import time
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from threading import Event, Lock, Thread
from typing import Any

from django.conf import settings
from django.db import transaction
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

log = logging.getLogger(__name__)

CHANNEL_PREFIX = "seatmap:"
PATIENCE_SECONDS = 0.25
REST_SECONDS = 1.0  # after a failure: a dead Redis costs one short wait per second, not one per sale
KEPT_SECONDS = 30 * 86_400
PAUSE_SECONDS = 0.02  # between two sendings; browsers are told at most every 100 ms

_ADVANCE = """
local version = tonumber(redis.call('GET', KEYS[1]) or ARGV[1])
version = string.format('%.0f', math.max(version, ARGV[2]) + ARGV[3])
redis.call('SET', KEYS[1], version, 'EX', ARGV[4])
if ARGV[5] == 'tell' then redis.call('PUBLISH', KEYS[1], version) end
return version
"""

_resting_until = 0.0
_told_in_silence = 0  # versions given while Redis was silent: it goes on above them
_waiting: Counter[int] = Counter()  # news not carried yet: event → changed places
_noting = Lock()
_sending = Lock()
_awake = Event()
_carrier: Thread | None = None


def announce(event_id: int, *, changes: int = 1) -> None:
    """Once this transaction commits (now, where there is none): the event's map has changed in so many places."""
    transaction.on_commit(lambda: _note(event_id, changes), robust=True)


def version_of(event_id: int, *, raised_by: int = 0) -> int:
    """The present version of an event's map, this process's own news counted, raised first.

    While Redis is silent, the moment it fell silent.
    """
    carry()
    told = _advance({event_id: raised_by}, "")
    return told[0] if told else _told_in_silence


def carry() -> None:
    """Send what waits; whoever else is sending is waited for."""
    global _waiting
    with _sending:
        with _noting:
            news, _waiting = _waiting, Counter()
        if news:
            _advance(news, "tell")


def _note(event_id: int, changes: int) -> None:
    global _carrier
    with _noting:
        _waiting[event_id] += changes
        if _carrier is None or not _carrier.is_alive():  # nor is it after a fork
            _carrier = Thread(target=_keep_carrying, name="seat map news", daemon=True)
            _carrier.start()
    _awake.set()


def _keep_carrying() -> None:
    while True:
        _awake.wait()
        _awake.clear()
        carry()
        time.sleep(PAUSE_SECONDS)


def _advance(news: Mapping[int, int], tell: str) -> list[int]:
    """The new versions, one round trip for all; none while Redis is silent."""
    global _resting_until, _told_in_silence
    if time.monotonic() < _resting_until:
        return []
    first = int(time.time()) * 1000
    pipeline = _redis(settings.REDIS_URL).pipeline(transaction=False)
    for event_id, changes in news.items():
        arguments = (f"{CHANNEL_PREFIX}{event_id}", first, _told_in_silence, changes, KEPT_SECONDS, tell)
        pipeline.eval(_ADVANCE, 1, *arguments)
    try:
        versions: list[Any] = pipeline.execute()
    except RedisError as problem:
        _resting_until = time.monotonic() + REST_SECONDS
        _told_in_silence = first
        log.warning("seat map news are not carried: %s", type(problem).__name__)
        return []
    return [int(version) for version in versions]


@lru_cache(maxsize=4)
def _redis(url: str) -> Redis:
    return Redis.from_url(
        url,
        socket_timeout=PATIENCE_SECONDS,
        socket_connect_timeout=PATIENCE_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )


atexit.register(carry)
