"""The seat page: one set of forms for the list, the drawn plan and "choose for us"; scripts post the same forms."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prichal.inventory import queries as inventory
from prichal.inventory.guards import allow_places
from prichal.inventory.queries import SeatMap
from prichal.inventory.rules import PLACES_PER_SESSION, Channel, holder_of
from prichal.inventory.services import holds
from prichal.kernel.errors import DomainError, Invalid, NotFound
from prichal.storefront.pages import refusals
from prichal.storefront.pages.frame import (
    asks_json,
    holder,
    missing_is_404,
    new_session,
    number,
    private,
    remember,
    see_other,
    session_of,
)
from prichal.storefront.rules import drawing, timetable


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a change: words for the visitor, and whether it was refused."""

    words: str = ""
    refused: bool = False
    status: int = 200


@require_http_methods(["GET", "POST"])
@private
@missing_is_404
def seatmap(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the places; a POST holds, frees or extends and comes back here. Tickets without seats go on to checkout."""
    now = timezone.now()
    session = session_of(request) or new_session()
    said = Said()
    if request.method == "POST":
        said = _change(request, ref, session, now)
        if not said.refused and not asks_json(request):
            on = "checkout" if request.POST.get("action") == "tickets" else "seatmap"
            return remember(see_other(reverse(f"storefront:{on}", kwargs={"ref": ref})), session)
    seen = inventory.seat_map(ref=ref, holder=holder(session), now=now)
    if timetable.is_over(seen.event, now) and not asks_json(request):
        return refusals.over(request, seen.event, now=now)
    context = _context(seen, said, now)
    if asks_json(request):
        return remember(JsonResponse(_data(request, seen, context, said), status=said.status), session)
    return remember(render(request, "storefront/seatmap.html", context, status=said.status), session)


def _change(request: HttpRequest, ref: str, session: str, now: datetime) -> Said:
    """One change by one service. A refusal becomes words; nothing was changed then."""
    asked, mine = request.POST, holder_of(Channel.SHOP, session)
    event_id = inventory.event_card(ref=ref, now=now).id
    try:
        if code := asked.get("lock"):
            allow_places(request, 1)
            holds.hold_seats(event_id=event_id, holder=mine, channel=Channel.SHOP, codes=[code], now=now)
            return Said(_("Место ваше. Выберите ещё или переходите к оформлению."))
        if code := asked.get("unlock"):
            holds.release(event_id=event_id, holder=mine, codes=[code], now=now)
            return Said(_("Место снова свободно."))
        action = asked.get("action")
        if action == "release":
            holds.release(event_id=event_id, holder=mine, codes=None, now=now)
            return Said(_("Все места снова свободны."))
        if action == "extend":
            extended = holds.extend(event_id=event_id, holder=mine, now=now)
            return Said(_("Время продлено. Осталось продлений: %(left)d.") % {"left": extended.extensions_left})
        if action == "tickets":
            wanted = _wanted(request)
            allow_places(request, sum(wanted.values()))
            holds.hold_tickets(event_id=event_id, holder=mine, channel=Channel.SHOP, tickets=wanted, now=now)
            return Said(_("Билеты отложены."))
        return _hold_best(request, ref, session, now)
    except NotFound:
        raise
    except DomainError as refusal:
        return Said(_words(refusal), refused=True, status=refusal.status)


def _hold_best(request: HttpRequest, ref: str, session: str, now: datetime) -> Said:
    mine = holder_of(Channel.SHOP, session)
    seen = inventory.seat_map(ref=ref, holder=mine, now=now)
    count = _count(request.POST.get("party", "2"))
    category = request.POST.get("category", "")
    codes = drawing.best(seen, count=count, category=category)
    if not codes:
        words = _("Столько мест рядом уже нет. Возьмите меньше или выберите места сами.")
        if not drawing.fits(seen, count=count, category=category):
            words = _(
                "Столько человек рядом или за одним столом не поместится. Возьмите сначала часть мест, потом ещё."
            )
        return Said(words, refused=True, status=409)
    allow_places(request, len(codes))
    holds.hold_seats(event_id=seen.event.id, holder=mine, channel=Channel.SHOP, codes=codes, now=now)
    return Said(_("Подобрали места рядом: %(seats)s.") % {"seats": drawing.names(seen, codes)})


def _wanted(request: HttpRequest) -> dict[str, int]:
    """Fields `tickets-adult=2` → quantities by type; zeros are left out, nonsense counts as zero."""
    fields = {
        name.removeprefix("tickets-"): value for name, value in request.POST.items() if name.startswith("tickets-")
    }
    return {code: number(value) for code, value in fields.items() if number(value)}


def _count(text: str) -> int:
    return min(number(text), PLACES_PER_SESSION) or 1


def _words(refusal: DomainError) -> str:
    """A refusal in the visitor's words: what is wrong with the input, if it was the input."""
    if isinstance(refusal, Invalid) and refusal.errors:
        return " ".join(str(error.message) for error in refusal.errors)
    return str(refusal)


def _context(seen: SeatMap, said: Said, now: datetime) -> dict[str, Any]:
    hold, chosen = seen.hold, drawing.chosen(seen)
    return {
        "event": seen.event,
        "said": said,
        "hold": hold,
        "seconds": max(0, int((hold.expires_at - now).total_seconds())) if hold else 0,
        "decks": drawing.decks(seen),
        "categories": drawing.categories(seen),
        "chosen": chosen,
        "chosen_words": drawing.chosen_words(chosen),
        "total": drawing.total(seen),
        "tickets": drawing.tickets(seen),
        "seats_left": seen.states.seats_left,
        "version": seen.states.version,
        "parties": range(1, 9),
    }


def _data(request: HttpRequest, seen: SeatMap, context: dict[str, Any], said: Said) -> dict[str, Any]:
    """The same for scripts: every state, and the panel of what is chosen as ready HTML."""
    return {
        "version": seen.states.version,
        "seats": seen.states.seats,
        "say": said.words,
        "refused": said.refused,
        "panel": render_to_string("storefront/_chosen.html", context, request=request),
        "bar": render_to_string("storefront/_seat_bar.html", context, request=request),
    }
