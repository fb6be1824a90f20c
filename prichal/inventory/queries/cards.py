"""An event as lists, cards and papers show it: plain values in the reader's language and the pier's zone."""

import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet

from prichal.catalog.models import Event, Product, Seller
from prichal.catalog.rules import EventState, refundable_until
from prichal.fleet.models import Pier, Route, RouteStop, Venue, Vessel
from prichal.kernel.errors import NotFound
from prichal.kernel.money import Money

REMEMBERED_SECONDS = 5
ID_REMEMBERED_SECONDS = 300  # no id is ever given to another event
STOPS_OF_ROUTE = Prefetch("stops", RouteStop.objects.order_by("position"))
STOPS = Prefetch("route__stops", RouteStop.objects.order_by("position"))

Card = TypeVar("Card")
Made = dict[Hashable, Any]  # row → its card


@dataclass(frozen=True, slots=True)
class ProductCard:
    id: int
    slug: str
    title: str
    summary: str
    story: str
    included: list[str]
    good_to_know: list[str]
    kind: str
    image: str
    image_alt: str
    age_mark: int


@dataclass(frozen=True, slots=True)
class SpotCard:
    """Where an event begins; `kind` is `pier|venue`."""

    kind: str
    slug: str
    name: str
    address: str
    directions: str
    latitude: float
    longitude: float
    timezone: str


@dataclass(frozen=True, slots=True)
class VesselCard:
    slug: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class StopCard:
    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class RouteCard:
    slug: str
    name: str
    stops: list[StopCard]
    passenger_data_required: bool


@dataclass(frozen=True, slots=True)
class EventCard:
    """One dated event. Moments are in the zone of `where`; `seats_left` is the board's, at most 2 s old.

    `seller` stands on the whole card only. `refundable_until` is the last moment of a full refund.
    """

    id: int
    slug: str
    product: ProductCard
    starts_at: datetime
    ends_at: datetime
    duration_minutes: int
    where: SpotCard
    vessel: VesselCard | None
    route: RouteCard | None
    seating: str
    price_from: Money | None
    vat_mode: str
    vat_rate: int
    seats_left: int
    seats_total: int
    sales_status: str
    source: str
    refundable_until: datetime
    seller: Seller | None = None

    @property
    def timezone(self) -> str:
        return self.where.timezone

    @property
    def day(self) -> date:
        """The local one."""
        return self.starts_at.date()

    @property
    def passenger_data_required(self) -> bool:
        """Whether each passenger's papers are asked for, by the route."""
        return self.route is not None and self.route.passenger_data_required


@dataclass(frozen=True, slots=True)
class EventName:
    """What a hold needs to know of the event it names; `seating` as stored, `timezone` the pier's."""

    id: int
    seating: str
    timezone: str

    def there(self, moment: datetime) -> datetime:
        """The moment in the pier's zone."""
        return moment.astimezone(ZoneInfo(self.timezone))


def event_card(*, ref: str, now: datetime) -> EventCard:
    """The whole card of an event named by id or slug. Raises NotFound."""
    event = event_of(ref)
    return card_of(event, now=now, seller=event.product.seller)


def event_of(ref: str) -> Event:
    """The event visitors mean by an id or a slug, with all its card shows. Raises NotFound, for drafts too."""
    event = on_offer().filter(_meant(ref)).order_by("pk").first()
    if event is None:
        raise NotFound()
    return event


def event_to_buy(ref: str) -> Event:
    """As `event_of`, with what its price and its order need and no more. Raises NotFound."""
    events = Event.objects.exclude(state=EventState.DRAFT).filter(_meant(ref)).order_by("pk")
    event = (
        events.select_related("product__seller", "product__refund_policy", "vessel")
        .prefetch_related("product__vat_changes", "product__refund_policy__steps")
        .first()
    )
    if event is None:
        raise NotFound()
    return event


def event_named(ref: str) -> EventName:
    """As `event_of`, for those who only want to hold places; remembered for a while. Raises NotFound.

    Nothing is decided by it: whether an event can be held, and how, the hold itself looks at.
    """
    seconds = ID_REMEMBERED_SECONDS if ref.isdecimal() else REMEMBERED_SECONDS
    return _event_named(ref, int(time.monotonic() / seconds))


@lru_cache(maxsize=4096)
def _event_named(ref: str, period: int) -> EventName:
    events = Event.objects.exclude(state=EventState.DRAFT).filter(_meant(ref)).order_by("pk")
    row = events.values_list("pk", "seating", "timezone").first()
    if row is None:
        raise NotFound()
    return EventName(*row)


