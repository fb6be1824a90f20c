"""What the shop shows of the catalogue and of seats beside inventory's own queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from prichal.catalog import queries as catalog
from prichal.catalog.models import Product, RefundPolicy, RefundStep, TicketType
from prichal.catalog.rules import Kind, Returned
from prichal.fleet.models import Pier, Seat, Section, Venue, Vessel
from prichal.inventory import queries as inventory
from prichal.kernel.money import Money
from prichal.storefront.rules.choosing import Known
from prichal.storefront.rules.places import TABLE


@dataclass(frozen=True, slots=True)
class Policy:
    title: str
    steps: list[Returned]


def known() -> Known:
    """What the list can be narrowed to, in the reader's language: products in the seller's order, the rest by name."""
    return Known(
        products=dict(_programmes().values_list("slug", "title")),
        piers=dict(Pier.objects.order_by("name", "id").values_list("slug", "name")),
        venues=dict(Venue.objects.order_by("name", "id").values_list("slug", "name")),
        vessels=dict(Vessel.objects.order_by("name", "id").values_list("slug", "name")),
    )


def first_products(count: int) -> list[Product]:
    """Where the seller begins; one light query, for pages that show it beside something else."""
    return list(_programmes()[:count])


def rental_slugs() -> list[str]:
    return list(
        Product.objects.filter(archived_at=None, kind=Kind.RENTAL).order_by("id").values_list("slug", flat=True)
    )


def _programmes() -> QuerySet[Product]:
    """What has dated events, in the seller's order."""
    return Product.objects.filter(archived_at=None).exclude(kind=Kind.RENTAL).order_by("position", "id")


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
