"""An event as lists, cards and papers show it: plain values in the reader's language and the pier's zone."""

import time
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet

from prichal.catalog.models import Event, Product, Seller
from prichal.catalog.rules import EventState, refundable_until
from prichal.fleet.models import Pier, Route, RouteStop, Vessel
from prichal.kernel.errors import NotFound
from prichal.kernel.money import Money

REMEMBERED_SECONDS = 5


@dataclass(frozen=True, slots=True)
class ProductCard:
    id: int
    slug: str
    title: str
    summary: str
    story: str
    included: list[str]
    kind: str
    image: str
    image_alt: str
    age_mark: int


@dataclass(frozen=True, slots=True)
class PierCard:
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


@dataclass(frozen=True, slots=True)
class EventCard:
    """One dated event. Moments are in the pier's zone; `seats_left` is the board's, at most 2 s old.

    `seller` stands on the whole card only. `refundable_until` is the last moment of a full refund.
    """

    id: int
    slug: str
    product: ProductCard
    starts_at: datetime
    ends_at: datetime
    duration_minutes: int
    pier: PierCard
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


def event_named(ref: str) -> EventName:
    """As `event_of`, for those who only want to hold places; remembered for some seconds. Raises NotFound.

    Nothing is decided by it: whether an event can be held, and how, the hold itself looks at.
    """
    return _event_named(ref, int(time.monotonic() / REMEMBERED_SECONDS))


@lru_cache(maxsize=4096)
def _event_named(ref: str, period: int) -> EventName:
    events = Event.objects.exclude(state=EventState.DRAFT).filter(_meant(ref)).order_by("pk")
    row = events.values_list("pk", "seating", "pier__timezone").first()
    if row is None:
        raise NotFound()
    return EventName(*row)


def on_offer() -> QuerySet[Event]:
    """Every event visitors may see, with what a card needs in two queries."""
    stops = Prefetch("route__stops", RouteStop.objects.order_by("position"))
    return (
        Event.objects.exclude(state=EventState.DRAFT)
        .select_related("product__seller", "pier", "vessel", "route", "board")
        .prefetch_related(stops)
    )


def card_of(event: Event, *, now: datetime, seller: Seller | None = None) -> EventCard:
    """An event of `on_offer()` as a card."""
    zone = ZoneInfo(event.pier.timezone)
    return EventCard(
        id=event.pk,
        slug=event.slug,
        product=_product(event.product),
        starts_at=event.starts_at.astimezone(zone),
        ends_at=event.ends_at.astimezone(zone),
        duration_minutes=int((event.ends_at - event.starts_at).total_seconds()) // 60,
        pier=_pier(event.pier),
        vessel=_vessel(event.vessel),
        route=_route(event.route),
        seating=event.seating.lower(),
        price_from=event.board.price_from,
        vat_mode=event.product.vat_mode.lower(),
        vat_rate=event.product.vat_rate,
        seats_left=event.board.places_left,
        seats_total=event.board.places_total,
        sales_status=sales_status(event, now=now),
        source="local",
        refundable_until=refundable_until(event.starts_at, hours=event.product.refund_hours).astimezone(zone),
        seller=seller,
    )


def sales_status(event: Event, *, now: datetime) -> str:
    """`onSale|soldOut|closed|cancelled`, by the board."""
    if event.state == EventState.CANCELLED:
        return "cancelled"
    if not event.is_sold_at(now):
        return "closed"
    return "onSale" if event.board.places_left else "soldOut"


def _product(product: Product) -> ProductCard:
    return ProductCard(
        id=product.pk,
        slug=product.slug,
        title=product.title,
        summary=product.summary,
        story=product.story,
        included=product.included.splitlines(),
        kind=product.kind.lower(),
        image=product.image,
        image_alt=product.image_alt,
        age_mark=product.age_mark,
    )


def _pier(pier: Pier) -> PierCard:
    return PierCard(
        slug=pier.slug,
        name=pier.name,
        address=pier.address,
        directions=pier.directions,
        latitude=float(pier.latitude),
        longitude=float(pier.longitude),
        timezone=pier.timezone,
    )


def _vessel(vessel: Vessel | None) -> VesselCard | None:
    return VesselCard(vessel.slug, vessel.name, vessel.description) if vessel else None


def _route(route: Route | None) -> RouteCard | None:
    if route is None:
        return None
    return RouteCard(route.slug, route.name, [StopCard(stop.name, stop.minutes) for stop in route.stops.all()])


def _meant(ref: str) -> Q:
    if ref.isascii() and ref.isdigit() and len(ref) < 19:  # a longer one fits no column
        return Q(pk=int(ref))
    return Q(slug=ref.replace("\0", "?"))  # the database takes no NUL; no slug has a question mark
