"""Places that an order owns: taken over from a session, sold, taken again for late money, given back.

Called by `orders` inside its own operation. Lock order: the session's lock rows, then places by id.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from prichal.catalog.models import Event
from prichal.fleet.rules import Seating
from prichal.inventory import live
from prichal.inventory.errors import HoldExpired, HoldOrdered, PlacesLost
from prichal.inventory.messages import PlacesFreed
from prichal.inventory.models import Place, WaterSeatLock
from prichal.inventory.rules import HoldEnd, PlaceStatus
from prichal.kernel import outbox
from prichal.kernel.tx import operation


@operation
def take_for_order(
    *, lock_ids: Sequence[UUID], session_holder: UUID, order_holder: UUID, until: datetime, now: datetime
) -> dict[int, list[Place]]:
    """Hand every place of these holds over to an order until `until`; the holds end ORDERED. Event id → its places.

    Raises HoldOrdered where an order has one of them already, HoldExpired where one is unknown, ended or lapsed, or
    any of its places is no longer the session's.
    """
    locks = _lock_holds(lock_ids, session_holder)
    event_ids = {lock.event_id for lock in locks}
    wanted = Q()
    for lock in locks:
        wanted |= Q(event_id=lock.event_id, code__in=lock.places)
    places = _lock_places(Place.objects.filter(wanted, retired_at=None))
    for place in places:
        if not place.is_held_by(session_holder, now):
            raise HoldExpired()
        place.held_by, place.held_until = order_holder, until
    if len(places) != sum(len(lock.places) for lock in locks):
        raise HoldExpired()
    Place.objects.filter(pk__in=[p.pk for p in places]).update(held_by=order_holder, held_until=until)
    WaterSeatLock.objects.filter(pk__in=[lock.pk for lock in locks]).update(
        ended_at=now, ended_how=HoldEnd.ORDERED, taken_by=order_holder
    )
    of_event: dict[int, list[Place]] = {event_id: [] for event_id in event_ids}
    for place in places:
        of_event[place.event_id].append(place)
    return of_event


@operation
def sell(*, order_holder: UUID, place_ids: Collection[int], now: datetime) -> None:
    """HELD by the order → SOLD. Raises PlacesLost where one is not the order's."""
    places = _lock_places(Place.objects.filter(pk__in=place_ids))
    if len(places) != len(set(place_ids)) or any(not _is_of(place, order_holder) for place in places):
        raise PlacesLost(f"order {order_holder} does not own all of {sorted(place_ids)}")
    _sell(places, now)


@operation
def retake(
    *, event_id: int, order_holder: UUID, place_ids: Collection[int], numbered: bool, now: datetime
) -> dict[int, int] | None:
    """Take all these places again for late money and sell them: old id → new id.

    Without numbers, other places do as well, if the event still sells such; `numbered` places are those very ones. None
    where that is impossible; then nothing is changed.
    """
    places = _lock_places(Place.objects.filter(pk__in=place_ids, event_id=event_id, retired_at=None))
    free = [place for place in places if place.is_open_to(order_holder, now)]
    lost = sorted(set(place_ids) - {place.pk for place in free})
    others: list[Place] = []
    if lost:
        if numbered or not Event.objects.filter(pk=event_id, seating=Seating.GENERAL).exists():
            return None
        others = _other_places(event_id, len(lost), set(place_ids), now)
        if len(others) < len(lost):
            return None
    _sell([*free, *others], now)
    taken = {place.pk: place.pk for place in free}
    return taken | {old: place.pk for old, place in zip(lost, others, strict=True)}


@operation
def give_back(*, order_holder: UUID, place_ids: Collection[int], now: datetime) -> int:
    """Free the places the order still holds, and say so. How many; sold ones stay sold."""
    places = _lock_places(Place.objects.filter(pk__in=place_ids))
    freed = [place for place in places if _is_of(place, order_holder)]
    Place.objects.filter(pk__in=[place.pk for place in freed]).update(
        status=PlaceStatus.FREE, held_by=None, held_until=None
    )
    tell_freed(freed, now=now)
    return len(freed)


def tell_freed(places: Iterable[Place], *, now: datetime) -> None:
    """Watchers and the apps above learn of places that are free again by an act."""
    codes: defaultdict[int, list[str]] = defaultdict(list)
    for place in places:
        codes[place.event_id].append(place.code)
    for event_id, of_event in codes.items():
        outbox.publish(PlacesFreed(event_id=event_id, codes=of_event), now=now)
    _announce({event_id: len(of_event) for event_id, of_event in codes.items()})


def _lock_holds(lock_ids: Sequence[UUID], session_holder: UUID) -> list[WaterSeatLock]:
    locks = list(
        WaterSeatLock.objects.select_for_update().filter(pk__in=lock_ids, holder=session_holder).order_by("pk")
    )
    if any(lock.ended_how == HoldEnd.ORDERED for lock in locks):
        raise HoldOrdered()
    if not locks or len(locks) != len(set(lock_ids)) or any(lock.ended_at for lock in locks):
        raise HoldExpired()
    return locks


def _lock_places(wanted: QuerySet[Place]) -> list[Place]:
    return list(wanted.select_for_update().order_by("pk"))


def _other_places(event_id: int, count: int, but: set[int], now: datetime) -> list[Place]:
    """So many free places: first those nobody is at, then, if short, once more waiting."""
    free = Place.objects.open_at(now).filter(event_id=event_id).exclude(pk__in=but).order_by("pk")
    found = list(free.select_for_update(skip_locked=True)[:count])
    return found if len(found) == count else list(free.select_for_update()[:count])


def _sell(places: Sequence[Place], now: datetime) -> None:
    Place.objects.filter(pk__in=[place.pk for place in places]).update(
        status=PlaceStatus.SOLD, held_by=None, held_until=None
    )
    per_event = Counter(place.event_id for place in places)
    _announce(per_event)


def _announce(places: Mapping[int, int]) -> None:
    """Event id → how many places changed; without numbers the map shows one figure, whatever their number."""
    for event_id, seating in Event.objects.filter(pk__in=places).values_list("pk", "seating"):
        live.announce(event_id, changes=places[event_id] if seating == Seating.ASSIGNED else 1)


def _is_of(place: Place, order_holder: UUID) -> bool:
    return place.status == PlaceStatus.HELD and place.held_by == order_holder
