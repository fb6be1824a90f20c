"""The seats of an event, ticket types and prices as JSON."""

from typing import Literal, Self

from pydantic import Field

from prichal.catalog.models import TicketType
from prichal.inventory.queries import Layout, LayoutSeat, PriceRow
from prichal.inventory.schemas.parts import VatOut
from prichal.kernel.schemas import Kopecks, Out


class LayoutSeatOut(Out):
    seat_code: str
    label: str
    x: int
    y: int
    category: str
    category_title: str
    sign: str
    features: list[str]

    @classmethod
    def of(cls, seat: LayoutSeat) -> Self:
        return cls(
            seat_code=seat.code,
            label=seat.label,
            x=seat.x,
            y=seat.y,
            category=seat.category,
            category_title=seat.category_title,
            sign=seat.sign,
            features=seat.features,
        )


class LayoutRowOut(Out):
    label: str
    seats: list[LayoutSeatOut]


class LayoutDeckOut(Out):
    code: str
    name: str
    width: int
    height: int
    rows: list[LayoutRowOut]


class LayoutOut(Out):
    seating: Literal["assigned", "general"]
    decks: list[LayoutDeckOut]

    @classmethod
    def of(cls, layout: Layout) -> Self:
        decks = [
            LayoutDeckOut(
                code=deck.code,
                name=deck.name,
                width=deck.width,
                height=deck.height,
                rows=[
                    LayoutRowOut(label=row.label, seats=[LayoutSeatOut.of(seat) for seat in row.seats])
                    for row in deck.rows
                ],
            )
            for deck in layout.decks
        ]
        return cls.model_validate({"seating": layout.seating, "decks": decks})


class SeatsOut(Out):
    """`seats` for assigned seating, `seatsLeft` for general admission."""

    version: int
    seats: dict[str, Literal["free", "sold", "reserved", "selected", "unknown"]] | None = None
    seats_left: int | None = None


class TicketTypeOut(Out):
    code: str
    title: str
    description: str
    age_from: int | None
    age_to: int | None
    takes_place: bool
    persons: int
    requires_document: bool
    max_per_order: int

    @classmethod
    def of(cls, ticket_type: TicketType) -> Self:
        return cls.model_validate(ticket_type)


class TicketTypesOut(Out):
    items: list[TicketTypeOut]
    next: None = None


class PriceOut(Out):
    """What is paid, and the VAT in it; `category` is empty where the price is for any seat."""

    ticket_type: str
    category: str
    price: Kopecks
    vat: Kopecks
    old_price: Kopecks | None = None

    @classmethod
    def of(cls, row: PriceRow) -> Self:
        return cls(ticket_type=row.ticket_type, category=row.category, price=row.amount, vat=row.vat)


class PricesOut(Out):
    items: list[PriceOut]
    next: None = None
    vat: VatOut
    seats: dict[str, Kopecks] = Field(default={}, description="Exceptions by seat.")
