"""Reads of tickets: what an order's tickets say, in the active language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from prichal.catalog.models import Event
from prichal.catalog.rules import Seating
from prichal.fleet.models import Seat, SeatCategory
from prichal.kernel.money import Money
from prichal.orders.models import Order
from prichal.tickets.models import Ticket
from prichal.tickets.rules import BOARDING


@dataclass(frozen=True, slots=True)
class SailingFacts:
    """What a ticket says of its sailing; moments are aware, to be told in `timezone`."""

    id: int
    slug: str
    title: str
    image: str
    age_mark: int
    boarding_at: datetime
    starts_at: datetime
    ends_at: datetime
    duration_minutes: int
    timezone: str
    pier: str
    pier_address: str
    pier_directions: str
    latitude: float
    longitude: float
    vessel: str
    route: str
    assigned: bool


@dataclass(frozen=True, slots=True)
class TicketView:
    """One ticket as its holder sees it. `deck`, `row`, `seat` are empty where places have no numbers."""

    number: str
    event: SailingFacts
    seat_code: str
    deck: str
    row: str
    seat: str
    category: str
    ticket_type: str
    ticket_type_code: str
    takes_place: bool
    attendee: str
    price: Money
    vat_mode: str
    vat_rate: int
    vat: Money
    issued_at: datetime
    refundable_until: datetime
    token: str
    revoked: bool

    @property
    def spoken_number(self) -> str:
        """Grouped for reading aloud: `7K3M 9QXW 2D`."""
        return " ".join(self.number[i : i + 4] for i in range(0, len(self.number), 4))

    @property
    def seat_label(self) -> str:
        """`Верхняя палуба, ряд 3, место 14`, or nothing where places have no numbers."""
        row = _("ряд {row}").format(row=self.row) if self.row else ""
        seat = _("место {seat}").format(seat=self.seat) if self.seat else ""
        return ", ".join(part for part in (self.deck, row, seat) if part)


def tickets_of(order_id: int) -> list[TicketView]:
    """All tickets of an order by position, revoked ones too, in three queries; none before it is paid."""
    tickets = list(
        Ticket.objects.filter(item__order_id=order_id)
        .select_related(
            "item__ticket_type",
            "item__event__product",
            "item__event__pier",
            "item__event__vessel",
            "item__event__route",
        )
        .order_by("item__position")
    )
    seats = _seats_of(tickets)
    categories = {category.code: category.title for category in SeatCategory.objects.all()} if seats else {}
    sailings = {ticket.item.event_id: _facts(ticket.item.event) for ticket in tickets}
    return [
        _view(
            ticket,
            sailings[ticket.item.event_id],
            seats.get((ticket.item.event.seat_plan_id, ticket.item.seat_code)),
            categories,
        )
        for ticket in tickets
    ]


def order_with_seller(order_id: int) -> Order:
    """The order whose tickets and letters are told, and who sells."""
    return Order.objects.select_related("seller").get(pk=order_id)


def _seats_of(tickets: Iterable[Ticket]) -> dict[tuple[int | None, str], Seat]:
    items = [ticket.item for ticket in tickets if ticket.item.seat_code]
    if not items:
        return {}
    seats = Seat.objects.filter(
        plan__in={item.event.seat_plan_id for item in items}, code__in={item.seat_code for item in items}
    )
    return {(seat.plan_id, seat.code): seat for seat in seats.select_related("deck")}


def _facts(event: Event) -> SailingFacts:
    return SailingFacts(
        id=event.pk,
        slug=event.slug,
        title=event.product.title,
        image=event.product.image,
        age_mark=event.product.age_mark,
        boarding_at=event.starts_at - BOARDING,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        duration_minutes=int((event.ends_at - event.starts_at).total_seconds() // 60),
        timezone=event.pier.timezone,
        pier=event.pier.name,
        pier_address=event.pier.address,
        pier_directions=event.pier.directions,
        latitude=float(event.pier.latitude),
        longitude=float(event.pier.longitude),
        vessel=event.vessel.name if event.vessel else "",
        route=event.route.name if event.route else "",
        assigned=event.seating == Seating.ASSIGNED,
    )


def _view(ticket: Ticket, event: SailingFacts, seat: Seat | None, categories: dict[str, str]) -> TicketView:
    item = ticket.item
    return TicketView(
        number=ticket.number,
        event=event,
        seat_code=item.seat_code,
        deck=seat.deck.name if seat else "",
        row=seat.row_label if seat else "",
        seat=seat.label if seat else item.seat_code,
        category=categories.get(item.category, ""),
        ticket_type=item.ticket_type.title,
        ticket_type_code=item.ticket_type.code,
        takes_place=item.ticket_type.takes_place,
        attendee=item.attendee,
        price=item.price,
        vat_mode=item.vat_mode,
        vat_rate=item.vat_rate,
        vat=item.vat,
        issued_at=ticket.issued_at,
        refundable_until=item.refundable_until,
        token=ticket.token,
        revoked=ticket.revoked_at is not None,
    )
