"""Holding places for a session: one statement in autocommit, all or nothing; prolonging; letting go.

The hold itself is the house's one exception to `@operation`: it must run outside a transaction, because its commit
is not awaited.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.conf import settings
from django.db import OperationalError, connection
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, LockNotAvailable

from prichal.fleet.rules import Seating
from prichal.inventory import live, sql
from prichal.inventory.errors import (
    ExtensionLimit,
    HoldExpired,
    NotEnoughSeats,
    SeatsTaken,
)
from prichal.inventory.models import Place, WaterSeatLock
from prichal.inventory.queries import holds as queries
from prichal.inventory.queries.holds import Held
from prichal.inventory.rules import (
    ASSIGNED_WAIT_MS,
    CEILING,
    EXTENSIONS,
    GENERAL_WAIT_MS,
    PLACES_PER_SESSION,
    HoldEnd,
    PlaceStatus,
)
from prichal.inventory.services import reasons
from prichal.inventory.services.owning import tell_freed
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.tx import operation

LAPSES_AT_ONCE = 2000
PREPARED_AFTER = 2  # runs on one connection
TRIES = 3  # a session's own twin, or a place freed between statement and reading, makes one try go for nothing


@dataclass(frozen=True, slots=True)
class Extended:
    """A prolonged hold."""

    expires_at: datetime
    extensions_left: int


class _WaitedTooLong(Exception):
    """Another transaction did not let the places go in time."""


def hold_seats(*, event_id: int, holder: UUID, channel: str, codes: Sequence[str], now: datetime) -> Held:
    """Keep these seats too, all of them or none; a running hold keeps its time, and repeating one is harmless.

    Raises NotFound, Invalid (`seats`: none, unknown, above 20 per session), SalesClosed, SeatsTaken.
    """
    wanted = list(dict.fromkeys(code.replace("\0", "?") for code in codes))  # the database takes no NUL
    if not wanted:
        raise Invalid([FieldError("seats", _("Выберите хотя бы одно место."))])
    if len(wanted) > PLACES_PER_SESSION:
        raise reasons.too_many("seats")
    values = _values(event_id, holder, channel, now) | {"seating": Seating.ASSIGNED, "codes": wanted}
    values |= {"count": len(wanted), "tickets": "{}", "wait": f"{ASSIGNED_WAIT_MS}ms"}
    for _try in range(TRIES):
        try:
            row = _run(sql.HOLD_SEATS, values)
        except _WaitedTooLong:
            break
        if row:
            _announce(event_id, row[4])
            return Held(row[0], event_id, row[1], row[2], {}, row[3])
        reasons.refuse_seats(event_id, holder, wanted, now)
    raise SeatsTaken(wanted)


def hold_tickets(*, event_id: int, holder: UUID, channel: str, tickets: Mapping[str, int], now: datetime) -> Held:
    """Set how many tickets of each type a session holds at an event without numbered places, all or nothing.

    More than before takes the missing places, fewer frees the surplus; a repeat changes nothing.
    Raises NotFound, Invalid (`tickets`: none, unknown, too many), SalesClosed, NotEnoughSeats.
    """
    rules = {code: reasons.TicketRule(*rest) for code, *rest in _rows(sql.TICKET_RULES, {"event": event_id})}
    chosen = {code: quantity for code, quantity in tickets.items() if quantity}
    count = reasons.places_for(chosen, rules, event_id)
    values = _values(event_id, holder, channel, now) | {"seating": Seating.GENERAL, "count": count}
    values |= {"tickets": json.dumps(chosen), "wait": f"{GENERAL_WAIT_MS}ms"}
    for statement in (sql.HOLD_TICKETS, *[sql.HOLD_TICKETS_WAITING] * (TRIES - 1)):
        try:
            row = _run(statement, values)
        except _WaitedTooLong:
            break
        if row:
            _announce(event_id, row[4])
            return Held(row[0], event_id, row[1], [], chosen, row[3])
        reasons.refuse_closed(event_id, now)
        if count + queries.places_held_elsewhere(holder, event_id, now) > PLACES_PER_SESSION:
            raise reasons.too_many("tickets")
    raise NotEnoughSeats(queries.places_left(event_id, now))


@operation
def extend(*, event_id: int, holder: UUID, now: datetime) -> Extended:
    """Keep the session's places so long from now as a new hold would be kept.

    Raises HoldExpired, HoldOrdered, ExtensionLimit (ten times, 2 h from the beginning).
    """
    lock = _open_lock(event_id, holder)
    if lock is None:
        reasons.refuse_ordered(event_id, holder)
        raise HoldExpired()
    if lock.expires_at <= now:
        raise HoldExpired()
    ceiling = lock.begun_at + CEILING
    if lock.extensions >= EXTENSIONS or lock.expires_at >= ceiling:
        raise ExtensionLimit()
    until = max(lock.expires_at, min(now + _hold_time(), ceiling))
    places = _own_places(lock, now)
    if len(places) != len(lock.places):
        raise HoldExpired()
    Place.objects.filter(pk__in=[place.pk for place in places]).update(held_until=until)
    lock.expires_at, lock.extensions = until, lock.extensions + 1
    lock.save(update_fields=["expires_at", "extensions"])
    return Extended(until, EXTENSIONS - lock.extensions)


@operation
def release(*, event_id: int, holder: UUID, codes: Sequence[str] | None, now: datetime) -> int:
    """Let these seats go, or all the session holds at the event where `codes` is None. How many; repeatable.

    Raises HoldOrdered once an order owns them, Invalid where numbered seats are named that have no numbers.
    """
    lock = _open_lock(event_id, holder)
    if lock is None:
        reasons.refuse_ordered(event_id, holder)
        return 0
    if lock.tickets and codes is not None:
        raise Invalid([FieldError("seats", _("На этом рейсе места без номеров: отпустить можно только все."))])
    gone = set(lock.places if codes is None else codes)
    places = [place for place in _own_places(lock, now) if place.code in gone]
    Place.objects.filter(pk__in=[place.pk for place in places]).update(
        status=PlaceStatus.FREE, held_by=None, held_until=None
    )
    _note_release(lock, gone, now)
    tell_freed(places, now=now)
    return len(places)


@operation
def end_lapsed(*, now: datetime) -> int:
    """Write the end of holds whose time is up, the oldest first. How many. Their places are free without it."""
    with connection.cursor() as cursor:
        cursor.execute(sql.END_LAPSED, {"now": now, "most": LAPSES_AT_ONCE})
        ended: int = cursor.rowcount
    return ended


def _values(event_id: int, holder: UUID, channel: str, now: datetime) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "event": event_id,
        "holder": holder,
        "channel": channel,
        "now": now,
        "until": now + _hold_time(),
        "most": PLACES_PER_SESSION,
    }


def _announce(event_id: int, changes: int) -> None:
    """A repeat changes nothing, so nobody is told."""
    if changes:
        live.announce(event_id, changes=changes)


def _hold_time() -> timedelta:
    return timedelta(seconds=settings.HOLD_SECONDS)


def _run(statement: str, values: dict[str, Any]) -> tuple[Any, ...] | None:
    """The hold's row, or None where it was refused. Raises _WaitedTooLong."""
    try:
        rows = _rows(statement, values)
    except OperationalError as problem:
        if isinstance(problem.__cause__, LockNotAvailable):
            raise _WaitedTooLong from problem
        if isinstance(problem.__cause__, DeadlockDetected):
            return None
        raise
    return rows[0] if rows else None


