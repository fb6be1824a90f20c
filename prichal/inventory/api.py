"""Events and their places over HTTP."""

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path, Query, Router
from pydantic import BeforeValidator, WithJsonSchema

from prichal.catalog import queries as catalog
from prichal.fleet.rules import Seating
from prichal.inventory import queries
from prichal.inventory.guards import allow_places
from prichal.inventory.queries import EventName
from prichal.inventory.rules import Channel, holder_of
from prichal.inventory.schemas.events import EventCardOut, EventListOut, EventOut, EventQuery
from prichal.inventory.schemas.holds import ExtendedOut, ExtendIn, HoldOut, LockIn, ReleasedOut, UnlockIn
from prichal.inventory.schemas.parts import VatOut
from prichal.inventory.schemas.products import (
    ProductDaysQuery,
    ProductListItemOut,
    ProductListOut,
    ProductQuery,
    ProductWholeOut,
)
from prichal.inventory.schemas.seats import LayoutOut, PriceOut, PricesOut, SeatsOut, TicketTypeOut, TicketTypesOut
from prichal.inventory.services import holds
from prichal.kernel.cursors import next_page
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.schemas import Problem, SessionId

router = Router(tags=["Events"], by_alias=True)

Ref = Annotated[str, Path(description="Id or slug of an event.", max_length=80)]
ProductSlug = Annotated[str, Path(description="Slug of a product.", max_length=80)]
Named = Annotated[  # looked up while the request is read, so that a missing event is told before a wrong body
    EventName,
    Path(description="Id or slug of an event."),
    BeforeValidator(queries.event_named),
    WithJsonSchema({"type": "string", "maxLength": 80}),
]
READ = {404: Problem, 422: Problem}
WRITE = {400: Problem, 404: Problem, 409: Problem, 413: Problem, 422: Problem}


@router.get("/products", response={200: ProductListOut, 422: Problem}, summary="What people choose from")
def products(request: HttpRequest, query: Query[ProductQuery]) -> ProductListOut:
    """Products in the seller's order, each with its lowest price and its next event."""
    page = queries.list_products(now=timezone.now(), kind=query.kind, limit=query.limit, cursor=query.cursor or None)
    items = [ProductListItemOut.of(card) for card in page.items]
    return ProductListOut(items=items, next=next_page(request, page.next_cursor))


@router.get("/products/{slug}", response={200: ProductWholeOut, **READ}, summary="A product with its coming events")
def product(request: HttpRequest, slug: ProductSlug, query: Query[ProductDaysQuery]) -> ProductWholeOut:
    """Story, itinerary, rules of refund and seller; coming events by local day, page by page."""
    now = timezone.now()
    card = queries.product_card(slug=slug, now=now)
    page = queries.list_events(
        filters=query.filters(str(card.id)), now=now, limit=query.limit, cursor=query.cursor or None
    )
    return ProductWholeOut.of(card, page.items, following=next_page(request, page.next_cursor))


@router.get("/events", response={200: EventListOut, 422: Problem}, summary="Coming events")
def events(request: HttpRequest, query: Query[EventQuery]) -> EventListOut:
    """Events that have not begun; prices and places left are at most two seconds old."""
    page = queries.list_events(
        filters=query.filters(), now=timezone.now(), limit=query.limit, cursor=query.cursor or None
    )
    return EventListOut(items=[EventOut.of(card) for card in page.items], next=next_page(request, page.next_cursor))


@router.get("/events/{ref}", response={200: EventCardOut, **READ}, summary="The whole card")
def event(request: HttpRequest, ref: Ref) -> EventCardOut:
    """Everything about one event: story, itinerary, where it begins, the seller's requisites."""
    return EventCardOut.of(queries.event_card(ref=ref, now=timezone.now()))


