"""What the shop shows of the catalogue and of seats beside inventory's own queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from prichal.catalog import queries as catalog
from prichal.catalog.models import Event, Product, RefundPolicy, RefundStep, TicketType
from prichal.catalog.rules import DayPart, EventState, Kind, Returned
from prichal.fleet.models import Pier, Seat, Section, Venue, Vessel
from prichal.fleet.rules import TABLE
from prichal.inventory import queries as inventory
from prichal.inventory.models import Place
from prichal.inventory.queries import EventCard, EventFilter
from prichal.kernel.money import Money
from prichal.storefront.rules import timetable
from prichal.storefront.rules.choosing import Known
from prichal.storefront.rules.timetable import SEASON, DayOffer

OTHERS = 5


@dataclass(frozen=True, slots=True)
class Policy:
    title: str
    steps: list[Returned]


def today(now: datetime) -> date:
    """The shop's day."""
    return timezone.localdate(now)


def known(*, now: datetime) -> Known:
    """What the list can be narrowed to, in the reader's language: products in the seller's order, the rest by name.

    Piers, venues and vessels are those with something to come.
    """
    return Known(
        products=dict(_programmes().values_list("slug", "title")),
        piers=dict(_busy(Pier.objects.all(), "pier", now).values_list("slug", "name")),
        venues=dict(_busy(Venue.objects.all(), "venue", now).values_list("slug", "name")),
        vessels=dict(_busy(Vessel.objects.all(), "vessel", now).values_list("slug", "name")),
    )


def vats(*, product: str = "", now: datetime) -> set[tuple[str, int]]:
    """VAT (mode, rate) of what the list sells in the season, of one product by slug or of all; two queries."""
    sold = _programmes().filter(slug=product) if product else _programmes()
    first = today(now)
    ends = (first, first + timedelta(days=SEASON - 1))
    found = {one.vat_on(day) for one in catalog.with_vat(sold) for day in ends}
    return {(vat.mode, vat.rate) for vat in found}


def day_offers(*, now: datetime, days: int, first: date | None = None, product: str = "") -> list[DayOffer]:
    """`first` (today) and the days after it, each with its night; two queries."""
    return offers_for(EventFilter(product=product), now=now, days=days, first=first)


def offers_for(asked: EventFilter, *, now: datetime, days: int, first: date | None = None) -> list[DayOffer]:
    """The same for what is asked of programme, kind, place, hours and party."""
    names = ("product", "kind", "pier", "venue", "party")
    wishes: dict[str, Any] = {name: getattr(asked, name) for name in names}
    begin = first or today(now)
    plain = inventory.event_days(now=now, days=days, first=begin, part=asked.part, **wishes)
    if asked.part not in (None, DayPart.NIGHT):
        return timetable.offers(plain, [])
    following = begin + timedelta(days=1)
    nights = inventory.event_days(now=now, days=days, first=following, part=DayPart.NIGHT, **wishes)
    return timetable.offers(plain, nights)


def others(event: EventCard, *, now: datetime) -> list[EventCard]:
    """The next departures of the same product that can be bought."""
    filters = EventFilter(date_from=today(now), product=event.product.slug, available=True)
    following = inventory.list_events(filters=filters, now=now, limit=OTHERS + 1).items
    return [other for other in following if other.id != event.id][:OTHERS]


def first_products(count: int) -> list[Product]:
    """Where the seller begins; one light query, for pages that show it beside something else."""
    return list(_programmes()[:count])


def programme_slugs() -> list[str]:
    return list(_programmes().values_list("slug", flat=True))


def rental_slugs() -> list[str]:
    return list(
        Product.objects.filter(archived_at=None, kind=Kind.RENTAL).order_by("id").values_list("slug", flat=True)
    )


def _programmes() -> QuerySet[Product]:
    """What has dated events, in the seller's order."""
    return Product.objects.filter(archived_at=None).exclude(kind=Kind.RENTAL).order_by("position", "id")


