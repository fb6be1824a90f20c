"""Reads of tickets: what an order's tickets say, in the active language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from prichal.catalog.models import Event
from prichal.fleet.models import Seat, SeatCategory
from prichal.fleet.rules import TABLE, Seating
from prichal.inventory.queries import places_left
from prichal.kernel.money import Money
from prichal.orders.models import Order, OrderItem
from prichal.tickets.models import Ticket
from prichal.tickets.rules import BOARDING, DOORS


@dataclass(frozen=True, slots=True)
class SailingFacts:
    """What a ticket says of its sailing; moments are aware, to be told in `timezone`.

    `ashore`: nothing sails, `pier` is the hall and `boarding_at` the moment when its doors open.
    """

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
    ashore: bool


@dataclass(frozen=True, slots=True)
class TicketView:
    """One ticket as its holder sees it. `deck`, `row`, `seat` are empty where places have no numbers.

    `table`: the seat is a whole table, sold as one place.
    """

    number: str
    event: SailingFacts
    seat_code: str
    deck: str
    row: str
    seat: str
    table: bool
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
        """`Верхняя палуба, ряд 3, место 14`, `Банкетный салон, стол 2`, or nothing where places have no numbers."""
        return _seat_label(self.deck, self.row, self.seat, table=self.table)


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """So many tickets of one type for `sum`; `seat_label` is empty where places have no numbers."""

    ticket_type: str
    seat_label: str
    quantity: int
    sum: Money


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an order without tickets is about: one sailing of it. `product` is its slug, empty once it is archived."""

    event: SailingFacts
    product: str
    lines: list[ChosenLine]


def tickets_of(order_id: int) -> list[TicketView]:
    """All tickets of an order by position, revoked ones too, in three queries; none before it is paid."""
    tickets = list(
        Ticket.objects.filter(item__order_id=order_id)
        .select_related(
            "item__ticket_type",
            "item__event__product",
            "item__event__pier",
            "item__event__venue",
            "item__event__vessel",
            "item__event__route",
        )
        .order_by("item__position")
    )
    seats = _seats_of(ticket.item for ticket in tickets)
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


def chosen_of(order_id: int) -> list[Chosen]:
    """What an order is about, paid or not, by position, in two queries; equal tickets without numbers are one line."""
    items = list(
        OrderItem.objects.filter(order=order_id)
        .select_related("ticket_type", "event__product", "event__pier", "event__venue", "event__vessel", "event__route")
        .order_by("position")
    )
    seats = _seats_of(items)
    return [_chosen(event, of_event, seats) for event, of_event in _by_event(items).items()]


def to_buy_again(order_id: int, *, now: datetime) -> list[int]:
    """Events of the order that are on sale now with places enough for as many people as it had."""
    items = OrderItem.objects.filter(order=order_id).select_related("event").order_by("position")
    return [
        event.pk
        for event, of_event in _by_event(items).items()
        if event.is_sold_at(now) and places_left(event.pk, now) >= sum(item.place_id is not None for item in of_event)
    ]


def order_with_seller(order_id: int) -> Order:
    """The order whose tickets and letters are told, and who sells."""
    return Order.objects.select_related("seller").get(pk=order_id)


def _by_event(items: Iterable[OrderItem]) -> dict[Event, list[OrderItem]]:
    events: dict[Event, list[OrderItem]] = {}
    for item in items:
        events.setdefault(item.event, []).append(item)
    return events


def _seats_of(items: Iterable[OrderItem]) -> dict[tuple[int | None, str], Seat]:
    seated = [item for item in items if item.seat_code]
    if not seated:
        return {}
    seats = Seat.objects.filter(
        plan__in={item.event.seat_plan_id for item in seated}, code__in={item.seat_code for item in seated}
    )
    return {(seat.plan_id, seat.code): seat for seat in seats.select_related("section")}


def _facts(event: Event) -> SailingFacts:
    return SailingFacts(
        id=event.pk,
        slug=event.slug,
        title=event.product.title,
        image=event.product.image,
        age_mark=event.product.age_mark,
        boarding_at=event.starts_at - (DOORS if event.venue_id else BOARDING),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        duration_minutes=int((event.ends_at - event.starts_at).total_seconds() // 60),
        timezone=event.timezone,
        pier=event.where.name,
        pier_address=event.where.address,
        pier_directions=event.where.directions,
        latitude=float(event.where.latitude),
        longitude=float(event.where.longitude),
        vessel=event.vessel.name if event.vessel else "",
        route=event.route.name if event.route else "",
        assigned=event.seating == Seating.ASSIGNED,
        ashore=event.venue_id is not None,
    )


def _chosen(event: Event, items: list[OrderItem], seats: dict[tuple[int | None, str], Seat]) -> Chosen:
    lines: dict[tuple[str, str], list[OrderItem]] = {}
    for item in items:
        seat = seats.get((event.seat_plan_id, item.seat_code))
        label = _seat_label(*_named(seat, item.seat_code), table=_is_table(seat))
        lines.setdefault((item.ticket_type.title, label), []).append(item)
    return Chosen(
        event=_facts(event),
        product="" if event.product.archived_at else event.product.slug,
        lines=[
            ChosenLine(title, label, len(same), sum((item.price for item in same), Money(0)))
            for (title, label), same in lines.items()
        ],
    )


def _named(seat: Seat | None, code: str) -> tuple[str, str, str]:
    """Section, row and number; only the code of a seat that is in no plan."""
    return (seat.section.name, seat.row_label, seat.label) if seat else ("", "", code)


def _is_table(seat: Seat | None) -> bool:
    return seat is not None and TABLE in seat.features


def _seat_label(section: str, row: str, seat: str, *, table: bool) -> str:
    if table:
        return ", ".join([section, _("стол {seat}").format(seat=seat)])
    row_words = _("ряд {row}").format(row=row) if row else ""
    seat_words = _("место {seat}").format(seat=seat) if seat else ""
    return ", ".join(part for part in (section, row_words, seat_words) if part)


def _view(ticket: Ticket, event: SailingFacts, seat: Seat | None, categories: dict[str, str]) -> TicketView:
    item = ticket.item
    section, row, label = _named(seat, item.seat_code)
    return TicketView(
        number=ticket.number,
        event=event,
        seat_code=item.seat_code,
        deck=section,
        row=row,
        seat=label,
        table=_is_table(seat),
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
