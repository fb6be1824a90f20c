"""What the shop shows of products and seats beside inventory's own queries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from prichal.catalog.models import Event, Price, Product
from prichal.catalog.rules import EventState
from prichal.fleet.models import Seat
from prichal.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Shown:
    """A product on the shelf: from what price, and when it sails next (None: nothing on sale)."""

    product: Product
    price_from: Money | None
    next_at: datetime | None
    next_zone: str


def shelf(*, now: datetime) -> list[Shown]:
    """Products in the seller's order; one query, whatever the number of sailings."""
    coming = Event.objects.filter(
        product=OuterRef("pk"), state=EventState.ON_SALE, starts_at__gt=now, sales_close_at__gt=now
    ).order_by("starts_at", "id")
    lowest = Price.objects.filter(
        price_list=OuterRef("next_prices"), ticket_type__takes_place=True, amount__gt=0
    ).order_by("amount")
    rows = (
        Product.objects.filter(archived_at=None)
        .annotate(
            next_at=Subquery(coming.values("starts_at")[:1]),
            next_zone=Subquery(coming.values("pier__timezone")[:1]),
            next_prices=Subquery(coming.values("price_list")[:1]),
        )
        .annotate(price_from=Subquery(lowest.values("amount")[:1]))
        .order_by("position", "id")
    )
    return [
        Shown(
            row,
            row.price_from if row.price_from is None else _money(row.price_from),
            row.next_at,
            row.next_zone or "UTC",
        )
        for row in rows
    ]


def product_of(slug: str) -> Product | None:
    return Product.objects.filter(slug=slug, archived_at=None).first()


def seat_names(*, event_id: int, codes: Collection[str]) -> dict[str, str]:
    """Seat code → `Главная палуба, ряд C, место 3`, in the active language; nothing where places have no numbers."""
    if not any(codes):
        return {}
    seats = Seat.objects.filter(plan__events=event_id, code__in=codes).select_related("deck")
    words = _("%(deck)s, ряд %(row)s, место %(label)s")
    return {seat.code: words % {"deck": seat.deck.name, "row": seat.row_label, "label": seat.label} for seat in seats}


def _money(amount: Money | int) -> Money:
    return amount if isinstance(amount, Money) else Money(amount)
