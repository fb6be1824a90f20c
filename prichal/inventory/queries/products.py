"""Products as the shelf and their own pages show them: facts, the next event to buy, from what price."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Max, Min, OuterRef, Q, QuerySet, Subquery, prefetch_related_objects
from django.utils import timezone

from prichal.catalog.models import Event, Product, Seller
from prichal.catalog.queries import with_vat
from prichal.catalog.rules import Returned
from prichal.inventory.queries.cards import (
    STOPS_OF_ROUTE,
    ProductCard,
    RouteCard,
    SpotCard,
    product_facts,
    route_card,
    spot_card,
)
from prichal.inventory.queries.filters import coming, to_buy
from prichal.kernel.cursors import read_cursor, write_cursor
from prichal.kernel.errors import NotFound
from prichal.kernel.money import Money


@dataclass(frozen=True, slots=True)
class NextEvent:
    """The first coming event of which a place can be bought. Moments are in the zone of `where`."""

    id: int
    slug: str
    starts_at: datetime
    ends_at: datetime
    where: SpotCard
    seating: str
    price_from: Money
    places_left: int
    places_total: int

    @property
    def timezone(self) -> str:
        return self.where.timezone


@dataclass(frozen=True, slots=True)
class ProductListCard(ProductCard):
    """A product on the shelf. `price_from` (as paid) and the durations are those of coming events that can be bought.

    `next` is None, and with it price and durations, where nothing can be bought; VAT is then today's.
    """

    price_from: Money | None
    vat_mode: str
    vat_rate: int
    minutes_from: int | None
    minutes_to: int | None
    next: NextEvent | None


@dataclass(frozen=True, slots=True)
class ProductWhole(ProductListCard):
    """The page of a product. `route` is its own, else the next event's. `refund_steps`: the earliest first."""

    route: RouteCard | None
    refund_title: str
    refund_basis: str
    refund_steps: list[Returned]
    seller: Seller


@dataclass(frozen=True, slots=True)
class ProductPage:
    """One page of the shelf; `next_cursor` leads to the one after it."""

    items: list[ProductListCard]
    next_cursor: str | None


def product_cards(*, now: datetime, kind: str = "") -> list[ProductListCard]:
    """Products that are not archived, in the seller's order; four queries, whatever they are and have."""
    return _cards(list(_shelf(kind)), now=now)


def list_products(*, now: datetime, kind: str = "", limit: int = 20, cursor: str | None = None) -> ProductPage:
    """The same page by page. Raises Invalid for a cursor that is none of ours."""
    products = _shelf(kind)
    if cursor:
        position, last_id = read_cursor(cursor, int, int)
        products = products.filter(Q(position__gt=position) | Q(position=position, pk__gt=last_id))
    rows = list(products[: limit + 1])
    page = rows[:limit]
    more = write_cursor(page[-1].position, page[-1].pk) if len(rows) > limit else None
    return ProductPage(_cards(page, now=now), more)


def product_card(*, slug: str, now: datetime) -> ProductWhole:
    """All that the page of a product says. Raises NotFound, for archived ones too."""
    product = (
        _on_offer()
        .filter(slug=slug.replace("\0", "?"))
        .select_related("seller", "refund_policy", "route")
        .prefetch_related("refund_policy__steps")
        .first()
    )
    if product is None:
        raise NotFound()
    offers = _offers([product], now=now)
    following = _following([product], now=now).get(product.pk)
    route = product.route or (following.route if following else None)
    prefetch_related_objects([route] if route else [], STOPS_OF_ROUTE)
    return ProductWhole(
        **_facts(product, following, offers.get(product.pk, {}), now=now),
        route=route_card(route),
        refund_title=product.refund_policy.title,
        refund_basis=product.refund_policy.basis.lower(),
        refund_steps=product.refund_policy.returned(),
        seller=product.seller,
    )


def _on_offer() -> QuerySet[Product]:
    return with_vat(Product.objects.filter(archived_at=None)).order_by("position", "id")


def _shelf(kind: str) -> QuerySet[Product]:
    return _on_offer().filter(kind=kind.upper()) if kind else _on_offer()


def _cards(products: Sequence[Product], *, now: datetime) -> list[ProductListCard]:
    offers, following = _offers(products, now=now), _following(products, now=now)
    return [
        ProductListCard(**_facts(product, following.get(product.pk), offers.get(product.pk, {}), now=now))
        for product in products
    ]


def _facts(product: Product, following: Event | None, offer: dict[str, Any], *, now: datetime) -> dict[str, Any]:
    """The members of a ProductListCard."""
    vat = product.vat_on(following.day if following else timezone.localdate(now))
    return {
        **product_facts(product),
        "price_from": offer.get("price_from"),
        "vat_mode": vat.mode.lower(),
        "vat_rate": vat.rate,
        "minutes_from": _minutes(offer.get("shortest")),
        "minutes_to": _minutes(offer.get("longest")),
        "next": _next(following) if following else None,
    }


def _offers(products: Sequence[Product], *, now: datetime) -> dict[int, dict[str, Any]]:
    """Product → lowest price, shortest and longest of what can be bought; one query."""
    length = F("ends_at") - F("starts_at")
    rows = (
        coming(now)
        .filter(to_buy(now), product__in=[product.pk for product in products])
        .values("product")
        .annotate(price_from=Min("board__price_from"), shortest=Min(length), longest=Max(length))
        .order_by("product")
    )
    return {row["product"]: dict(row) for row in rows}


def _following(products: Sequence[Product], *, now: datetime) -> dict[int, Event]:
    """Product → its next event that can be bought; one query."""
    ahead = coming(now).filter(to_buy(now), product=OuterRef("pk")).order_by("starts_at", "id")
    ids = Product.objects.filter(pk__in=[product.pk for product in products]).annotate(
        ahead=Subquery(ahead.values("pk")[:1])
    )
    events = Event.objects.filter(pk__in=ids.values("ahead")).select_related("pier", "venue", "route", "board")
    return {event.product_id: event for event in events.order_by("pk")}


def _next(event: Event) -> NextEvent:
    zone = ZoneInfo(event.timezone)
    return NextEvent(
        id=event.pk,
        slug=event.slug,
        starts_at=event.starts_at.astimezone(zone),
        ends_at=event.ends_at.astimezone(zone),
        where=spot_card(event.where, event.timezone),
        seating=event.seating.lower(),
        price_from=event.board.price_from,
        places_left=event.board.places_left,
        places_total=event.board.places_total,
    )


def _minutes(length: timedelta | None) -> int | None:
    return None if length is None else int(length.total_seconds()) // 60
