"""Pages for what can't be shown; each says what happened and where to go on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from prichal.storefront import queries

POPULAR = 3


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    context = {"products": queries.first_products(POPULAR), "today": timezone.localdate()}
    return render(request, "storefront/refusals/not_found.html", context, status=404)


def gone(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The sailing (`event`) has left; `others` are the next ones of the same product."""
    return render(request, "storefront/refusals/gone.html", context, status=410)


def forbidden(request: HttpRequest, reason: str = "", exception: Exception | None = None) -> HttpResponse:
    """Also what a form without a valid CSRF token gets."""
    return render(request, "storefront/refusals/forbidden.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database and nothing of the context: both may be what broke."""
    return render(request, "storefront/refusals/server_error.html", status=500)
