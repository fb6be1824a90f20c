"""Checkout on one page: three fields, one required consent, the total in the pay button."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prichal.catalog import queries as catalog
from prichal.catalog.models import TicketType
from prichal.inventory import queries as inventory
from prichal.inventory.errors import HoldExpired
from prichal.inventory.queries import EventCard
from prichal.inventory.rules import Channel, holder_of
from prichal.inventory.services import holds
from prichal.kernel import idempotency
from prichal.kernel.errors import DomainError, Invalid
from prichal.kernel.models import RememberedRequest
from prichal.kernel.money import Money
from prichal.orders.guards import allow_order
from prichal.orders.models import Order
from prichal.orders.queries import shown_status
from prichal.orders.quotes import Line, Quote, quote
from prichal.orders.rules import UTM, Attribution, Status, device_of
from prichal.orders.services import Consents, Contact, Purchase
from prichal.payments import flows
from prichal.storefront import queries
from prichal.storefront.forms import CheckoutForm
from prichal.storefront.pages import orders
from prichal.storefront.pages.frame import asks_json, missing_is_404, number, private, see_other, session_of
from prichal.storefront.rules import refunds
from prichal.ui import moments

Choices = Mapping[str, list[tuple[TicketType, Money]]]  # seat → the tickets sold for it, with their prices


@dataclass(frozen=True, slots=True)
class Basket:
    """What this session holds of one sailing, and the tickets asked for it."""

    session: str
    event: EventCard
    seats: Sequence[str]
    types: Sequence[TicketType]
    choices: Choices
    lines: list[Line]
    expires_at: datetime


@require_http_methods(["GET", "POST"])
@private
@missing_is_404
def checkout(request: HttpRequest, ref: str) -> HttpResponse:
    now = timezone.now()
    event = inventory.event_card(ref=ref, now=now)
    if request.POST.get("action") == "pay":
        return _buy(request, event, now)
    basket = _basket(request, event, now)
    if basket is None:
        return _nothing_held(request, event)
    if request.POST.get("action") == "extend":
        return _extend(request, basket, now)
    return _show(request, basket, _form(request), now)


def _basket(request: HttpRequest, event: EventCard, now: datetime) -> Basket | None:
    session = session_of(request)
    if session is None:
        return None
    held = inventory.open_hold(event_id=event.id, holder=holder_of(Channel.SHOP, session), now=now)
    if held is None:
        return None
    types = catalog.ticket_types(event.product.id)
    choices = queries.ticket_choices(event_id=event.id, price_list_id=held.price_list_id, codes=held.seats, types=types)
    lines = _lines(request, event, held.tickets, types, choices)
    return Basket(session, event, held.seats, types, choices, lines, held.expires_at)


def _sent_basket(request: HttpRequest, event: EventCard, now: datetime) -> Basket | None:
    """The tickets as the sent form names them: a second click finds no hold any more, but must find its order."""
    session = session_of(request)
    if session is None:
        return None
    seats = [name.removeprefix("ticket-") for name in request.POST if name.startswith("ticket-")]
    counts = {name.removeprefix("count-"): text for name, text in request.POST.items() if name.startswith("count-")}
    tickets = {code: number(text) for code, text in counts.items()}
    types = catalog.ticket_types(event.product.id)
    choices = queries.ticket_choices(event_id=event.id, price_list_id=None, codes=seats, types=types)
    return Basket(session, event, seats, types, choices, _lines(request, event, tickets, types, choices), now)


def _lines(
    request: HttpRequest,
    event: EventCard,
    tickets: Mapping[str, int],
    types: Sequence[TicketType],
    choices: Choices,
) -> list[Line]:
    """A ticket per held seat (`ticket-A-1=child`, the first sold for it where nothing is said), or the numbers held."""
    if not choices:
        return [
            Line(event_ref=str(event.id), ticket_type=code, quantity=count) for code, count in tickets.items() if count
        ]
    seated = [one.code for one in types if one.takes_place]
    lines = []
    for seat, sold in choices.items():
        asked = request.POST.get(f"ticket-{seat}", "")
        usual = sold[0][0].code if sold else seated[0]
        lines.append(Line(event_ref=str(event.id), ticket_type=asked if asked in seated else usual, seat_code=seat))
    for one in types:
        count = number(request.POST.get(f"extra-{one.code}"))
        if not one.takes_place and count:
            lines.append(Line(event_ref=str(event.id), ticket_type=one.code, quantity=count))
    return lines


def _buy(request: HttpRequest, event: EventCard, now: datetime) -> HttpResponse:
    """Order and go to the payment page; a refusal comes back with everything typed kept."""
    form, basket = CheckoutForm(request.POST), _sent_basket(request, event, now)
    if basket is None:
        return _nothing_held(request, event)
    if not form.is_valid():
        return _again(request, event, form, now, status=422)
    said = form.cleaned_data
    language = get_language() or "ru"
    repeat = idempotency.repeatable(
        caller=basket.session,
        endpoint=_endpoint(event),
        key=said["repeat"],
        body=_fingerprint(request),
        patient=True,  # a second tap waits for the first and leads where that one does
    )
    try:
        purchase = Purchase(
            session_id=basket.session,
            lines=basket.lines,
            customer=Contact(said["fullName"], said["email"], said["phone"]),
            consents=Consents(offer=True, personal_data=said["personalData"], marketing=said["marketing"]),
            language=language,
            expected_total=Money(said["expectedTotal"]),
            repeat=repeat,
            attribution=_attribution(request),
            address=request.META.get("REMOTE_ADDR"),
        )
        allow_order(request)
        bought = flows.buy(purchase=purchase, now=now)
    except HoldExpired:
        return _nothing_held(request, event)
    except DomainError as refusal:
        return _again(request, event, form, now, refusal=_words(refusal), status=refusal.status)
    page = reverse("storefront:order", kwargs={"code": bought.order.code})
    return orders.remember_order(see_other(bought.confirmation_url or page), bought.order)


def _attribution(request: HttpRequest) -> Attribution:
    """Marks as the page's script kept them, else as the address has them."""
    last = _marks(request.POST, "last-") or _marks(request.GET, "")
    return Attribution(
        channel=Channel.SHOP,
        device=device_of(request.headers.get("User-Agent", "")),
        first_utm=_marks(request.POST, "first-") or last,
        last_utm=last,
    )