def starts(*, product_id: int, now: datetime) -> list[str]:
    """Names of the piers and venues where the coming events of a product begin; two queries."""
    spots = ((Pier, "pier"), (Venue, "venue"))
    return [
        spot.name for model, column in spots for spot in _busy(model.objects.all(), column, now, product=product_id)
    ]


def _busy(rows: QuerySet[Any], column: str, now: datetime, **of: int) -> QuerySet[Any]:
    """Piers, venues or vessels of events to come, by name; `column` is the event's for them."""
    hidden = (EventState.DRAFT, EventState.CANCELLED)
    ahead = Event.objects.exclude(state__in=hidden).filter(starts_at__gt=now, **{column: OuterRef("pk")}, **of)
    return rows.filter(Exists(ahead)).order_by("name", "id")


def refund_steps(*, product_id: int) -> list[Returned]:
    """What goes back of a product's price, the earliest step first."""
    rows = RefundStep.objects.filter(policy__products=product_id).order_by("-hours_before")
    return [Returned(row.hours_before, row.percent) for row in rows]


def policies() -> list[Policy]:
    """Every refund policy that something is sold under; two queries."""
    sold_under = Product.objects.filter(archived_at=None).values("refund_policy")
    rows = RefundPolicy.objects.filter(pk__in=sold_under).prefetch_related("steps").order_by("id")
    return [Policy(row.title, row.returned()) for row in rows]


def sections(*, event_id: int) -> list[str]:
    """Decks of the event's ship or parts of its hall, by name; nothing where places have no numbers."""
    return [row.name for row in Section.objects.filter(plan__events=event_id).order_by("position", "id")]


def tables_left(*, event_id: int, now: datetime) -> int:
    """How many of the places left are whole tables; two queries, one where the plan has none."""
    tables = Seat.objects.filter(plan__events=event_id, features__contains=[TABLE])
    codes = list(tables.values_list("code", flat=True))
    return Place.objects.open_at(now).filter(event=event_id, code__in=codes).count() if codes else 0


def seat_names(*, event_id: int, codes: Collection[str]) -> dict[str, str]:
    """Seat code → `Главная палуба, ряд C, место 3`, in the active language; nothing where places have no numbers."""
    if not any(codes):
        return {}
    seats = Seat.objects.filter(plan__events=event_id, code__in=codes).select_related("section")
    return {seat.code: _seat_name(seat) for seat in seats}


def ticket_choices(
    *, event_id: int, price_list_id: int | None, codes: Collection[str], types: Sequence[TicketType]
) -> dict[str, list[tuple[TicketType, Money]]]:
    """Seat code → the tickets sold for that seat, with what each costs (by that price version, else the event's).

    A whole table has tickets of its own. In the order of `codes`; nothing for codes that are no seats here.
    """
    if not codes:
        return {}
    categories = dict(Seat.objects.filter(plan__events=event_id, code__in=codes).values_list("code", "category"))
    rows = inventory.price_rows(inventory.event_of(str(event_id)), price_list_id=price_list_id)
    prices = {(row.ticket_type, row.category): row.amount for row in rows}
    return {code: _sold_in(prices, categories[code], types) for code in codes if code in categories}


def _sold_in(
    prices: dict[tuple[str, str], Money], category: str, types: Sequence[TicketType]
) -> list[tuple[TicketType, Money]]:
    priced = [
        (one, catalog.price_of(prices, ticket_type=one.code, category=category)) for one in types if one.takes_place
    ]
    return [(one, price) for one, price in priced if price is not None]


def _seat_name(seat: Seat) -> str:
    words = _("%(deck)s, ряд %(row)s, место %(label)s")
    if TABLE in seat.features:
        words = _("%(deck)s, стол %(label)s")
    return words % {"deck": seat.section.name, "row": seat.row_label, "label": seat.label}
