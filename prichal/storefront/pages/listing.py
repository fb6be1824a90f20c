"""The list of sailings: by day or cheapest first, narrowed by a GET form, page by page. Cached: links only."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prichal.inventory import queries as inventory
from prichal.inventory.queries import EventCard, EventPage
from prichal.kernel.errors import Invalid
from prichal.storefront import queries
from prichal.storefront.queries import today
from prichal.storefront.rules import timetable
from prichal.storefront.rules.choosing import DURATIONS, KINDS, PARTIES, PARTS, PRICES, Choice, Known, Link, prices_note
from prichal.storefront.rules.timetable import SEASON, STRIP
from prichal.ui.templatetags.ui import clock
from prichal.ui.templatetags.ui import day as day_words

PAGE = 20
BEFORE = 3  # days of the strip before a chosen one that lies far ahead


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Sailings of one day with the night after it, or of all days."""
    now = timezone.now()
    known = queries.known(now=now)
    choice = Choice.read(request.GET.dict(), known)
    page = _page(choice, known, now, request.GET.get("cursor"))
    context = {
        "choice": choice,
        "known": known,
        "days": [(offer, choice.but(day=offer.day).address()) for offer in _strip(choice, known, now)],
        "any_day": choice.but(day=None).address(),
        "parts": list(_parts(choice)),
        "chosen": list(choice.chosen(known)),
        "groups": timetable.groups(page.items) if choice.sort == "time" else [],
        "events": page.items,
        "more": choice.address(page.next_cursor) if page.next_cursor else "",
        "is_first": "cursor" not in request.GET,
        "nearest": [] if page.items else list(_nearest(choice, known, now)),
        "prices_note": prices_note(queries.vats(product=choice.product, now=now)),
        **_offered(now),
    }
    return render(request, "storefront/events.html", context)


def _offered(now: datetime) -> dict[str, Any]:
    """What the form has to choose from."""
    return {
        "today": today(now),
        "tomorrow": today(now) + timedelta(days=1),
        "last_day": today(now) + timedelta(days=SEASON - 1),
        "parties": PARTIES,
        "prices": PRICES,
        "durations": DURATIONS,
        "kinds": KINDS.items(),
    }


def _strip(choice: Choice, known: Known, now: datetime) -> list[timetable.DayOffer]:
    """The next days; those around the chosen one where it lies further on."""
    first = today(now)
    if choice.day and first + timedelta(days=STRIP) <= choice.day < first + timedelta(days=SEASON):
        first = choice.day - timedelta(days=BEFORE)
    return queries.offers_for(choice.filters(today=first, known=known), now=now, days=STRIP, first=first)


def _parts(choice: Choice) -> Iterator[Link]:
    yield Link(_("Весь день"), choice.but(part="").address(), current=not choice.part)
    for part, (words, hours) in PARTS.items():
        yield Link(str(words), choice.but(part=part).address(), current=choice.part == part, under=hours)


def _page(choice: Choice, known: Known, now: datetime, cursor: str | None) -> EventPage:
    """A page of the list; a cursor that is none of ours (an old link) shows the first one."""
    filters = choice.filters(today=today(now), known=known)
    try:
        return inventory.list_events(filters=filters, now=now, limit=PAGE, cursor=cursor or None)
    except Invalid:
        return inventory.list_events(filters=filters, now=now, limit=PAGE)


def _nearest(choice: Choice, known: Known, now: datetime) -> Iterator[tuple[Link, EventCard]]:
    """Where an empty list may lead: other hours, another day, the day without the rest; each has sailings."""
    if choice.part:
        other = choice.but(part="")
        yield from _found(other, known, now, _("В другое время"))
    for event in _next_day(choice, known, now):
        day = max(timetable.evening_of(event.starts_at), today(now))  # under which the list shows it
        yield Link(_("Ближайший день: %(day)s") % {"day": day_words(day)}, choice.but(day=day).address()), event
    if choice.is_narrow:
        yield from _found(Choice(day=choice.day, part=choice.part), known, now, _("Без остальных пожеланий"))


def _found(other: Choice, known: Known, now: datetime, words: str) -> Iterator[tuple[Link, EventCard]]:
    filters = replace(other.filters(today=today(now), known=known), available=True)
    for event in inventory.list_events(filters=filters, now=now, limit=1).items:
        at = f"{clock(event.starts_at, event.timezone)}, {event.product.title}"
        yield Link(f"{words}: {at}", other.address()), event


def _next_day(choice: Choice, known: Known, now: datetime) -> list[EventCard]:
    """What fits after the chosen day, else from today on."""
    if choice.day is None:
        return []
    any_day = choice.but(day=None, sort="time")
    for first in dict.fromkeys((max(choice.day, today(now)), today(now))):
        filters = replace(any_day.filters(today=first, known=known), available=True)
        if found := inventory.list_events(filters=filters, now=now, limit=1).items:
            return found
    return []
