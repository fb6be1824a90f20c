"""Boats for rent over HTTP."""

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router

from prichal.kernel.cursors import next_page
from prichal.kernel.schemas import Problem
from prichal.rentals import queries
from prichal.rentals.schemas import RentalCardOut, RentalListOut, RentalOut, RentalQuery

router = Router(tags=["Rentals"], by_alias=True)

Slug = Annotated[str, Path(description="Slug of a boat for rent.", max_length=80)]


@router.get("/rentals", response={200: RentalListOut, 422: Problem}, summary="Boats for rent")
def rentals(request: HttpRequest, query: Query[RentalQuery]) -> RentalListOut:
    """In the seller's order. What is free, and the hold of a period, are not told here yet."""
    page = queries.list_rentals(now=timezone.now(), limit=query.limit, cursor=query.cursor or None)
    return RentalListOut(items=[RentalOut.of(card) for card in page.items], next=next_page(request, page.next_cursor))


@router.get(
    "/rentals/{slug}", response={200: RentalCardOut, 404: Problem, 422: Problem}, summary="One boat, the whole card"
)
def rental(request: HttpRequest, slug: Slug) -> RentalCardOut:
    """Whom it takes, from where, for how long, what it costs on which days, and what goes back to who gives up."""
    return RentalCardOut.of(queries.rental_card(slug=slug, now=timezone.now()))
