"""Why places can't be held or let go: read afterwards, told in the order of the contract (404, 422, 409)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from prichal.catalog import queries as catalog
from prichal.fleet.rules import Seating
from prichal.inventory.errors import HoldOrdered, SalesClosed, SeatsTaken
from prichal.inventory.models import Place, WaterSeatLock
from prichal.inventory.queries import holds as queries
from prichal.inventory.rules import PLACES_PER_SESSION, HoldEnd, PlaceStatus
from prichal.kernel.errors import FieldError, Invalid, NotFound


@dataclass(frozen=True, slots=True)
class TicketRule:
    """What a hold must know of a ticket type."""

    takes_place: bool
    max_per_order: int


def refuse_seats(event_id: int, holder: UUID, wanted: list[str], now: datetime) -> None:
    """Say why, in the order of the contract; silent where nothing stands in the way any more."""
    event = catalog.event_on_offer(event_id)
    if event is None:
        raise NotFound()
    if event.seating != Seating.ASSIGNED:
        raise Invalid([FieldError("seats", _("На этом рейсе места без номеров: укажите, сколько билетов нужно."))])
    places = {place.code: place for place in Place.objects.filter(event_id=event_id, code__in=wanted, retired_at=None)}
    if unknown := [code for code in wanted if code not in places]:
        words = _("На этом рейсе нет места %(seat)s.")
        raise Invalid([FieldError("seats", words % {"seat": code}, "unknown") for code in unknown])
    if queries.places_held_with(holder, event_id, wanted, now) > PLACES_PER_SESSION:
        raise too_many("seats")
    refuse_closed(event_id, now)
    if taken := [code for code in wanted if not places[code].is_open_to(holder, now)]:
        raise SeatsTaken(taken)


def refuse_closed(event_id: int, now: datetime) -> None:
    """Raises NotFound for a draft or nothing, SalesClosed outside the sale; silent where it may be bought."""
    event = catalog.event_on_offer(event_id)
    if event is None:
        raise NotFound()
    if not event.is_sold_at(now):
        raise SalesClosed()


def refuse_ordered(event_id: int, holder: UUID) -> None:
    """Raises HoldOrdered where the session's last hold became an order that still owns its places."""
    last = WaterSeatLock.objects.filter(event_id=event_id, holder=holder).order_by("-begun_at", "-id").first()
    if last is None or last.ended_how != HoldEnd.ORDERED:
        return
    places = Place.objects.filter(event_id=event_id, code__in=last.places, retired_at=None)
    if any(p.status == PlaceStatus.SOLD or p.held_by == last.taken_by for p in places):
        raise HoldOrdered()


def places_for(chosen: Mapping[str, int], rules: Mapping[str, TicketRule], event_id: int) -> int:
    """How many places these tickets take. Raises NotFound or Invalid."""
    if not rules:
        if catalog.event_on_offer(event_id) is None:
            raise NotFound()
        raise Invalid([FieldError("tickets", _("На этом рейсе места по схеме: выберите их на ней."))])
    if unknown := [code for code in chosen if code not in rules]:
        words = _("Такого билета нет: %(type)s.")
        raise Invalid([FieldError("tickets", words % {"type": code}, "unknown") for code in unknown])
    count = sum(quantity for code, quantity in chosen.items() if rules[code].takes_place)
    if not count:
        raise Invalid([FieldError("tickets", _("Выберите хотя бы один билет с местом."))])
    if sum(chosen.values()) > PLACES_PER_SESSION or any(
        quantity < 0 or quantity > rules[code].max_per_order for code, quantity in chosen.items()
    ):
        raise too_many("tickets")
    return count


def too_many(field: str) -> Invalid:
    words = _("За один раз можно взять не больше %(most)d мест. Больше — позвоните нам, поможем.")
    return Invalid([FieldError(field, words % {"most": PLACES_PER_SESSION}, "too_many")])
