"""Putting events on sale: their places, their vessels' time, their boards. Lock order: events, places, occupancy."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, connection

from prichal.catalog import services as catalog
from prichal.catalog.models import Event
from prichal.catalog.rules import EventState
from prichal.fleet.rules import Seating
from prichal.inventory import sql
from prichal.inventory.errors import Clash, NotDraft, VesselBusy
from prichal.inventory.rules import OccupancyKind
from prichal.inventory.services import boards
from prichal.inventory.services.readiness import refuse_unready
from prichal.kernel.errors import NotFound
from prichal.kernel.tx import operation

_IN_ONE_PLACE = "vessel_in_one_place_at_a_time"


def publish_event(*, event_id: int, now: datetime, actor: str = "house") -> None:
    """Put one draft on sale. Raises as `publish_events` does."""
    publish_events(event_ids=[event_id], now=now, actor=actor)


@operation
def publish_events(*, event_ids: Collection[int], now: datetime, actor: str = "house") -> None:
    """Make the places of these drafts, take their vessels' time and open their sale: all of them or none.

    As many statements as for one. Raises NotFound, NotDraft, VesselBusy (with what clashes, in the batch too), and
    Invalid that names the events without places or prices, or with more places than vessel or venue may take.
    """
    events = _lock_drafts(event_ids)
    refuse_unready(events)
    ids = [event.pk for event in events]
    _refuse_clashes(ids)
    make_places(ids, {event.seating for event in events})
    _take_vessels(ids)
    catalog.open_sales(events=events, now=now, actor=actor)
    boards.recompute(ids, now=now)


def make_places(event_ids: list[int], seatings: Collection[str]) -> None:
    """The places of events whose rows the caller holds; a statement per way of seating, however many places."""
    statements = {Seating.ASSIGNED: sql.MAKE_SEATS, Seating.GENERAL: sql.MAKE_UNNUMBERED}
    with connection.cursor() as cursor:
        for seating in sorted(set(seatings)):
            cursor.execute(statements[Seating(seating)], {"events": event_ids})


def _lock_drafts(event_ids: Collection[int]) -> list[Event]:
    """By id, with what readiness asks of them."""
    rows = Event.objects.select_for_update(of=("self",), no_key=True).select_related("vessel", "venue")
    events = list(rows.filter(pk__in=event_ids).order_by("pk"))
    if not events or len(events) != len(set(event_ids)):
        raise NotFound()
    if others := [event.slug for event in events if event.state != EventState.DRAFT]:
        raise NotDraft(others)
    return events


def _refuse_clashes(event_ids: list[int]) -> None:
    """Asked first, for a word that names them; the constraint decides."""
    with connection.cursor() as cursor:
        cursor.execute(sql.FIND_CLASHES, {"events": event_ids})
        rows = cursor.fetchall()
    if rows:
        raise VesselBusy([Clash(slug, other or str(OccupancyKind(kind).label)) for slug, kind, other, *_ in rows])


def _take_vessels(event_ids: list[int]) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql.MAKE_OCCUPANCIES, {"events": event_ids})
    except IntegrityError as problem:
        if _IN_ONE_PLACE in str(problem):
            raise VesselBusy() from problem
        raise