def _marks(sent: QueryDict, prefix: str) -> dict[str, str]:
    return {name: str(sent[prefix + name]).replace("\0", "")[:200] for name in UTM if prefix + name in sent}


def _extend(request: HttpRequest, basket: Basket, now: datetime) -> HttpResponse:
    """More time, with everything typed kept."""
    refusal = ""
    try:
        holds.extend(event_id=basket.event.id, holder=holder_of(Channel.SHOP, basket.session), now=now)
    except DomainError as limit:
        refusal = str(limit)
    fresh = _basket(request, basket.event, now) or basket
    if asks_json(request):
        return _clock(fresh, refusal, now)
    return _show(request, fresh, _form(request), now, refusal=refusal, status=409 if refusal else 200)


def _clock(basket: Basket, refusal: str, now: datetime) -> HttpResponse:
    """The new time for the script that asked for it; the form beside it stays as typed."""
    until = moments.clock(basket.expires_at, basket.event.timezone)
    seconds = int((basket.expires_at - now).total_seconds())
    return JsonResponse({"seconds": seconds, "until": until, "say": refusal or _("Время продлено до %s.") % until})


def _again(
    request: HttpRequest, event: EventCard, form: CheckoutForm, now: datetime, *, refusal: str = "", status: int
) -> HttpResponse:
    basket = _basket(request, event, now)
    if basket is None:
        return _nothing_held(request, event)
    return _show(request, basket, form, now, refusal=refusal, status=status)


