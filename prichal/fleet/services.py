"""Actions on piers, routes, vessels and seat plans. What has a slug is written by it: made once, changed after."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db.models import Max

from prichal.fleet.models import Deck, Pier, Route, RouteStop, Seat, SeatCategory, SeatPlan, Vessel
from prichal.fleet.rules import DeckDrawing, Stop, Texts
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
    """Make or change a pier. `timezone` is an IANA key: its departures are told in it."""
    texts = name.columns("name") | address.columns("address") | directions.columns("directions")
    facts = {"latitude": latitude, "longitude": longitude, "timezone": timezone}
    pier, _ = Pier.objects.update_or_create(slug=slug, defaults={**texts, **facts})
    return pier


@operation
def write_route(*, slug: str, name: Texts, stops: Sequence[Stop]) -> Route:
    """Make or change a route with all its stops, in their order."""
    route, _ = Route.objects.update_or_create(slug=slug, defaults=name.columns("name"))
    route.stops.all().delete()
    for position, stop in enumerate(stops, 1):
        RouteStop.objects.create(route=route, position=position, minutes=stop.minutes, **stop.name.columns("name"))
    return route


@operation
def write_vessel(*, slug: str, name: Texts, description: Texts, passenger_max: int, turnaround_minutes: int) -> Vessel:
    """Make or change a vessel; `passenger_max` counts infants too."""
    texts = name.columns("name") | description.columns("description")
    facts = {"passenger_max": passenger_max, "turnaround_minutes": turnaround_minutes}
    vessel, _ = Vessel.objects.update_or_create(slug=slug, defaults={**texts, **facts})
    return vessel


@operation
def write_seat_category(*, code: str, title: Texts, sign: str, position: int) -> SeatCategory:
    """Make or change a class of seats; `sign` tells it from others without colour."""
    defaults = {**title.columns("title"), "sign": sign, "position": position}
    category, _ = SeatCategory.objects.update_or_create(code=code, defaults=defaults)
    return category


@operation
def publish_seat_plan(*, vessel: Vessel, decks: Sequence[DeckDrawing], now: datetime) -> SeatPlan:
    """Draw the next version of a vessel's seats. Published plans never change; events keep theirs."""
    latest = SeatPlan.objects.filter(vessel=vessel).aggregate(latest=Max("version"))["latest"] or 0
    plan = SeatPlan.objects.create(vessel=vessel, version=latest + 1, published_at=now)
    for position, drawing in enumerate(decks, 1):
        deck = Deck.objects.create(
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
                deck=deck,
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