@router.get("/events/{ref}/seat-layout", response={200: LayoutOut, **READ}, summary="How the seats are drawn")
def seat_layout(request: HttpRequest, ref: Ref) -> LayoutOut:
    """Decks with rows of seats, each at its centre in units of its deck; no decks for places without numbers."""
    return LayoutOut.of(queries.seat_layout(queries.event_of(ref)))


@router.get(
    "/events/{ref}/seats",
    response={200: SeatsOut, **READ},
    summary="Which places are free",
    exclude_none=True,
)
def seats(
    request: HttpRequest,
    ref: Ref,
    sessionId: Annotated[SessionId | None, Query(description="Whose own places are told as `selected`.")] = None,
) -> SeatsOut:
    """This moment's state of each seat, or how many places without numbers are left."""
    holder = holder_of(Channel.SHOP, sessionId) if sessionId else None
    states = queries.seat_states(event=queries.event_of(ref), holder=holder, now=timezone.now())
    return SeatsOut.model_validate(states)


@router.get("/events/{ref}/ticket-types", response={200: TicketTypesOut, **READ}, summary="Who pays what")
def ticket_types(request: HttpRequest, ref: Ref) -> TicketTypesOut:
    """Kinds of tickets in the order in which they are offered."""
    types = catalog.ticket_types(queries.event_of(ref).product_id)
    return TicketTypesOut(items=[TicketTypeOut.of(ticket_type) for ticket_type in types])


@router.get("/events/{ref}/prices", response={200: PricesOut, **READ}, summary="Prices by ticket and seat")
def prices(request: HttpRequest, ref: Ref) -> PricesOut:
    """What each ticket costs on the event's day, as it is paid, with the VAT in it."""
    event = queries.event_of(ref)
    charged = event.product.vat_on(event.day)
    vat = {"mode": charged.mode.lower(), "rate": charged.rate}
    rows = queries.price_rows(event)
    return PricesOut(items=[PriceOut.of(row) for row in rows], vat=VatOut.model_validate(vat), seats={})


@router.post("/events/{ref}/seats/lock", response={200: HoldOut, **WRITE, 429: Problem}, summary="Hold places")
def lock(request: HttpRequest, ref: Named, body: LockIn) -> HoldOut:
    now = timezone.now()
    holder = holder_of(Channel.SHOP, body.session_id)
    if bool(body.seats) == bool(body.tickets):
        raise Invalid([_what_to_hold(ref)])
    allow_places(request, len(body.seats) or sum(body.quantities().values()))
    if body.seats:
        held = holds.hold_seats(event_id=ref.id, holder=holder, channel=Channel.SHOP, codes=body.seats, now=now)
    else:
        held = holds.hold_tickets(
            event_id=ref.id, holder=holder, channel=Channel.SHOP, tickets=body.quantities(), now=now
        )
    return HoldOut.of(held, expires_at=ref.there(held.expires_at))


@router.post("/events/{ref}/seats/unlock", response={200: ReleasedOut, **WRITE}, summary="Let places go")
def unlock(request: HttpRequest, ref: Named, body: UnlockIn) -> ReleasedOut:
    holder = holder_of(Channel.SHOP, body.session_id)
    released = holds.release(event_id=ref.id, holder=holder, codes=body.seats, now=timezone.now())
    return ReleasedOut(released=released)


@router.post("/events/{ref}/seats/extend", response={200: ExtendedOut, **WRITE}, summary="Hold places longer")
def extend(request: HttpRequest, ref: Named, body: ExtendIn) -> ExtendedOut:
    holder = holder_of(Channel.SHOP, body.session_id)
    extended = holds.extend(event_id=ref.id, holder=holder, now=timezone.now())
    return ExtendedOut(expires_at=ref.there(extended.expires_at), extensions_left=extended.extensions_left)


def _what_to_hold(event: EventName) -> FieldError:
    if event.seating == Seating.ASSIGNED:
        return FieldError("seats", _("Выберите места на схеме."))
    return FieldError("tickets", _("Укажите, сколько билетов нужно."))
