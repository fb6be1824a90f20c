"""The list of coming events, by departure or by price, and how the next days look. Lists read the board."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    F,
    Func,
    Min,
    Q,
    QuerySet,
)
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from prichal.catalog.models import Event
from prichal.catalog.rules import EventState
from prichal.inventory.queries.cards import EventCard, card_of, on_offer
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.money import Money

ZONES_REACH = timedelta(hours=14)  # a local day lies within so much of the same day in UTC
FIRST_DAY, LAST_DAY = date.min + timedelta(days=1), date.max - timedelta(days=2)  # the reach of zones ends there
ORDERS = {"time": "starts_at", "price": "board__price_from"}


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What a visitor looks for; days are the pier's local ones, names are slugs, `product` may be an id."""

    date_from: date | None = None
    date_to: date | None = None
    product: str = ""
    kind: str = ""
    pier: str = ""
    vessel: str = ""
    route: str = ""
    seating: str = ""
    price_max: Money | None = None
    duration_max: int | None = None
    available: bool = False
    sort: str = "time"


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page; `next_cursor` leads to the one after it."""

    items: list[EventCard]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class DaySummary:
    """One local day: how many events can still be bought, and from what price (None: nothing to buy)."""

    day: date
    events: int
    price_from: Money | None


def list_events(*, filters: EventFilter, now: datetime, limit: int = 20, cursor: str | None = None) -> EventPage:
    """Events that have not departed, cheapest or earliest first. Raises Invalid for a cursor that is none of ours."""
    column = ORDERS[filters.sort]
    events = _found(filters, now).order_by(column, "id")
    if cursor:
        value, last_id = _read_cursor(cursor, filters.sort)
        events = events.filter(**{f"{column}__gte": value}).exclude(**{column: value, "id__lte": last_id})
    rows = list(events[: limit + 1])
    page = rows[:limit]
    more = _write_cursor(page[-1], filters.sort) if len(rows) > limit else None
    return EventPage([card_of(event, now=now) for event in page], more)


def event_days(*, now: datetime, days: int = 14) -> list[DaySummary]:
    """Today and the days after it, each with what it offers, empty ones too."""
    today = timezone.localdate(now)
    filters = EventFilter(date_from=today, date_to=today + timedelta(days=days - 1), available=True)
    rows = (
        _found(filters, now)
        .order_by()
        .annotate(day=_local_day())
        .values("day")
        .annotate(events=Count("id"), price_from=Min("board__price_from"))
    )
    found = {row["day"]: DaySummary(row["day"], row["events"], row["price_from"]) for row in rows}
    coming = [today + timedelta(days=n) for n in range(days)]
    return [found.get(day) or DaySummary(day, 0, None) for day in coming]


def _found(filters: EventFilter, now: datetime) -> QuerySet[Event, Any]:
    events = on_offer().filter(starts_at__gt=now).alias(length=F("ends_at") - F("starts_at"), local_day=_local_day())
    if filters.date_from:
        earliest = datetime.combine(max(filters.date_from, FIRST_DAY), time(), UTC) - ZONES_REACH  # for the index
        events = events.filter(starts_at__gte=earliest, local_day__gte=filters.date_from)
    if filters.date_to:
        latest = datetime.combine(min(filters.date_to, LAST_DAY), time(), UTC) + timedelta(days=1) + ZONES_REACH
        events = events.filter(starts_at__lt=latest, local_day__lte=filters.date_to)
    if filters.product:
        numbered = filters.product.isascii() and filters.product.isdigit()
        events = events.filter(**{"product_id" if numbered else "product__slug": filters.product})
    for column, wanted in _wanted(filters).items():
        if wanted:
            events = events.filter(**{column: wanted})
    if filters.price_max is not None:
        events = events.filter(board__price_from__lte=filters.price_max)
    if filters.duration_max is not None:
        events = events.filter(length__lte=timedelta(minutes=filters.duration_max))
    if filters.available:
        on_sale = Q(state=EventState.ON_SALE, sales_open_at__lte=now, sales_close_at__gt=now)
        events = events.filter(on_sale, board__places_left__gt=0)
    return events


def _wanted(filters: EventFilter) -> dict[str, str]:
    return {
        "product__kind": filters.kind.upper(),
        "pier__slug": filters.pier,
        "vessel__slug": filters.vessel,
        "route__slug": filters.route,
        "seating": filters.seating.upper(),
    }


def _local_day() -> Cast:
    """The day of departure in the zone of its pier."""
    there = Func(F("pier__timezone"), F("starts_at"), function="timezone", output_field=DateTimeField())
    return Cast(there, DateField())


def _write_cursor(event: Event, sort: str) -> str:
    value: object = event.starts_at.isoformat() if sort == "time" else event.board.price_from.kopecks
    packed = json.dumps([sort, value, event.pk], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _read_cursor(cursor: str, sort: str) -> tuple[datetime | Money, int]:
    try:
        packed = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        sorted_by, value, last_id = json.loads(packed)
        if sorted_by != sort or type(last_id) is not int:
            raise ValueError("another list's cursor")
        return (datetime.fromisoformat(value) if sort == "time" else Money(value)), last_id
    except (ValueError, TypeError, binascii.Error) as problem:
        words = _("Этой страницы списка нет. Начните с первой.")
        raise Invalid([FieldError("cursor", words)]) from problem