def on_offer() -> QuerySet[Event]:
    """Every event visitors may see, with what a card needs in four queries."""
    return (
        Event.objects.exclude(state=EventState.DRAFT)
        .select_related("product__seller", "product__refund_policy", "pier", "venue", "vessel", "route", "board")
        .prefetch_related(STOPS, "product__vat_changes", "product__refund_policy__steps")
    )


def cards_of(ids: Sequence[int], *, now: datetime) -> list[EventCard]:
    """The cards of these events, in this order. What they share is fetched and made once, by a query for each kind."""
    events = (
        Event.objects.select_related("board")
        .prefetch_related("pier", "venue", "vessel", "route", STOPS)
        .prefetch_related("product__refund_policy__steps", "product__vat_changes")
        .in_bulk(ids)
    )
    made: Made = {}
    return [card_of(events[event_id], now=now, made=made) for event_id in ids]


def card_of(event: Event, *, now: datetime, seller: Seller | None = None, made: Made | None = None) -> EventCard:
    """An event of `on_offer()` as a card; its parts are taken from those already `made`, where they are there."""
    zone = ZoneInfo(event.timezone)
    starts_at = event.starts_at.astimezone(zone)
    vat = event.product.vat_on(starts_at.date())
    until = refundable_until(event.starts_at, steps=event.product.refund_policy.returned())
    made = {} if made is None else made
    return EventCard(
        id=event.pk,
        slug=event.slug,
        product=_once(made, event.product, lambda: ProductCard(**product_facts(event.product))),
        starts_at=starts_at,
        ends_at=event.ends_at.astimezone(zone),
        duration_minutes=int((event.ends_at - event.starts_at).total_seconds()) // 60,
        where=_once(made, (event.where, event.timezone), lambda: spot_card(event.where, event.timezone)),
        vessel=_once(made, event.vessel, lambda: vessel_card(event.vessel) if event.vessel else None),
        route=_once(made, event.route, lambda: route_card(event.route)),
        seating=event.seating.lower(),
        price_from=event.board.price_from,
        vat_mode=vat.mode.lower(),
        vat_rate=vat.rate,
        seats_left=event.board.places_left,
        seats_total=event.board.places_total,
        sales_status=sales_status(event, now=now),
        source="local",
        refundable_until=until.astimezone(zone),
        seller=seller,
    )


def sales_status(event: Event, *, now: datetime) -> str:
    """`onSale|soldOut|closed|cancelled`, by the board."""
    if event.state == EventState.CANCELLED:
        return "cancelled"
    if not event.is_sold_at(now):
        return "closed"
    return "onSale" if event.board.places_left else "soldOut"


def _once(made: Made, key: Hashable, make: Callable[[], Card]) -> Card:
    if key not in made:
        made[key] = make()
    card: Card = made[key]
    return card


def product_facts(product: Product) -> dict[str, Any]:
    """The members of a ProductCard."""
    return {
        "id": product.pk,
        "slug": product.slug,
        "title": product.title,
        "summary": product.summary,
        "story": product.story,
        "included": product.included.splitlines(),
        "good_to_know": product.good_to_know.splitlines(),
        "kind": product.kind.lower(),
        "image": product.image,
        "image_alt": product.image_alt,
        "age_mark": product.age_mark,
    }


def spot_card(spot: Pier | Venue, timezone: str) -> SpotCard:
    """The zone of an event is the one it was drafted with."""
    return SpotCard(
        kind="pier" if isinstance(spot, Pier) else "venue",
        slug=spot.slug,
        name=spot.name,
        address=spot.address,
        directions=spot.directions,
        latitude=float(spot.latitude),
        longitude=float(spot.longitude),
        timezone=timezone,
    )


def vessel_card(vessel: Vessel) -> VesselCard:
    return VesselCard(vessel.slug, vessel.name, vessel.description)


def route_card(route: Route | None) -> RouteCard | None:
    if route is None:
        return None
    stops = [StopCard(stop.name, stop.minutes) for stop in route.stops.all()]
    return RouteCard(route.slug, route.name, stops, route.passenger_data_required)


def _meant(ref: str) -> Q:
    if ref.isascii() and ref.isdigit() and len(ref) < 19:  # a longer one fits no column
        return Q(pk=int(ref))
    return Q(slug=ref.replace("\0", "?"))  # the database takes no NUL; no slug has a question mark
