"""Changing how the places of an event are sold: by a seat plan or without numbers, until the first of them is sold."""

from datetime import datetime
from zoneinfo import ZoneInfo

from prichal.catalog import services as catalog
from prichal.catalog.errors import IllegalSaleState
from prichal.catalog.models import Event
from prichal.catalog.rules import EventState
from prichal.fleet.models import SeatPlan
from prichal.inventory import live
from prichal.inventory.errors import AlreadySold, PlacesHeld
from prichal.inventory.models import Place
from prichal.inventory.rules import PlaceStatus
from prichal.inventory.services import boards
from prichal.inventory.services.publishing import make_places
from prichal.inventory.services.readiness import refuse_unready
from prichal.kernel import audit
from prichal.kernel.errors import NotFound
from prichal.kernel.tx import operation


@operation
def change_seating(
    *, event_id: int, seating: str, seat_plan: SeatPlan | None, capacity: int, now: datetime, actor: str
) -> None:
    """Sell an event by a version of its plan (ASSIGNED) or without numbers (GENERAL, so many places) from now on.

    A draft only remembers it. On sale or paused, all places are made anew, free; the old ones are retired, and what
    staff had closed is open again. The row of the event is held first, so that two changes wait for each other, then
    its places by id, so that a hold comes before or after: it is seen here, or finds its places retired.

    Raises NotFound, IllegalSaleState (cancelled), AlreadySold, PlacesHeld (by buyers or orders), and Invalid as
    `seat_event` and publishing do.
    """
    events = Event.objects.select_for_update(of=("self",), no_key=True).select_related("vessel", "venue")
    event = events.filter(pk=event_id).order_by("pk").first()
    if event is None:
        raise NotFound()
    if event.state == EventState.CANCELLED:
        raise IllegalSaleState([])
    before = _seating_of(event)
    old = [] if event.state == EventState.DRAFT else _lock_places(event_id)
    _refuse_taken(event, old, now)
    catalog.seat_event(event=event, seating=seating, seat_plan=seat_plan, capacity=capacity)
    if event.state != EventState.DRAFT:
        refuse_unready([event])
        _replace_places(event, old, now)
    audit.record(
        actor=actor,
        action="event.seating_changed",
        obj=("event", event.pk),
        before=before,
        after=_seating_of(event),
        now=now,
    )


def _seating_of(event: Event) -> dict[str, object]:
    return {"seating": event.seating, "seat_plan": event.seat_plan_id, "capacity": event.capacity}


def _lock_places(event_id: int) -> list[Place]:
    """All that are not retired, by id: holds wait from here on, and what they did before is seen."""
    return list(Place.objects.select_for_update().filter(event_id=event_id, retired_at=None).order_by("pk"))


def _refuse_taken(event: Event, places: list[Place], now: datetime) -> None:
    """Raises AlreadySold or PlacesHeld."""
    if any(place.status == PlaceStatus.SOLD for place in places):
        raise AlreadySold()
    held = [place.held_until for place in places if place.held_until and not place.has_lapsed(now)]
    if held:
        there = max(held).astimezone(ZoneInfo(event.timezone))
        raise PlacesHeld(there, paused=event.state == EventState.PAUSED)


def _replace_places(event: Event, old: list[Place], now: datetime) -> None:
    """Lapsed holds end with their places, so that no order that was too late finds one."""
    Place.objects.filter(pk__in=[place.pk for place in old]).update(
        status=PlaceStatus.FREE, held_by=None, held_until=None, retired_at=now
    )
    make_places([event.pk], {event.seating})
    boards.recompute([event.pk], now=now)
    live.announce(event.pk, changes=len(old))
