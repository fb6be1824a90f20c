"""The order's page: whoever has its link waits here for the money, takes the tickets, pays again or gives up."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from prichal.kernel.errors import DomainError
from prichal.orders.access import access_token, order_by_token, order_url
from prichal.orders.models import Order
from prichal.orders.queries import OrderCard, order_card
from prichal.orders.rules import Status
from prichal.orders.services import cancel_order
from prichal.payments import flows
from prichal.payments.queries import PaymentView, payment_view
from prichal.payments.rules import OPEN, PaymentStatus
from prichal.storefront import queries
from prichal.storefront.pages.frame import missing_is_404, private, see_other
from prichal.tickets import papers
from prichal.tickets.queries import TicketView, tickets_of

PREFIXES = {"ru": "", "en": "/en", "zh-hans": "/zh"}
SIGNS = {"ru": "", "en": "-en", "zh-hans": "-zh"}
HALF_A_YEAR = 183 * 24 * 3600


@require_safe
@private
@missing_is_404
def order(request: HttpRequest, code: str) -> HttpResponse:
    """The order in its present state. A token in the address moves into a cookie of this page."""
    if token := request.GET.get("token"):
        found = order_by_token(code=code, token=token)
        return remember_order(see_other(reverse("storefront:order", kwargs={"code": found.code})), found)
    now = timezone.now()
    found = _own_order(request, code)
    flows.look(order_id=found.pk, now=now)
    return render(request, "storefront/order.html", _context(_own_order(request, code), now))


@require_safe
@private
@missing_is_404
def state(request: HttpRequest, code: str) -> HttpResponse:
    """What the waiting page asks for: one word that changes whenever the page would look different."""
    now = timezone.now()
    flows.look(order_id=_own_order(request, code).pk, now=now)
    return JsonResponse({"state": _context(_own_order(request, code), now)["state"]})


@require_http_methods(["GET", "POST"])
@private
@missing_is_404
def pay(request: HttpRequest, code: str) -> HttpResponse:
    """Go to the payment page: the open attempt's, or a new one's. A GET (a refusal reloaded) leads to the order."""
    now = timezone.now()
    found = _own_order(request, code)
    if request.method == "GET":
        return see_other(reverse("storefront:order", kwargs={"code": found.code}))
    try:
        payment = flows.start(
            order_id=found.pk, return_url=order_url(found, get_language() or "ru"), repeat=None, now=now
        )
    except DomainError as refusal:
        context = _context(_own_order(request, code), now) | {"refusal": str(refusal)}
        return render(request, "storefront/order.html", context, status=refusal.status)
    return see_other(payment.confirmation_url or reverse("storefront:order", kwargs={"code": code}))


@require_http_methods(["GET", "POST"])
@private
@missing_is_404
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    """Give up an unpaid order; a paid one says why it can't be given up this way. A GET leads to the order."""
    now = timezone.now()
    found = _own_order(request, code)
    if request.method == "GET":
        return see_other(reverse("storefront:order", kwargs={"code": found.code}))
    try:
        cancel_order(order_id=found.pk, actor="customer", now=now)
    except DomainError as refusal:
        context = _context(_own_order(request, code), now) | {"refusal": str(refusal)}
        return render(request, "storefront/order.html", context, status=refusal.status)
    return see_other(reverse("storefront:order", kwargs={"code": code}))


@require_safe
@private
@missing_is_404
def tickets_pdf(request: HttpRequest, code: str) -> HttpResponse:
    found = _own_order(request, code)
    if not tickets_of(found.pk):
        raise Http404(code)
    pdf = papers.render(order_id=found.pk, language=get_language() or "ru")
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="prichal-{found.code}.pdf"'
    return response


@require_safe
@private
@missing_is_404
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The sailing as an iCalendar entry; its times are UTC, so every phone shows its own hour rightly."""
    found = _own_order(request, code)
    card = order_card(found, now=timezone.now())
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Prichal//Shop//RU"]
    for event in card.events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{found.code}-{event.pk}@prichal",
            f"DTSTAMP:{found.placed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART:{event.starts_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTEND:{event.ends_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"SUMMARY:{_plain(event.product.title)}",
            f"LOCATION:{_plain(f'{event.where.name}, {event.where.address}')}",
            "END:VEVENT",
        ]
    text = "\r\n".join([*lines, "END:VCALENDAR", ""])
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="prichal-{found.code}.ics"'
    return response


def _plain(text: str) -> str:
    """Text as iCalendar wants it (RFC 5545 §3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def remember_order(response: HttpResponse, found: Order) -> HttpResponse:
    """Authority over this one order, in a cookie per language that only its own page is sent."""
    for language, prefix in PREFIXES.items():
        response.set_cookie(
            f"order-{found.code}{SIGNS[language]}",
            access_token(found),
            max_age=HALF_A_YEAR,
            path=f"{prefix}/orders/{found.code}",
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def _own_order(request: HttpRequest, code: str) -> Order:
    """Raises NotFound alike for strangers and for orders that don't exist."""
    token = request.COOKIES.get(f"order-{code}{SIGNS[get_language() or 'ru']}", "")
    return order_by_token(code=code, token=token)


def _context(found: Order, now: datetime) -> dict[str, Any]:
    card, payment = order_card(found, now=now), payment_view(found.pk)
    tickets = [one for one in tickets_of(found.pk) if not one.revoked] if card.status == Status.PAID else []
    event = card.events[0]
    state = _state(card, payment, tickets)
    open_still = payment is not None and payment.status in OPEN
    names = queries.seat_names(event_id=event.pk, codes=[item.seat_code for item in card.items])
    return {
        "card": card,
        "lines": [(item, names.get(item.seat_code, item.seat_code)) for item in card.items],
        "order": found,
        "event": event,
        "zone": event.timezone,
        "payment": payment,
        "tickets": [(one, papers.qr_svg(one.token)) for one in tickets],
        "state": state,
        "waits": state in {"waiting", "paid"} or (state == "expired" and open_still),  # for what comes without a click
        "seconds": max(0, int((found.payment_deadline - now).total_seconds())),
        "refundable": card.status == Status.PAID and now <= card.refundable_until,
    }


def _state(card: OrderCard, payment: PaymentView | None, tickets: list[TicketView]) -> str:
    """waiting, declined, unpaid, paid, issued, returned, expired or cancelled."""
    if card.status == Status.PAID:
        return "issued" if tickets else "paid"
    if card.refund_status != "none":
        return "returned"
    if card.status == Status.CANCELLED:
        return "cancelled"
    if card.status == Status.EXPIRED:
        return "expired"
    if payment is None or payment.status in {PaymentStatus.NEW, PaymentStatus.REFUSED}:
        return "unpaid"  # nobody has seen a payment page yet
    return "declined" if payment.status == PaymentStatus.CANCELED else "waiting"
