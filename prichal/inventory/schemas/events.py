"""Events as JSON."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints

from prichal.catalog.rules import DayPart
from prichal.inventory.queries import EventCard, EventFilter
from prichal.inventory.schemas.parts import (
    CURSOR,
    LIMIT,
    NEXT,
    Cursor,
    ProductOut,
    ProductStoryOut,
    RouteOut,
    SellerOut,
    Slug,
    SpotOut,
    VatOut,
    VesselOut,
)
from prichal.kernel.money import Money
from prichal.kernel.schemas import Day, Id, In, Kopecks, Out, Text

Seating = Literal["assigned", "general"]


class EventQuery(In):
    """What to look for among events that have not begun."""

    model_config = In.model_config | {"extra": "ignore"}  # unknown query parameters are ignored

    q: Annotated[Text, StringConstraints(max_length=100)] = Field(
        "", description="Words of the title, the pier, the venue or the vessel, each of which must be there."
    )
    date_from: Day | None = Field(None, description="First day, local where the event begins.")
    date_to: Day | None = Field(None, description="Last day, that day included.")
    part: Literal["", "morning", "day", "evening", "night"] = Field(
        "", description="Local hour: night 0–5, morning 5–12, day 12–17, evening 17–24."
    )
    product: Slug = Field("", description="Id or slug.")
    kind: Literal["", "excursion", "event", "rental"] = Field("", description="Of the product.")
    route: Slug = Field("", description="Slug.")
    pier: Slug = Field("", description="Slug.")
    venue: Slug = Field("", description="Slug of a place ashore.")
    vessel: Slug = Field("", description="Slug.")
    supplier: Literal["", "local", "astra", "neva"] = Field("", description="Who sells it: the event's `source`.")
    seating: Literal["", "assigned", "general"] = Field("", description="Numbered places, or places without numbers.")
    price_max: int | None = Field(None, ge=0, le=10**12, description="The lowest price at most, in kopecks.")
    duration_max: int | None = Field(None, ge=0, le=10**5, description="Minutes.")
    party: int = Field(0, ge=0, le=10**4, description="So many places left at least.")
    available: bool = Field(False, description="Only what can be bought now.")
    sort: Literal["time", "price"] = Field("time", description="Earliest or cheapest first.")
    limit: int = LIMIT
    cursor: Cursor = CURSOR

    def filters(self) -> EventFilter:
        given = self.model_dump(exclude={"limit", "cursor", "price_max", "part"})
        return EventFilter(
            **given,
            price_max=None if self.price_max is None else Money(self.price_max),
            part=DayPart(self.part) if self.part else None,
        )


class EventOut(Out):
    """One dated event in a list."""

    id: Id
    slug: str
    product: ProductOut
    starts_at: datetime
    ends_at: datetime
    duration_minutes: int
    pier: SpotOut | None = Field(description="Null for an event ashore.")
    venue: SpotOut | None = Field(description="Null for a sailing.")
    vessel: VesselOut | None
    route: RouteOut | None
    seating: Seating
    price_from: Kopecks | None = Field(description="As it is paid, VAT included.")
    vat: VatOut
    seats_left: int | None = Field(description="At most two seconds old.")
    seats_total: int
    sales_status: Literal["onSale", "soldOut", "closed", "cancelled"]
    source: Literal["local", "astra", "neva"]
    refundable_until: datetime = Field(description="The last moment of a full refund.")

    @classmethod
    def of(cls, card: EventCard) -> Self:
        return cls.model_validate(_Flat(card))


class EventCardOut(EventOut):
    """The whole card."""

    product: ProductStoryOut
    seller: SellerOut


class EventListOut(Out):
    items: list[EventOut]
    next: str | None = NEXT


class _Flat:
    """A card whose VAT stands together, and whose place to begin has a name by its kind, as on the wire."""

    def __init__(self, card: EventCard) -> None:
        self._card = card
        self.vat = {"mode": card.vat_mode, "rate": card.vat_rate}
        self.pier = card.where if card.where.kind == "pier" else None
        self.venue = card.where if card.where.kind == "venue" else None

    def __getattr__(self, name: str) -> object:
        return getattr(self._card, name)
