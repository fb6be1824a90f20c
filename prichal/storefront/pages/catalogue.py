"""Choosing: home, one sailing, one product. Cached pages: links and GET forms only, no cookie."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prichal.inventory import queries as inventory
from prichal.inventory.queries import EventCard, EventFilter
from prichal.rentals.queries import rental_cards
from prichal.storefront import queries
from prichal.storefront.pages import refusals
from prichal.storefront.pages.frame import missing_is_404
from prichal.storefront.rules import drawing, hiring, refunds, timetable
from prichal.storefront.rules.choosing import PARTIES, Choice, day_of, prices_note
from prichal.storefront.rules.timetable import SEASON, STRIP, DayOffer

TIMES_OF_A_DAY = 60
SOON = 6
BOATS = 3
RENTAL = "rental"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    products = [product for product in inventory.product_cards(now=now) if product.kind != RENTAL]
    context = {
        "days": [(offer, Choice(day=offer.day).address()) for offer in queries.day_offers(now=now, days=STRIP)],
        "today": queries.today(now),
        "tomorrow": queries.today(now) + timedelta(days=1),
        "last_day": queries.today(now) + timedelta(days=SEASON - 1),
        "parties": PARTIES,
        "prices_note": prices_note((product.vat_mode, product.vat_rate) for product in products),
        "products": products,
        "boats": [hiring.boat(card, get_language() or "ru") for card in rental_cards(now=now, limit=BOATS)],
        "soon": inventory.list_events(filters=EventFilter(available=True), now=now, limit=SOON).items,
    }
    return render(request, "storefront/home.html", context)


@require_safe
@missing_is_404
def event(request: HttpRequest, ref: str) -> HttpResponse:
    """One sailing; a cancelled one, and one that has left, lead to the next ones."""
    now = timezone.now()
    card = inventory.event_card(ref=ref, now=now)
    if timetable.is_over(card, now):
        return refusals.over(request, card, now=now)
    steps = queries.refund_steps(product_id=card.product.id)
    context = {
        "event": card,
        "others": queries.others(card, now=now),
        "rungs": refunds.rungs(card.starts_at, steps=steps, now=now),
        **(_numbered(card, now) if card.seating == "assigned" else {}),
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
    days = queries.day_offers(now=now, days=SEASON, product=slug)
    day = _shown_day(day_of(request.GET.get("date", "")), days, now)
    events = _times(slug, day, now) if day else []
    context = {
        "product": product,
        "starts": queries.starts(product_id=product.id, now=now),
        "refund_words": refunds.in_words(product.refund_steps),
        "sheets": list(timetable.sheets(days)),
        "day": day,
        "today": queries.today(now),
        "tomorrow": queries.today(now) + timedelta(days=1),
        "groups": timetable.groups(events),
        "nearest": _nearest(days, day) if day and not events else None,
    }
    return render(request, "storefront/excursion.html", context)


def _numbered(card: EventCard, now: datetime) -> dict[str, Any]:
    """What a card says where places have numbers; `left_words` only where whole tables are among those left."""
    tables = min(queries.tables_left(event_id=card.id, now=now), card.seats_left)
    return {
        "sections": queries.sections(event_id=card.id),
        "left_words": drawing.count_words(card.seats_left - tables, tables) if tables else "",
    }


def _shown_day(asked: date | None, days: Sequence[DayOffer], now: datetime) -> date | None:
    """The day asked for if it is to come, else the first one with something to buy."""
    if asked and asked >= queries.today(now):
        return asked
    return next((offer.day for offer in days if offer.events), None)


def _times(slug: str, day: date, now: datetime) -> list[EventCard]:
    filters = EventFilter(date_from=day, date_to=day, late_night=True, product=slug)
    return inventory.list_events(filters=filters, now=now, limit=TIMES_OF_A_DAY).items


def _nearest(days: Sequence[DayOffer], asked: date) -> date | None:
    """The day with something to buy that lies next to the one asked for."""
    open_days = [offer.day for offer in days if offer.events]
    return min(open_days, key=lambda day: abs(day - asked), default=None)
