"""The boards that lists read: recomputed from places for touched events and lapsed holds, never incremented."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from prichal.catalog import queries as catalog
from prichal.inventory import live, sql
from prichal.inventory.models import EventBoard, TouchedEvent
from prichal.kernel.tx import operation

ADVISORY_LOCK = 0x7072_0001  # one refresher at a time, whichever worker it is
LAPSES_AT_ONCE = 2000


def touch(event_ids: Collection[int], *, now: datetime) -> None:
    """Have the boards of these events recomputed within a second, in the caller's transaction; later if `now` is."""
    TouchedEvent.objects.bulk_create(TouchedEvent(event_id=event_id, due_at=now) for event_id in event_ids)


@operation
def refresh(*, now: datetime) -> int:
    """End the lapsed holds and recompute every touched board. How many boards; 0 where another worker is at it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(sql.END_LAPSED, {"now": now, "most": LAPSES_AT_ONCE})
        lapsed = {event_id for (event_id,) in cursor.fetchall()}
        cursor.execute(sql.TAKE_TOUCHED, {"now": now})
        touched = {event_id for (event_id,) in cursor.fetchall()}
    for event_id in lapsed:
        live.announce(event_id, changes=0)
    return recompute(touched | lapsed, now=now)


@operation
def recompute(event_ids: Collection[int], *, now: datetime) -> int:
    """Write the boards of these events anew from their places and prices."""
    if not event_ids:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(sql.COUNT_PLACES, {"events": sorted(event_ids), "now": now})
        counts = cursor.fetchall()
    prices = catalog.prices_from(event_ids)
    EventBoard.objects.bulk_create(
        [
            EventBoard(
                event_id=event_id,
                places_total=total,
                places_left=left,
                price_from=prices[event_id],
                computed_at=now,
            )
            for event_id, total, left in counts
        ],
        update_conflicts=True,
        unique_fields=["event"],
        update_fields=["places_total", "places_left", "price_from", "computed_at"],
    )
    return len(counts)
