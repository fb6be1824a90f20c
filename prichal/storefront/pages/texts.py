"""Pages of words: the offer, personal data, contacts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prichal.catalog import queries as catalog
from prichal.orders.rules import CONSENT_VERSIONS
from prichal.storefront import queries
from prichal.storefront.rules import refunds


@require_safe
def offer(request: HttpRequest) -> HttpResponse:
    context = {
        "seller": catalog.default_seller(),
        "version": CONSENT_VERSIONS["offer"],
        "policies": [(policy.title, refunds.in_words(policy.steps)) for policy in queries.policies()],
    }
    return render(request, "storefront/offer.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    context = {"seller": catalog.default_seller(), "version": CONSENT_VERSIONS["personal_data"]}
    return render(request, "storefront/privacy.html", context)


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    return render(request, "storefront/contacts.html", {"seller": catalog.default_seller()})
