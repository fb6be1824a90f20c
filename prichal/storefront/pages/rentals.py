"""Boats for rent: the list and one card. Cached pages: links only, no cookie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prichal.kernel.errors import Invalid
from prichal.rentals import queries
from prichal.storefront.pages.frame import missing_is_404
from prichal.storefront.rules import hiring, refunds

PAGE = 24


@require_safe
def rentals(request: HttpRequest) -> HttpResponse:
    """In the seller's order, by keyset pages; a cursor that is none of ours (an old link) shows the first one."""
    now = timezone.now()
    try:
        page = queries.list_rentals(now=now, limit=PAGE, cursor=request.GET.get("cursor") or None)
    except Invalid:
        page = queries.list_rentals(now=now, limit=PAGE)
    boats = [hiring.boat(card, _language()) for card in page.items]
    return render(request, "storefront/rentals.html", {"boats": boats, "next_cursor": page.next_cursor})


@require_safe
@missing_is_404
def rental(request: HttpRequest, slug: str) -> HttpResponse:
    card = queries.rental_card(slug=slug, now=timezone.now())
    context = {
        "boat": hiring.boat(card, _language()),
        "card": card,
        "rates": list(hiring.rates(card.tariffs, _language())),
        "refund": refunds.in_words(card.refund),
    }
    return render(request, "storefront/rental.html", context)


def _language() -> str:
    return get_language() or "ru"
