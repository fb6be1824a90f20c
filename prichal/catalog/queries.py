"""Reads of the catalogue: ticket types, prices of a day, sellers, VAT."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from prichal.catalog.models import Event, Price, PriceSeason, Product, Seller, TicketType, VatRate
from prichal.catalog.rules import EventState, gross_of
from prichal.fleet.models import Seat
from prichal.kernel.money import Money


def ticket_types(product_id: int) -> list[TicketType]:
    """In the order in which they are offered."""
    return list(TicketType.objects.filter(product_id=product_id).order_by("position", "id"))


def price_table(price_list_id: int, *, day: date) -> dict[tuple[str, str], Money]:
    """(ticket type code, seat category) → price on a day; category `""` stands for every category not named."""
    season = season_of(day, seasons_of([price_list_id]).get(price_list_id, []))
    if season is None:
        return {}
    prices = Price.objects.filter(season=season).select_related("ticket_type").order_by("id")
    return {(price.ticket_type.code, price.category): price.amount for price in prices}


def price_of(table: dict[tuple[str, str], Money], *, ticket_type: str, category: str) -> Money | None:
    """The price in a category, else the one for any category; None where the type is not sold there."""
    return table.get((ticket_type, category), table.get((ticket_type, "")))


def seasons_of(price_list_ids: Collection[int]) -> dict[int, list[PriceSeason]]:
    """Price list → its seasons, in the order in which they are asked."""
    found: dict[int, list[PriceSeason]] = {}
    for season in PriceSeason.objects.filter(price_list__in=price_list_ids).order_by("price_list_id", "position"):
        found.setdefault(season.price_list_id, []).append(season)
    return found


def season_of(day: date, seasons: Iterable[PriceSeason]) -> PriceSeason | None:
    """The first season that has the day."""
    return next((season for season in seasons if season.has(day)), None)


def prices_from(event_ids: Collection[int], *, free: Mapping[int, Collection[str]] | None = None) -> dict[int, Money]:
    """Event id → the lowest price of a ticket with a place on its day, VAT included; no id without a price.

    Only categories count that its places have; where `free` names the event, those that still have a free one. Six
    queries, whatever the number of events.
    """
    events = list(Event.objects.filter(pk__in=event_ids).order_by("id"))
    products = with_vat(Product.objects.filter(pk__in={event.product_id for event in events})).in_bulk()
    lists = {event.price_list_id for event in events}
    seasons, tables = seasons_of(lists), _tables(lists)
    drawn = _categories({event.seat_plan_id for event in events if event.seat_plan_id})
    lowest: dict[tuple[int, frozenset[str]], Money | None] = {}
    found: dict[int, Money] = {}
    for event in events:
        season = season_of(event.day, seasons.get(event.price_list_id, []))
        if season is None:
            continue
        all_drawn = drawn.get(event.seat_plan_id, frozenset()) if event.seat_plan_id else frozenset({""})
        key = (season.pk, frozenset((free or {}).get(event.pk, ())) or all_drawn)
        if key not in lowest:
            lowest[key] = _lowest(tables.get(season.pk, {}), key[1])
        if (price := lowest[key]) is not None:
            vat = products[event.product_id].vat_on(event.day)
            found[event.pk] = gross_of(price, mode=vat.mode, rate=vat.rate)
    return found


def with_vat(products: QuerySet[Product]) -> QuerySet[Product]:
    """Products ready for `vat_on` without a query each."""
    return products.prefetch_related("vat_changes")


def event_on_offer(event_id: int) -> Event | None:
    """An event visitors may see: anything but a draft."""
    return Event.objects.filter(pk=event_id).exclude(state=EventState.DRAFT).order_by("pk").first()


def default_seller() -> Seller | None:
    """Whose requisites the general pages show: the first one entered."""
    return Seller.objects.order_by("id").first()


def rate_in_force(rate: int, *, on: date) -> bool:
    """Whether a VAT rate may be used for a service of that day."""
    return VatRate.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), rate=rate, valid_from__lte=on).exists()


def _tables(price_list_ids: Collection[int]) -> dict[int, dict[tuple[str, str], Money]]:
    """Season → its prices of tickets that take a place."""
    prices = Price.objects.filter(season__price_list__in=price_list_ids, ticket_type__takes_place=True)
    found: dict[int, dict[tuple[str, str], Money]] = {}
    for season, code, category, amount in prices.order_by("id").values_list(
        "season", "ticket_type__code", "category", "amount"
    ):
        found.setdefault(season, {})[code, category] = amount
    return found


def _categories(plan_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """Seat plan → the categories of its seats."""
    found: dict[int, set[str]] = {}
    for plan, category in Seat.objects.filter(plan__in=plan_ids).values_list("plan", "category").distinct().order_by():
        found.setdefault(plan, set()).add(category)
    return {plan: frozenset(categories) for plan, categories in found.items()}


def _lowest(table: dict[tuple[str, str], Money], categories: Collection[str]) -> Money | None:
    codes = {code for code, _category in table}
    prices = (price_of(table, ticket_type=code, category=category) for code in codes for category in categories)
    return min((price for price in prices if price is not None), default=None)