def _show(
    request: HttpRequest, basket: Basket, form: CheckoutForm, now: datetime, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    try:
        priced = quote(session_id=basket.session, lines=basket.lines, now=now)
    except HoldExpired:
        return _nothing_held(request, basket.event)
    except Invalid as wrong:
        priced, refusal, status = None, _words(wrong), wrong.status
    context = {
        "event": basket.event,
        "rungs": refunds.rungs(
            basket.event.starts_at, steps=queries.refund_steps(product_id=basket.event.product.id), now=now
        ),
        "form": form,
        "quote": priced,
        "tickets": _tickets(basket, priced),
        "extras": _extras(request, basket),
        "refusal": refusal,
        "seconds": max(0, int((basket.expires_at - now).total_seconds())),
        "hold": basket,
        "mail_seen": form.data.get("email", "") if form.is_bound and "email" in form.errors else "",
        "repeat": request.POST.get("repeat") or str(uuid.uuid4()),
    }
    return render(request, "storefront/checkout.html", context, status=status)


def _form(request: HttpRequest) -> CheckoutForm:
    """The form as typed so far, without complaints."""
    return CheckoutForm(initial=request.POST.dict() if request.method == "POST" else None)


def _tickets(basket: Basket, priced: Quote | None) -> list[dict[str, Any]]:
    """Each held seat with the tickets one may choose for it and their prices."""
    if not basket.seats or priced is None:
        return []
    names = queries.seat_names(event_id=basket.event.id, codes=basket.seats)
    rows = []
    for line in priced.lines:
        if not line.seat_code:
            continue
        rows.append({
            "line": line,
            "name": names.get(line.seat_code, line.seat_code),
            "choices": basket.choices.get(line.seat_code, []),
        })  # fmt: skip
    return rows


def _extras(request: HttpRequest, basket: Basket) -> list[tuple[TicketType, int]]:
    """Types without a place of their own, as infants on a lap, offered beside numbered seats."""
    if not basket.seats:
        return []
    asked = {line.ticket_type: line.quantity for line in basket.lines if not line.seat_code}
    return [(one, asked.get(one.code, 0)) for one in basket.types if not one.takes_place]


def _nothing_held(request: HttpRequest, event: EventCard) -> HttpResponse:
    """The order is made already, though perhaps its answer never arrived: the way leads to it. Else the time is up."""
    made = _made_order(request, event)
    if made is None:
        return render(request, "storefront/nothing_held.html", {"event": event, "order": None}, status=409)
    status = shown_status(made, timezone.now())
    context = {"event": event, "order": made, "over": status in {Status.EXPIRED, Status.CANCELLED}}
    page = render(request, "storefront/nothing_held.html", context | {"paid": status == Status.PAID})
    return orders.remember_order(page, made)


def _made_order(request: HttpRequest, event: EventCard) -> Order | None:
    """The newest order this session has made here. The session held its places, so it may see it."""
    session = session_of(request)
    if session is None:
        return None
    whose = idempotency.repeatable(caller=session, endpoint=_endpoint(event), key="any", body=b"").caller
    made = RememberedRequest.objects.filter(caller=whose, endpoint=_endpoint(event)).order_by("-created_at").first()
    return Order.objects.get(pk=int(made.resource)) if made else None


def _endpoint(event: EventCard) -> str:
    return f"checkout/{event.id}"


def _fingerprint(request: HttpRequest) -> bytes:
    fields = sorted(
        (name, value) for name, value in request.POST.items() if name not in {"csrfmiddlewaretoken", "mailSeen"}
    )
    return repr(fields).encode()


def _words(refusal: DomainError) -> str:
    if isinstance(refusal, Invalid) and refusal.errors:
        return " ".join(str(error.message) for error in refusal.errors)
    return str(refusal)
