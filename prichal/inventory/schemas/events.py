"""Events and their seats as JSON."""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints

from prichal.catalog.models import Seller, TicketType
from prichal.inventory.queries import EventCard, EventFilter, Layout, LayoutSeat, PriceRow
from prichal.kernel.money import Money
from prichal.kernel.schemas import Day, Id, In, Kopecks, Out, Text

Slug = Annotated[Text, StringConstraints(max_length=80)]
Seating = Literal["assigned", "general"]


class EventQuery(In):
    """What to look for among events that have not departed."""

    model_config = In.model_config | {"extra": "ignore"}  # unknown query parameters are ignored

    date_from: Day | None = Field(None, description="Local day of the pier.")
    date_to: Day | None = None
    product: Slug = Field("", description="Id or slug.")
    kind: Literal["", "excursion", "event", "rental"] = ""
    route: Slug = ""
    pier: Slug = ""
    vessel: Slug = ""
    seating: Literal["", "assigned", "general"] = ""
    price_max: int | None = Field(None, ge=0, le=10**12, description="Kopecks.")
    duration_max: int | None = Field(None, ge=0, le=10**5, description="Minutes.")
    available: bool = Field(False, description="Only what can be bought now.")
    sort: Literal["time", "price"] = "time"
    limit: int = Field(20, ge=1, le=100)
    cursor: Annotated[str, StringConstraints(max_length=200)] = ""

    def filters(self) -> EventFilter:
        given = self.model_dump(exclude={"limit", "cursor", "price_max"})
        return EventFilter(**given, price_max=None if self.price_max is None else Money(self.price_max))


class ProductOut(Out):
    id: Id
    slug: str
    title: str
    kind: str
    image: str
    image_alt: str
    age_mark: int


class ProductStoryOut(ProductOut):
    summary: str
    story: str
    included: list[str]


class PierOut(Out):
    slug: str
    name: str
    address: str
    directions: str
    latitude: float
    longitude: float
    timezone: str


class VesselOut(Out):
    slug: str
    name: str
    description: str


class StopOut(Out):
    name: str
    minutes: int


class RouteOut(Out):
    slug: str
    name: str
    stops: list[StopOut]


class VatOut(Out):
    mode: Literal["none", "included", "excluded"]
    rate: int = Field(description="Per cent.")


class SellerOut(Out):
    """Requisites."""

    name: str
    inn: str
    kpp: str
    ogrn: str
    legal_address: str
    bank: str
    bik: str
    account: str
    correspondent_account: str
    phone: str
    email: str
    hours: str
    offer_number: str
    offer_on: date

    @classmethod
    def of(cls, seller: Seller) -> Self:
        return cls.model_validate(seller)


class EventOut(Out):
    """One dated event in a list."""

    id: Id
    slug: str
    product: ProductOut
    starts_at: datetime
    ends_at: datetime
    duration_minutes: int
    pier: PierOut
    vessel: VesselOut | None
    route: RouteOut | None
    seating: Seating
    price_from: Kopecks | None
    vat: VatOut
    seats_left: int | None
    seats_total: int
    sales_status: Literal["onSale", "soldOut", "closed", "cancelled"]
    source: Literal["local", "astra", "neva"]
    refundable_until: datetime

    @classmethod
    def of(cls, card: EventCard) -> Self:
        return cls.model_validate(_Flat(card))


class EventCardOut(EventOut):
    """The whole card."""

    product: ProductStoryOut
    seller: SellerOut


class EventListOut(Out):
    items: list[EventOut]
    next: str | None = Field(description="Address of the next page.")


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
    seating: Seating
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


class _Flat:
    """A card whose VAT stands together, as on the wire."""

    def __init__(self, card: EventCard) -> None:
        self._card = card
        self.vat = {"mode": card.vat_mode, "rate": card.vat_rate}

    def __getattr__(self, name: str) -> object:
        return getattr(self._card, name)
