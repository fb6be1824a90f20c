"""What search engines read: which addresses are theirs, and where each page is in each language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prichal.storefront import queries

PAGES = ("/", "/events", "/rentals", "/offer", "/privacy", "/contacts")
LANGUAGES = (("ru", ""), ("en", "/en"), ("zh-Hans", "/zh"))
CLOSED = ("/admin", "/api/", "/checkout/", "/orders/", "/*/checkout/", "/*/orders/", "/*seatmap")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Pages and programmes in every language; single sailings come and go and are found from these."""
    paths = [*PAGES, *(f"/excursions/{slug}" for slug in queries.programme_slugs())]
    paths += [f"/rentals/{slug}" for slug in queries.rental_slugs()]
    pages = [[(tag, settings.PUBLIC_URL + prefix + path) for tag, prefix in LANGUAGES] for path in paths]
    return render(request, "storefront/sitemap.xml", {"pages": pages}, content_type="application/xml; charset=utf-8")
