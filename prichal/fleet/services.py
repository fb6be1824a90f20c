"""Actions on piers, venues, routes, vessels, seat plans. What has a slug is written by it: made once, changed after."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db.models import Max
from django.utils.translation import gettext as _

from prichal.fleet.models import Pier, Route, RouteStop, Seat, SeatCategory, SeatPlan, Section, Venue, Vessel
from prichal.fleet.rules import Seating, SectionDrawing, Stop, Texts
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.tx import operation


@operation
def write_pier(
    *,
    slug: str,
    name: Texts,
    address: Texts,
    directions: Texts,
    latitude: Decimal,
    longitude: Decimal,
    timezone: str = "Europe/Moscow",
) -> Pier:
    """Make or change a pier. `timezone` is an IANA key: its departures are told in it.

    Events keep the zone they were drafted with. Raises Invalid for a zone that is none.
    """
    texts = name.columns("name") | address.columns("address") | directions.columns("directions")
    facts = {"latitude": latitude, "longitude": longitude, "timezone": _known_zone(timezone)}
    pier, _made = Pier.objects.update_or_create(slug=slug, defaults={**texts, **facts})
    return pier


@operation
def write_venue(
    *,
    slug: str,
    name: Texts,
    address: Texts,
    directions: Texts,
    description: Texts,
    latitude: Decimal,
    longitude: Decimal,
    visitor_max: int,
    seating: str = Seating.GENERAL,
    general_capacity: int = 0,
    timezone: str = "Europe/Moscow",
) -> Venue:
    """Make or change a venue ashore; `seating` and `general_capacity` are what its events begin with.

    Raises Invalid for a zone that is none.
    """
    facts: dict[str, object] = {**name.columns("name"), **address.columns("address")}
    facts |= directions.columns("directions") | description.columns("description")
    facts |= {"latitude": latitude, "longitude": longitude, "timezone": _known_zone(timezone)}
    facts |= {"visitor_max": visitor_max, "seating": seating, "general_capacity": general_capacity}
    venue, _made = Venue.objects.update_or_create(slug=slug, defaults=facts)
    return venue


@operation
def write_route(*, slug: str, name: Texts, stops: Sequence[Stop], passenger_data_required: bool = False) -> Route:
    """Make or change a route with all its stops, in their order."""
    facts = {**name.columns("name"), "passenger_data_required": passenger_data_required}
    route, _made = Route.objects.update_or_create(slug=slug, defaults=facts)
    route.stops.all().delete()
    for position, stop in enumerate(stops, 1):
        RouteStop.objects.create(route=route, position=position, minutes=stop.minutes, **stop.name.columns("name"))
    return route


@operation
def write_vessel(
    *,
    slug: str,
    name: Texts,
    description: Texts,
    passenger_max: int,
    turnaround_minutes: int,
    seating: str = Seating.GENERAL,
    general_capacity: int = 0,
) -> Vessel:
    """Make or change a vessel; `passenger_max` counts infants too, the places sold are what its events begin with."""
    texts = name.columns("name") | description.columns("description")
    facts = {"passenger_max": passenger_max, "turnaround_minutes": turnaround_minutes}
    places = {"seating": seating, "general_capacity": general_capacity}
    vessel, _made = Vessel.objects.update_or_create(slug=slug, defaults={**texts, **facts, **places})
    return vessel


@operation
def write_seat_category(*, code: str, title: Texts, sign: str, position: int) -> SeatCategory:
    """Make or change a class of seats; `sign` tells it from others without colour."""
    defaults = {**title.columns("title"), "sign": sign, "position": position}
    category, _made = SeatCategory.objects.update_or_create(code=code, defaults=defaults)
    return category


@operation
def publish_seat_plan(
    *, vessel: Vessel | None = None, venue: Venue | None = None, sections: Sequence[SectionDrawing], now: datetime
) -> SeatPlan:
    """Draw the next version of the seats of a vessel or a venue. Published plans never change; events keep theirs."""
    drawn = SeatPlan.objects.filter(vessel=vessel, venue=venue).aggregate(latest=Max("version"))["latest"] or 0
    plan = SeatPlan.objects.create(vessel=vessel, venue=venue, version=drawn + 1, published_at=now)
    for position, drawing in enumerate(sections, 1):
        section = Section.objects.create(
            plan=plan,
            code=drawing.code,
            position=position,
            width=drawing.width,
            height=drawing.height,
            **drawing.name.columns("name"),
        )
        Seat.objects.bulk_create(
            Seat(
                plan=plan,
                section=section,
                code=seat.code,
                row_label=seat.row_label,
                label=seat.label,
                x=seat.x,
                y=seat.y,
                category=seat.category,
                features=list(seat.features),
            )
            for seat in drawing.seats
        )
    return plan


def _known_zone(key: str) -> str:
    try:
        return ZoneInfo(key).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        words = _("Такого часового пояса нет. Напишите, например, Europe/Moscow.")
        raise Invalid([FieldError("timezone", words)]) from problem
