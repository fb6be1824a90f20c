"""The list of coming events, by departure or by price. Lists read the board."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from prichal.inventory.queries.cards import EventCard, cards_of
from prichal.inventory.queries.filters import EventFilter, found
from prichal.kernel.cursors import read_cursor, write_cursor
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.money import Money

ORDERS = {"time": "starts_at", "price": "board__price_from"}
BIGGEST = 2**63 - 1  # of a column


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page; `next_cursor` leads to the one after it."""

    items: list[EventCard]
    next_cursor: str | None


def list_events(*, filters: EventFilter, now: datetime, limit: int = 20, cursor: str | None = None) -> EventPage:
    """Events that have not departed, cheapest or earliest first. Raises Invalid for a cursor that is none of ours."""
    column = ORDERS[filters.sort]
    events = found(filters, now=now).order_by(column, "id")
    if cursor:
        value, last_id = _read(cursor, filters.sort)
        events = events.filter(**{f"{column}__gte": value}).exclude(**{column: value, "id__lte": last_id})
    rows = list(events.values_list("pk", column)[: limit + 1])
    page = rows[:limit]
    more = _write(filters.sort, *page[-1]) if len(rows) > limit else None
    return EventPage(cards_of([event_id for event_id, _ in page], now=now), more)


def _write(sort: str, event_id: int, value: Any) -> str:
    return write_cursor(sort, value.isoformat() if sort == "time" else value.kopecks, event_id)


def _read(cursor: str, sort: str) -> tuple[datetime | Money, int]:
    order, value, last_id = read_cursor(cursor, str, str if sort == "time" else int, int)
    try:
        found = datetime.fromisoformat(value) if sort == "time" else Money(value)
        whole = found.utcoffset() is not None if isinstance(found, datetime) else abs(found.kopecks) <= BIGGEST
        if order == sort and whole and 0 < last_id <= BIGGEST:
            return found, last_id
    except ValueError:
        pass
    raise Invalid([FieldError("cursor", _("Этой страницы списка нет. Начните с первой."))])
