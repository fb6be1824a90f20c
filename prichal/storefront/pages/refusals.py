"""Pages for what can't be shown; each says what happened and where to go on."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from prichal.inventory.queries import EventCard
from prichal.storefront import queries

POPULAR = 3


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    context = {"products": queries.first_products(POPULAR), "today": timezone.localdate()}
    return render(request, "storefront/refusals/not_found.html", context, status=404)


def over(request: HttpRequest, event: EventCard, *, now: datetime) -> HttpResponse:
    """A sailing nobody can board leads to the next ones: 410 for one that has left, 200 for a cancelled one."""
    status = 200 if event.sales_status == "cancelled" else 410  # its buyers come here: it must stay as cheap as a card
    context = {"event": event, "others": queries.others(event, now=now)}
    return render(request, "storefront/refusals/over.html", context, status=status)


def forbidden(request: HttpRequest, reason: str = "", exception: Exception | None = None) -> HttpResponse:
    """Also what a form without a valid CSRF token gets."""
    return render(request, "storefront/refusals/forbidden.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database and nothing of the context: both may be what broke."""
    return render(request, "storefront/refusals/server_error.html", status=500)
