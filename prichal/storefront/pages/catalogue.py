"""Choosing: home, the list of sailings, one sailing, one product. Cached pages: links and GET forms only, no cookie."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prichal.inventory import queries as inventory
from prichal.inventory.queries import EventFilter, EventPage
from prichal.kernel.errors import Invalid
from prichal.storefront import queries
from prichal.storefront.pages import refusals
from prichal.storefront.pages.frame import missing_is_404, number

PARTIES = range(1, 11)
PAGE = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "days": inventory.event_days(now=now, days=14)[:7],
        "today": _today(now),
        "tomorrow": _today(now) + timedelta(days=1),
        "shelf": queries.shelf(now=now),
        "soon": inventory.list_events(filters=EventFilter(available=True), now=now, limit=6).items,
    }
    return render(request, "storefront/home.html", context)


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Sailings of one day or of all, soonest or cheapest first, by keyset pages."""
    now = timezone.now()
    asked = request.GET
    day, party = _day(asked.get("date", "")), _party(asked.get("party", ""))
    sort = "price" if asked.get("sort") == "price" else "time"
    products = [shown.product for shown in queries.shelf(now=now)]
    product = next((p.slug for p in products if p.slug == asked.get("product")), "")
    filters = EventFilter(
        date_from=day or _today(now), date_to=day, product=product, available=party is not None, sort=sort
    )
    page = _page(filters, now, asked.get("cursor"))
    context = {
        "page": page,
        "events": [one for one in page.items if party is None or one.seats_left >= party],
        "days": inventory.event_days(now=now, days=14),
        "day": day,
        "today": _today(now),
        "tomorrow": _today(now) + timedelta(days=1),
        "products": products,
        "product": product,
        "party": party,
        "parties": PARTIES,
        "sort": sort,
    }
    return render(request, "storefront/events.html", context)


@require_safe
@missing_is_404
def event(request: HttpRequest, ref: str) -> HttpResponse:
    """One sailing; after its end a 410 that leads to the next ones."""
    now = timezone.now()
    card = inventory.event_card(ref=ref, now=now)
    others = inventory.list_events(
        filters=EventFilter(date_from=_today(now), product=card.product.slug), now=now, limit=6
    ).items
    context = {"event": card, "now": now, "others": [other for other in others if other.id != card.id][:5]}
    if card.ends_at <= now:
        return refusals.gone(request, context)
    return render(request, "storefront/event.html", context)


@require_safe
def excursion(request: HttpRequest, slug: str) -> HttpResponse:
    now = timezone.now()
    product = queries.product_of(slug)
    if product is None:
        raise Http404(slug)
    page = inventory.list_events(filters=EventFilter(date_from=_today(now), product=slug), now=now, limit=PAGE)
    return render(request, "storefront/excursion.html", {"product": product, "page": page})


def _page(filters: EventFilter, now: datetime, cursor: str | None) -> EventPage:
    """A page of the list; a cursor that is none of ours (an old link) shows the first one."""
    try:
        return inventory.list_events(filters=filters, now=now, limit=PAGE, cursor=cursor or None)
    except Invalid:
        return inventory.list_events(filters=filters, now=now, limit=PAGE)


def _today(now: datetime) -> date:
    return now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _party(text: str) -> int | None:
    return number(text) if number(text) in PARTIES else None
