"""Putting an event on sale: its places, its vessel's time, its board."""

from datetime import datetime, timedelta

from django.db import IntegrityError, connection
from django.utils.translation import gettext as _

from prichal.catalog import services as catalog
from prichal.catalog.models import Event
from prichal.catalog.queries import prices_from
from prichal.catalog.rules import EventState, Seating
from prichal.inventory import sql
from prichal.inventory.errors import NotDraft, VesselBusy
from prichal.inventory.models import VesselOccupancy
from prichal.inventory.rules import OccupancyKind
from prichal.inventory.services import boards
from prichal.kernel.errors import FieldError, Invalid, NotFound
from prichal.kernel.tx import operation

_IN_ONE_PLACE = "vessel_in_one_place_at_a_time"


@operation
def publish_event(*, event_id: int, now: datetime) -> None:
    """Make the places of a draft, take its vessel's time and open its sale.

    Raises NotFound, NotDraft, VesselBusy, and Invalid without a place or a price, or above the vessel's maximum.
    """
    event = Event.objects.select_for_update(of=("self",)).select_related("vessel").filter(pk=event_id).first()
    if event is None:
        raise NotFound()
    if event.state != EventState.DRAFT:
        raise NotDraft()
    places = _make_places(event)
    if not places or (event.vessel is not None and places > event.vessel.passenger_max):
        raise Invalid([FieldError("capacity", _("Мест должно быть не меньше одного и не больше, чем берёт судно."))])
    if not prices_from([event_id]):
        raise Invalid([FieldError("priceList", _("Сначала задайте цены."))])
    _take_vessel(event)
    catalog.open_sale(event=event, now=now)
    boards.recompute([event_id], now=now)


def _make_places(event: Event) -> int:
    """One statement, however many places."""
    statement = sql.MAKE_SEATS if event.seating == Seating.ASSIGNED else sql.MAKE_UNNUMBERED
    with connection.cursor() as cursor:
        cursor.execute(statement, {"event": event.pk, "plan": event.seat_plan_id, "capacity": event.capacity})
        made: int = cursor.rowcount
    return made


def _take_vessel(event: Event) -> None:
    """Raises VesselBusy; asked first for a kind word, the constraint decides."""
    if event.vessel is None:
        return
    during = (event.starts_at, event.ends_at + timedelta(minutes=event.vessel.turnaround_minutes))
    if VesselOccupancy.objects.filter(vessel=event.vessel, during__overlap=during).exists():
        raise VesselBusy()
    try:
        VesselOccupancy.objects.create(vessel=event.vessel, kind=OccupancyKind.SAILING, during=during, event=event)
    except IntegrityError as problem:
        if _IN_ONE_PLACE in str(problem):
            raise VesselBusy() from problem
        raise
