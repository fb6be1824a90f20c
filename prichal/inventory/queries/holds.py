"""What a session holds, and what is left for others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from prichal.inventory.models import Place, WaterSeatLock


@dataclass(frozen=True, slots=True)
class Held:
    """A session's running hold at one event. `seats` are codes; without numbers `tickets` says type → quantity."""

    hold_id: UUID
    event_id: int
    expires_at: datetime
    seats: list[str]
    tickets: dict[str, int]
    price_list_id: int


def open_hold(*, event_id: int, holder: UUID, now: datetime) -> Held | None:
    """The session's hold that has not ended or lapsed."""
    lock = _running(holder, now).filter(event_id=event_id).first()
    if lock is None:
        return None
    seats = [] if lock.tickets else lock.places
    return Held(lock.pk, lock.event_id, lock.expires_at, seats, lock.tickets, lock.price_list_id)


def places_left(event_id: int, now: datetime) -> int:
    """How many places anybody could still hold, lapsed holds included."""
    return Place.objects.open_at(now).filter(event_id=event_id).count()


def places_held_elsewhere(holder: UUID, event_id: int, now: datetime) -> int:
    """How many places the session holds at other events."""
    return sum(len(lock.places) for lock in _running(holder, now).exclude(event_id=event_id))


def places_held_with(holder: UUID, event_id: int, codes: Sequence[str], now: datetime) -> int:
    """How many places the session would hold with these seats."""
    here = _running(holder, now).filter(event_id=event_id).first()
    return len({*(here.places if here else ()), *codes}) + places_held_elsewhere(holder, event_id, now)


def _running(holder: UUID, now: datetime) -> QuerySet[WaterSeatLock]:
    return WaterSeatLock.objects.filter(holder=holder, ended_at=None, expires_at__gt=now).order_by("pk")
