"""Pages of words: the offer, personal data, contacts, and rentals while there are none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prichal.catalog import queries as catalog
from prichal.orders.rules import CONSENT_VERSIONS


@require_safe
def offer(request: HttpRequest) -> HttpResponse:
    context = {"seller": catalog.default_seller(), "version": CONSENT_VERSIONS["offer"]}
    return render(request, "storefront/offer.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    context = {"seller": catalog.default_seller(), "version": CONSENT_VERSIONS["personal_data"]}
    return render(request, "storefront/privacy.html", context)


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    return render(request, "storefront/contacts.html", {"seller": catalog.default_seller()})


@require_safe
def rentals(request: HttpRequest) -> HttpResponse:
    """No boat is for rent yet, and the page says so."""
    return render(request, "storefront/rentals.html")
