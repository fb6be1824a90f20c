"""Telling the watchers of a seat map, after the commit, that it changed. Redis only carries the news.

The version of an event's map is a Redis counter that starts at Unix seconds × 1000, so that a lost Redis shows as a
gap. Without Redis nothing is refused: watchers re-read every 2 s by themselves.
"""

import logging
import time
from functools import lru_cache
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

_ADVANCE = """
local version = tonumber(redis.call('GET', KEYS[1]) or ARGV[1])
version = string.format('%.0f', math.max(version, ARGV[2]) + ARGV[3])
redis.call('SET', KEYS[1], version, 'EX', ARGV[4])
if ARGV[5] == 'tell' then redis.call('PUBLISH', KEYS[1], version) end
return version
"""

_resting_until = 0.0
_told_in_silence = 0  # versions given while Redis was silent: it goes on above them


def announce(event_id: int, *, changes: int = 1) -> None:
    """Once this transaction commits (now, where there is none): the event's map has changed in so many places."""
    transaction.on_commit(lambda: _advance(event_id, changes, "tell"), robust=True)


def version_of(event_id: int, *, raised_by: int = 0) -> int:
    """The present version of an event's map, raised first; while Redis is silent, the moment it fell silent."""
    return _advance(event_id, raised_by, "")


def _advance(event_id: int, changes: int, tell: str) -> int:
    global _resting_until, _told_in_silence
    if time.monotonic() < _resting_until:
        return _told_in_silence
    first = int(time.time()) * 1000
    arguments = (f"{CHANNEL_PREFIX}{event_id}", first, _told_in_silence, changes, KEPT_SECONDS, tell)
    try:
        version: Any = _redis(settings.REDIS_URL).eval(_ADVANCE, 1, *arguments)
    except RedisError as problem:
        _resting_until = time.monotonic() + REST_SECONDS
        _told_in_silence = first
        log.warning("seat map news are not carried: %s", type(problem).__name__)
        return first
    return int(version)


@lru_cache(maxsize=4)
def _redis(url: str) -> Redis:
    return Redis.from_url(
        url,
        socket_timeout=PATIENCE_SECONDS,
        socket_connect_timeout=PATIENCE_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )
