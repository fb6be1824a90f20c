"""Choosing: home, one sailing, one product. Cached pages: links and GET forms only, no cookie."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prichal.catalog.rules import DayPart
from prichal.inventory import queries as inventory
from prichal.inventory.queries import EventCard, EventFilter
from prichal.rentals.queries import rental_cards
from prichal.storefront import queries
from prichal.storefront.pages import refusals
from prichal.storefront.pages.frame import missing_is_404
from prichal.storefront.rules import hiring, refunds, timetable
from prichal.storefront.rules.choosing import PARTIES, Choice, day_of
from prichal.storefront.rules.timetable import DayOffer

SEASON = 90  # days ahead that calendars show
STRIP = 12  # days in the strip above a list
TIMES_OF_A_DAY = 60
SOON = 6
BOATS = 3
RENTAL = "rental"
OTHERS = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "days": [(offer, Choice(day=offer.day).address()) for offer in day_offers(now=now, days=STRIP)],
        "today": today(now),
        "tomorrow": today(now) + timedelta(days=1),
        "last_day": today(now) + timedelta(days=SEASON - 1),
        "parties": PARTIES,
        "products": [product for product in inventory.product_cards(now=now) if product.kind != RENTAL],
        "boats": [hiring.boat(card, get_language() or "ru") for card in rental_cards(now=now, limit=BOATS)],
        "soon": inventory.list_events(filters=EventFilter(available=True), now=now, limit=SOON).items,
    }
    return render(request, "storefront/home.html", context)


@require_safe
@missing_is_404
def event(request: HttpRequest, ref: str) -> HttpResponse:
    """One sailing; after its end a 410 that leads to the next ones."""
    now = timezone.now()
    card = inventory.event_card(ref=ref, now=now)
    following = inventory.list_events(
        filters=EventFilter(date_from=today(now), product=card.product.slug, available=True), now=now, limit=OTHERS + 1
    ).items
    others = [other for other in following if other.id != card.id][:OTHERS]
    if card.ends_at <= now:
        return refusals.gone(request, {"event": card, "others": others})
    steps = queries.refund_steps(product_id=card.product.id)
    context = {
        "event": card,
        "others": others,
        "rungs": refunds.rungs(card.starts_at, steps=steps, now=now),
        "sections": queries.sections(event_id=card.id) if card.seating == "assigned" else [],
    }
    return render(request, "storefront/event.html", context)


@require_safe
@missing_is_404
def excursion(request: HttpRequest, slug: str) -> HttpResponse:
    """A programme with its calendar; `date` shows the times of that day and the night after it."""
    now = timezone.now()
    product = inventory.product_card(slug=slug, now=now)
    if product.kind == RENTAL:
        return redirect("storefront:rental", slug=slug)
    days = day_offers(now=now, days=SEASON, product=slug)
    day = _shown_day(day_of(request.GET.get("date", "")), days, now)
    events = _times(slug, day, now) if day else []
    context = {
        "product": product,
        "refund_words": refunds.in_words(product.refund_steps),
        "sheets": list(timetable.sheets(days)),
        "day": day,
        "today": today(now),
        "tomorrow": today(now) + timedelta(days=1),
        "groups": timetable.groups(events),
        "nearest": _nearest(days, day) if day and not events else None,
    }
    return render(request, "storefront/excursion.html", context)


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


def today(now: datetime) -> date:
    return now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def _shown_day(asked: date | None, days: Sequence[DayOffer], now: datetime) -> date | None:
    """The day asked for if it is to come, else the first one with something to buy."""
    if asked and asked >= today(now):
        return asked
    return next((offer.day for offer in days if offer.events), None)


def _times(slug: str, day: date, now: datetime) -> list[EventCard]:
    filters = EventFilter(date_from=day, date_to=day, late_night=True, product=slug)
    return inventory.list_events(filters=filters, now=now, limit=TIMES_OF_A_DAY).items


def _nearest(days: Sequence[DayOffer], asked: date) -> date | None:
    """The day with something to buy that lies next to the one asked for."""
    open_days = [offer.day for offer in days if offer.events]
    return min(open_days, key=lambda day: abs(day - asked), default=None)
