"""The boards that lists read: recomputed from places, never incremented, for what was touched and what has lapsed.

Triggers on the places note each touched event, whoever changes them; a board itself says when the next hold lapses.
"""

import logging
from collections.abc import Collection
from datetime import datetime

from django.db import connection

from prichal.catalog import queries as catalog
from prichal.inventory import sql
from prichal.kernel.tx import operation

log = logging.getLogger(__name__)
ADVISORY_LOCK = 0x7072_0001  # one refresher at a time, whichever process it is in
_unpriced: set[int] = set()  # events told about


@operation
def refresh(*, now: datetime) -> int:
    """Recompute the board of every event touched or with a lapsed hold. How many; 0 where another process is at it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(sql.TAKE_TOUCHED, {"now": now})
        touched = [event_id for (event_id,) in cursor.fetchall()]
    return recompute(touched, now=now)


@operation
def recompute(event_ids: Collection[int], *, now: datetime) -> int:
    """Write the boards of these events anew from their places and prices, in the caller's transaction. How many.

    Where an event has no price any more, its board keeps the last one; where it never had one, it gets no board.
    """
    if not event_ids:
        return 0
    prices = catalog.prices_from(event_ids, free=_free_categories(event_ids, now=now))
    _tell_unpriced(event_ids, priced=prices)
    events = sorted(event_ids)
    kopecks = [prices[event_id].kopecks if event_id in prices else None for event_id in events]
    with connection.cursor() as cursor:
        cursor.execute(sql.WRITE_BOARDS, {"events": events, "prices": kopecks, "now": now})
        written: int = cursor.rowcount
    return written


def _free_categories(event_ids: Collection[int], *, now: datetime) -> dict[int, set[str]]:
    """Event → the seat categories that still have a free place; nothing for general admission."""
    found: dict[int, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql.FREE_CATEGORIES, {"events": sorted(event_ids), "now": now})
        for event_id, category in cursor.fetchall():
            found.setdefault(event_id, set()).add(category)
    return found


def _tell_unpriced(event_ids: Collection[int], *, priced: Collection[int]) -> None:
    """Once per event and process."""
    _unpriced.difference_update(priced)
    for event_id in set(event_ids).difference(priced, _unpriced):
        _unpriced.add(event_id)
        log.warning("event %s has no priced ticket with a place: its board keeps its price", event_id)
