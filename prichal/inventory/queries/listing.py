"""The list of coming events, by departure or by price. Lists read the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from prichal.inventory.queries.cards import EventCard, cards_of
from prichal.inventory.queries.filters import EventFilter, found
from prichal.kernel.cursors import read_cursor, write_cursor
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.money import Money

ORDERS = {"time": ("starts_at", "id"), "price": ("board__price_from", "starts_at", "id")}
BIGGEST = 2**63 - 1  # of a column


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page; `next_cursor` leads to the one after it."""

    items: list[EventCard]
    next_cursor: str | None


def list_events(*, filters: EventFilter, now: datetime, limit: int = 20, cursor: str | None = None) -> EventPage:
    """Events that have not departed: the earliest first, or the cheapest and of those the earliest.

    Raises Invalid for a cursor that is none of ours.
    """
    columns = ORDERS[filters.sort]
    events = found(filters, now=now).order_by(*columns)
    if cursor:
        events = events.filter(_after(columns, _read(cursor, filters.sort)))
    rows = list(events.values_list(*columns)[: limit + 1])
    page = rows[:limit]
    more = _write(filters.sort, page[-1]) if len(rows) > limit else None
    return EventPage(cards_of([row[-1] for row in page], now=now), more)


def _after(columns: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows that stand behind these values; the first column's bound serves its index."""
    *equal, _last = zip(columns, values, strict=True)
    behind = Q()
    for n, (column, value) in enumerate(zip(columns, values, strict=True)):
        behind |= Q(**dict(equal[:n]), **{f"{column}__gt": value})
    return Q(**{f"{columns[0]}__gte": values[0]}) & behind


def _write(sort: str, row: Sequence[Any]) -> str:
    *price, starts_at, event_id = row
    return write_cursor(sort, *(money.kopecks for money in price), starts_at.isoformat(), event_id)


def _read(cursor: str, sort: str) -> list[Any]:
    kinds = (str, int, str, int) if sort == "price" else (str, str, int)
    order, *price, starts_at, last_id = read_cursor(cursor, *kinds)
    try:
        told = datetime.fromisoformat(starts_at)
        moment = told.astimezone(UTC)
        if (
            order == sort
            and told.tzinfo
            and 0 < last_id <= BIGGEST
            and all(abs(kopecks) <= BIGGEST for kopecks in price)
        ):
            return [*(Money(kopecks) for kopecks in price), moment, last_id]
    except (ValueError, OverflowError):
        pass
    raise Invalid([FieldError("cursor", _("Этой страницы списка нет. Начните с первой."))])
