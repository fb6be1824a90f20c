"""Which events a visitor looks for. Days and hours are the local ones of each event's pier or venue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Model, Q, QuerySet
from django.utils.translation import get_language

from prichal.catalog.models import Event, Product
from prichal.catalog.rules import DayPart, EventState
from prichal.fleet.models import Pier, Route, Venue, Vessel
from prichal.kernel.money import Money

ZONES_REACH = timedelta(hours=14)  # a local day lies within so much of the same day in UTC
FIRST_DAY, LAST_DAY = date.min + timedelta(days=1), date.max - timedelta(days=3)  # the reach of zones ends there
DAY = timedelta(days=1)
OURS = "local"
NAMED: Mapping[str, type[Model]] = {"pier": Pier, "venue": Venue, "vessel": Vessel, "route": Route}


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What a visitor looks for; names are slugs, `product` may be an id, `q` is words of names and titles.

    `party` is how many places must be left at least. `late_night`: the night after `date_to` belongs to it too.
    """

    q: str = ""
    date_from: date | None = None
    date_to: date | None = None
    late_night: bool = False
    part: DayPart | None = None
    product: str = ""
    kind: str = ""
    pier: str = ""
    venue: str = ""
    vessel: str = ""
    route: str = ""
    supplier: str = ""
    seating: str = ""
    price_max: Money | None = None
    duration_max: int | None = None
    party: int = 0
    available: bool = False
    sort: str = "time"


def on_sale(now: datetime) -> Q:
    """Events whose sale is open; `is_sold_at` in SQL."""
    return Q(state=EventState.ON_SALE, sales_open_at__lte=now, sales_close_at__gt=now)


def to_buy(now: datetime) -> Q:
    """Events of which somebody could buy a place now, by the board."""
    return on_sale(now) & Q(board__places_left__gt=0)


def coming(now: datetime) -> QuerySet[Event, Any]:
    """Every event visitors may see that has not begun."""
    return Event.objects.exclude(state=EventState.DRAFT).filter(starts_at__gt=now)


def found(filters: EventFilter, *, now: datetime) -> QuerySet[Event, Any]:
    """Coming events that fit, in no order."""
    if filters.supplier not in ("", OURS):
        return Event.objects.none()
    events = _on_days(coming(now), filters)
    for wanted in (_named(filters), _shaped(filters), _of_board(filters, now), *_told(filters.q)):
        events = events.filter(wanted)
    return events


def within(first: date | None, last: date | None) -> Q:
    """The instants in which the local days `first` to `last` may lie, anywhere on earth: what the index can use."""
    wanted = Q()
    if first:
        wanted &= Q(starts_at__gte=datetime.combine(max(first, FIRST_DAY), time(), UTC) - ZONES_REACH)
    if last:
        wanted &= Q(starts_at__lt=datetime.combine(min(last, LAST_DAY), time(), UTC) + DAY + ZONES_REACH)
    return wanted


def _on_days(events: QuerySet[Event, Any], filters: EventFilter) -> QuerySet[Event, Any]:
    first, last = filters.date_from, filters.date_to
    if first:
        events = events.filter(within(first, None), day__gte=first)
    if last and filters.late_night:
        last = min(last, LAST_DAY)
        night = Q(day=last + DAY, minute__lt=DayPart.NIGHT.minutes.stop)
        events = events.filter(within(None, last + DAY), Q(day__lte=last) | night)
    elif last:
        events = events.filter(within(None, last), day__lte=last)
    return events


def _named(filters: EventFilter) -> Q:
    """By what an event belongs to. Names are looked up before, not joined: so an index by departure serves."""
    wanted = Q()
    if filters.product:
        numbered = filters.product.isascii() and filters.product.isdigit() and len(filters.product) < 19
        wanted &= Q(product_id=int(filters.product) if numbered else _by_slug(Product, filters.product))
    if filters.kind:
        wanted &= Q(product_id__in=Product.objects.filter(kind=filters.kind.upper()).values("pk"))
    for column, model in NAMED.items():
        if slug := getattr(filters, column):
            wanted &= Q(**{f"{column}_id": _by_slug(model, slug)})
    return wanted


def _by_slug(model: type[Model], slug: str) -> QuerySet[Any, Any]:
    return model._default_manager.filter(slug=slug).values("pk")[:1]


def _shaped(filters: EventFilter) -> Q:
    wanted = Q(seating=filters.seating.upper()) if filters.seating else Q()
    if filters.part:
        minutes = DayPart(filters.part).minutes
        wanted &= Q(minute__gte=minutes.start, minute__lt=minutes.stop)
    if filters.duration_max is not None:
        wanted &= Q(ends_at__lte=F("starts_at") + timedelta(minutes=filters.duration_max))
    return wanted


def _of_board(filters: EventFilter, now: datetime) -> Q:
    wanted = to_buy(now) if filters.available else Q()
    if filters.price_max is not None:
        wanted &= Q(board__price_from__lte=filters.price_max)
    if filters.party:
        wanted &= Q(board__places_left__gte=filters.party)
    return wanted


def _told(q: str) -> list[Q]:
    """Each word stands in the title, where it begins or on what it goes, in the reader's language or in Russian."""
    words = fold(q).split()
    if not words:
        return []
    named = {
        "product": _names(Product, "title"),
        "pier": _names(Pier, "name"),
        "venue": _names(Venue, "name"),
        "vessel": _names(Vessel, "name"),
    }
    found_by_word = []
    for word in words:
        anywhere = Q(pk__in=[])
        for column, names in named.items():
            if ids := [pk for pk, name in names.items() if word in name]:
                anywhere |= Q(**{f"{column}_id__in": ids})
        found_by_word.append(anywhere)
    return found_by_word


def _names(model: type[Product | Pier | Venue | Vessel], column: str) -> dict[int, str]:
    """Row → its folded names. A shop has some dozens of them, so that they are compared here."""
    language = (get_language() or "ru").replace("-", "_")
    columns = (f"{column}_ru", f"{column}_{language}")
    rows = model._default_manager.values_list("pk", *columns)
    return {pk: fold(" ".join(name or "" for name in names)) for pk, *names in rows}


def fold(text: str) -> str:
    """As compared: no case, ё is е."""
    return text.casefold().replace("ё", "е")
