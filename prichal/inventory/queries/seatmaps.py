"""The seats of an event: how they are drawn, who may have them, what they cost."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from prichal.catalog import queries as catalog
from prichal.catalog.models import Event, TicketType
from prichal.catalog.rules import gross_of, vat_of
from prichal.fleet.models import Seat, SeatCategory, Section
from prichal.fleet.rules import Seating
from prichal.inventory import live
from prichal.inventory.models import Place
from prichal.inventory.queries.cards import EventCard, card_of, event_of
from prichal.inventory.queries.holds import Held, open_hold
from prichal.inventory.rules import PlaceStatus
from prichal.kernel.money import Money


@dataclass(frozen=True, slots=True)
class LayoutSeat:
    """A seat at its centre point, in the units of its deck."""

    code: str
    label: str
    x: int
    y: int
    category: str
    category_title: str
    sign: str
    features: list[str]


@dataclass(frozen=True, slots=True)
class LayoutRow:
    label: str
    seats: list[LayoutSeat]


@dataclass(frozen=True, slots=True)
class LayoutDeck:
    """A section of the plan; the contract calls them decks."""

    code: str
    name: str
    width: int
    height: int
    rows: list[LayoutRow]


@dataclass(frozen=True, slots=True)
class Layout:
    """`seating` is `assigned`, or `general` without decks."""

    seating: str
    decks: list[LayoutDeck]


@dataclass(frozen=True, slots=True)
class SeatStates:
    """Code → `free|sold|reserved|selected|unknown` at a version; without numbers only `seats_left`."""

    version: int
    seats: dict[str, str] | None
    seats_left: int | None


@dataclass(frozen=True, slots=True)
class PriceRow:
    """What one ticket type costs in one seat category (`""`: any), as the customer pays it, and the VAT in it."""

    ticket_type: str
    category: str
    amount: Money
    vat: Money


@dataclass(frozen=True, slots=True)
class SeatMap:
    """Everything the page of an event's seats shows. `prices`: (ticket type, category or `""`) → what is paid."""

    event: EventCard
    layout: Layout
    states: SeatStates
    ticket_types: list[TicketType]
    prices: dict[tuple[str, str], Money]
    hold: Held | None


def seat_map(*, ref: str, holder: UUID | None, now: datetime) -> SeatMap:
    """The seat page in a fixed number of queries, with the prices of the asker's hold. Raises NotFound."""
    event = event_of(ref)
    hold = open_hold(event_id=event.pk, holder=holder, now=now) if holder else None
    rows = price_rows(event, price_list_id=hold.price_list_id if hold else None)
    return SeatMap(
        event=card_of(event, now=now, seller=event.product.seller),
        layout=seat_layout(event),
        states=seat_states(event=event, holder=holder, now=now),
        ticket_types=catalog.ticket_types(event.product_id),
        prices={(row.ticket_type, row.category): row.amount for row in rows},
        hold=hold,
    )


def seat_layout(event: Event) -> Layout:
    """The drawn decks of an event, rows and seats in reading order."""
    if event.seating == Seating.GENERAL:
        return Layout("general", [])
    titles = {category.code: category for category in SeatCategory.objects.order_by("position", "id")}
    seats = Seat.objects.filter(plan_id=event.seat_plan_id).order_by("section_id", "y", "row_label", "x", "id")
    by_section = {section_id: list(group) for section_id, group in groupby(seats, key=lambda seat: seat.section_id)}
    sections = Section.objects.filter(plan_id=event.seat_plan_id).order_by("position", "id")
    return Layout(
        "assigned",
        [
            LayoutDeck(one.code, one.name, one.width, one.height, _rows(by_section.get(one.pk, []), titles))
            for one in sections
        ],
    )


def seat_states(*, event: Event, holder: UUID | None, now: datetime) -> SeatStates:
    """Who has which place at this moment; a lapsed hold is free. The version is read first: it may lag, never lead."""
    version = live.version_of(event.pk)
    if event.seating == Seating.GENERAL:
        return SeatStates(version, None, Place.objects.open_at(now).filter(event=event).count())
    places = Place.objects.filter(event=event, retired_at=None).order_by("id")
    states = {place.code: _state(place, holder, now) for place in places}
    return SeatStates(version, states, None)


def price_rows(event: Event, *, price_list_id: int | None = None) -> list[PriceRow]:
    """The prices of the event's list (or of the version a hold has stored), as they are paid."""
    table = catalog.price_table(price_list_id or event.price_list_id, day=event.day)
    vat = event.product.vat_on(event.day)
    return [
        PriceRow(
            ticket_type,
            category,
            gross_of(amount, mode=vat.mode, rate=vat.rate),
            vat_of(amount, mode=vat.mode, rate=vat.rate),
        )
        for (ticket_type, category), amount in table.items()
    ]


def _rows(seats: list[Seat], titles: dict[str, SeatCategory]) -> list[LayoutRow]:
    return [
        LayoutRow(label, [_seat(seat, titles.get(seat.category)) for seat in row])
        for label, row in groupby(seats, key=lambda seat: seat.row_label)
    ]


def _seat(seat: Seat, category: SeatCategory | None) -> LayoutSeat:
    return LayoutSeat(
        code=seat.code,
        label=seat.label,
        x=seat.x,
        y=seat.y,
        category=seat.category,
        category_title=category.title if category else seat.category,
        sign=category.sign if category else "",
        features=seat.features,
    )


def _state(place: Place, holder: UUID | None, now: datetime) -> str:
    if holder and place.is_held_by(holder, now):
        return "selected"
    if place.status in {PlaceStatus.SOLD, PlaceStatus.BLOCKED}:
        return "sold"
    return "free" if place.status == PlaceStatus.FREE or place.has_lapsed(now) else "reserved"
