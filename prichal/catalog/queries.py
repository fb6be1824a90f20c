"""Reads of the catalogue: ticket types, prices, sellers, VAT."""

from collections.abc import Collection
from datetime import date

from django.db.models import Min, Q, QuerySet

from prichal.catalog.models import Event, Price, Seller, TicketType, VatRate
from prichal.catalog.rules import EventState, gross_of
from prichal.kernel.money import Money


def ticket_types(product_id: int) -> list[TicketType]:
    """In the order in which they are offered."""
    return list(TicketType.objects.filter(product_id=product_id).order_by("position", "id"))


def price_table(price_list_id: int) -> dict[tuple[str, str], Money]:
    """(ticket type code, seat category) → price; category `""` stands for every category not named."""
    prices = Price.objects.filter(price_list_id=price_list_id).select_related("ticket_type").order_by("id")
    return {(price.ticket_type.code, price.category): price.amount for price in prices}


def price_of(table: dict[tuple[str, str], Money], *, ticket_type: str, category: str) -> Money | None:
    """The price in a category, else the one for any category; None where the type is not sold there."""
    return table.get((ticket_type, category), table.get((ticket_type, "")))


def prices_from(event_ids: Collection[int]) -> dict[int, Money]:
    """Event id → the lowest price of a ticket with a place, VAT included."""
    rows = (
        Event.objects.filter(pk__in=event_ids, price_list__prices__ticket_type__takes_place=True)
        .values("id", "product__vat_mode", "product__vat_rate")
        .annotate(lowest=Min("price_list__prices__amount"))
        .order_by("id")
    )
    return {
        row["id"]: gross_of(row["lowest"], mode=row["product__vat_mode"], rate=row["product__vat_rate"]) for row in rows
    }


def event_on_offer(event_id: int) -> Event | None:
    """An event visitors may see: anything but a draft."""
    return _on_offer(event_id).first()


def default_seller() -> Seller | None:
    """Whose requisites the general pages show: the first one entered."""
    return Seller.objects.order_by("id").first()


def rate_in_force(rate: int, *, on: date) -> bool:
    """Whether a VAT rate may be used for a service of that day."""
    return VatRate.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), rate=rate, valid_from__lte=on).exists()


def _on_offer(event_id: int) -> QuerySet[Event]:
    return Event.objects.filter(pk=event_id).exclude(state=EventState.DRAFT).order_by("pk")
