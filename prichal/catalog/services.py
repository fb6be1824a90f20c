"""Actions on the catalogue. What has a slug is written by it: made once, changed after."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max

from prichal.catalog.models import Event, Price, PriceList, Product, Seller, TicketType, VatRate
from prichal.catalog.rules import EventState, Kind, ProductTexts, Requisites, Seating, TicketTypeFacts, VatMode
from prichal.fleet.models import Pier, Route, SeatPlan, Vessel
from prichal.fleet.rules import Texts
from prichal.kernel import audit
from prichal.kernel.money import Money
from prichal.kernel.tx import operation


@operation
def write_seller(
    *,
    slug: str,
    requisites: Requisites,
    hours: Texts,
    vat_mode: str = VatMode.INCLUDED,
    vat_rate: int = 20,
) -> Seller:
    """Make or change a seller; `vat_rate` in percent is what its products begin with."""
    facts = {**asdict(requisites), **hours.columns("hours"), "vat_mode": vat_mode, "vat_rate": vat_rate}
    seller, _ = Seller.objects.update_or_create(slug=slug, defaults=facts)
    return seller


@operation
def write_vat_rate(*, rate: int, valid_from: date, valid_to: date | None) -> VatRate:
    """Make or change the days `[valid_from, valid_to)` in which a rate in percent is in force."""
    row, _ = VatRate.objects.update_or_create(rate=rate, valid_from=valid_from, defaults={"valid_to": valid_to})
    return row


@operation
def write_product(
    *,
    slug: str,
    seller: Seller,
    texts: ProductTexts,
    image: str,
    kind: str = Kind.EXCURSION,
    age_mark: int = 0,
    position: int = 0,
) -> Product:
    """Make or change a product; `image` is a path among the static files. VAT is the seller's when it is made."""
    facts = {**texts.columns(), "seller": seller, "image": image, "kind": kind}
    facts |= {"age_mark": age_mark, "position": position}
    vat = {"vat_mode": seller.vat_mode, "vat_rate": seller.vat_rate}
    product, _ = Product.objects.update_or_create(slug=slug, defaults=facts, create_defaults={**facts, **vat})
    return product


@operation
def write_ticket_types(*, product: Product, types: Sequence[TicketTypeFacts]) -> list[TicketType]:
    """Make or change the ticket types of a product, in the order in which they are offered."""
    rows = []
    for position, facts in enumerate(types):
        columns: dict[str, Any] = facts.title.columns("title") | facts.description.columns("description")
        columns |= {"position": position, "takes_place": facts.takes_place}
        columns |= {"age_from": facts.age_from, "age_to": facts.age_to}
        columns |= {"requires_document": facts.requires_document}
        row, _ = TicketType.objects.update_or_create(product=product, code=facts.code, defaults=columns)
        rows.append(row)
    return rows


@operation
def publish_price_list(*, product: Product, prices: Mapping[tuple[str, str], Money]) -> PriceList:
    """The next version of a product's prices: (ticket type code, seat category or `""`) → price.

    Versions in use never change: holds and orders remember theirs. Raises KeyError for an unknown ticket type.
    """
    latest = PriceList.objects.filter(product=product).aggregate(latest=Max("version"))["latest"] or 0
    price_list = PriceList.objects.create(product=product, version=latest + 1)
    types = {ticket_type.code: ticket_type for ticket_type in TicketType.objects.filter(product=product)}
    Price.objects.bulk_create(
        Price(price_list=price_list, ticket_type=types[code], category=category, amount=amount)
        for (code, category), amount in prices.items()
    )
    return price_list


@operation
def draft_event(
    *,
    product: Product,
    pier: Pier,
    vessel: Vessel | None,
    route: Route | None,
    seat_plan: SeatPlan | None,
    capacity: int,
    price_list: PriceList,
    starts_at: datetime,
    ends_at: datetime,
    sales_open_at: datetime,
    sales_close_at: datetime,
) -> Event:
    """A dated event, not on sale yet: seats of the plan where there is one, else `capacity` places without numbers."""
    return Event.objects.create(
        product=product,
        slug=event_slug(product.slug, starts_at, pier.timezone),
        pier=pier,
        vessel=vessel,
        route=route,
        seating=Seating.ASSIGNED if seat_plan else Seating.GENERAL,
        seat_plan=seat_plan,
        capacity=0 if seat_plan else capacity,
        price_list=price_list,
        starts_at=starts_at,
        ends_at=ends_at,
        sales_open_at=sales_open_at,
        sales_close_at=sales_close_at,
    )


@operation
def open_sale(*, event: Event, now: datetime, actor: str = "house") -> None:
    """DRAFT → ON_SALE; called by publishing, which holds the event's row and has made its places."""
    before, event.state = event.state, EventState.ON_SALE
    event.save(update_fields=["state"])
    audit.record(
        actor=actor,
        action="event.published",
        obj=("event", event.pk),
        before={"state": before},
        after={"state": event.state},
        now=now,
    )


def event_slug(product_slug: str, starts_at: datetime, timezone: str) -> str:
    """`water-night-bridges-20270704-0040`, told in the pier's zone."""
    return f"water-{product_slug}-{starts_at.astimezone(ZoneInfo(timezone)):%Y%m%d-%H%M}"