def _rows(statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Run a statement prepared: planning a hold anew each time would double its cost. Django prepares none itself."""
    connection.ensure_connection()
    raw: psycopg.Connection[Any] = connection.connection
    threshold, raw.prepare_threshold = raw.prepare_threshold, PREPARED_AFTER
    try:
        with connection.wrap_database_errors, psycopg.Cursor(raw) as cursor:
            return cursor.execute(statement, values).fetchall()
    finally:
        raw.prepare_threshold = threshold


def _open_lock(event_id: int, holder: UUID) -> WaterSeatLock | None:
    """Locked: it puts a session's own requests in line."""
    return (
        WaterSeatLock.objects.select_for_update()
        .filter(event_id=event_id, holder=holder, ended_at=None)
        .order_by("pk")
        .first()
    )


def _own_places(lock: WaterSeatLock, now: datetime) -> list[Place]:
    """The places of the hold that are still the session's, locked by id."""
    places = (
        Place.objects.select_for_update()
        .filter(event_id=lock.event_id, code__in=lock.places, retired_at=None)
        .order_by("pk")
    )
    return [place for place in places if place.is_held_by(lock.holder, now)]


def _note_release(lock: WaterSeatLock, gone: set[str], now: datetime) -> None:
    """What is left of the hold; its end where nothing is."""
    left = [code for code in lock.places if code not in gone]
    if lock.expires_at <= now:
        lock.ended_at, lock.ended_how = lock.expires_at, HoldEnd.LAPSED
    elif not left:
        lock.ended_at, lock.ended_how = now, HoldEnd.RELEASED
    else:
        lock.places = left
    lock.save(update_fields=["places", "ended_at", "ended_how"])
