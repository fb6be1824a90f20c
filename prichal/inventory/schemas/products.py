"""Products as JSON."""

from datetime import date, datetime
from itertools import groupby
from typing import Literal, Self

from pydantic import Field

from prichal.inventory.queries import EventCard, EventFilter, NextEvent, ProductListCard, ProductWhole
from prichal.inventory.schemas.events import EventOut, Seating
from prichal.inventory.schemas.parts import (
    CURSOR,
    LIMIT,
    NEXT,
    Cursor,
    ProductOut,
    ProductStoryOut,
    RefundTermsOut,
    RouteOut,
    SellerOut,
    SpotOut,
    VatOut,
)
from prichal.kernel.schemas import Day, Id, In, Kopecks, Out


class ProductQuery(In):
    """Which products."""

    model_config = In.model_config | {"extra": "ignore"}

    kind: Literal["", "excursion", "event", "rental"] = Field("", description="All kinds where empty.")
    limit: int = LIMIT
    cursor: Cursor = CURSOR


class ProductDaysQuery(In):
    """Which of its coming events the card of a product shows."""

    model_config = In.model_config | {"extra": "ignore"}

    date_from: Day | None = Field(None, description="First day, local where the event begins.")
    date_to: Day | None = Field(None, description="Last day, that day included.")
    limit: int = Field(20, ge=1, le=100, description="How many events at most, over all days.")
    cursor: Cursor = CURSOR

    def filters(self, product: str) -> EventFilter:
        return EventFilter(product=product, date_from=self.date_from, date_to=self.date_to)


class NextEventOut(Out):
    """The next event of which a place can be bought."""

    id: Id
    slug: str
    starts_at: datetime
    ends_at: datetime
    pier: SpotOut | None = Field(description="Null for an event ashore.")
    venue: SpotOut | None = Field(description="Null for a sailing.")
    seating: Seating
    price_from: Kopecks
    seats_left: int
    seats_total: int

    @classmethod
    def of(cls, event: NextEvent) -> Self:
        return cls(
            id=str(event.id),
            slug=event.slug,
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            pier=SpotOut.model_validate(event.where) if event.where.kind == "pier" else None,
            venue=SpotOut.model_validate(event.where) if event.where.kind == "venue" else None,
            seating="assigned" if event.seating == "assigned" else "general",
            price_from=event.price_from,
            seats_left=event.places_left,
            seats_total=event.places_total,
        )


class OfferedOut(Out):
    """What can be bought of a product now; null where nothing can."""

    price_from: Kopecks | None = Field(description="The lowest of its coming events, as it is paid, VAT included.")
    vat: VatOut
    duration_from: int | None = Field(description="Minutes of the shortest coming event.")
    duration_to: int | None = Field(description="Minutes of the longest coming event.")
    next_event: NextEventOut | None


class ProductListItemOut(OfferedOut, ProductOut):
    """A product on the shelf."""

    summary: str

    @classmethod
    def of(cls, card: ProductListCard) -> Self:
        return cls.model_validate(_Offered(card))


class ProductListOut(Out):
    items: list[ProductListItemOut]
    next: str | None = NEXT


class DayOut(Out):
    """The events of one local day; the last day of a page may go on with the next one."""

    date: date
    events: list[EventOut]


class ProductWholeOut(OfferedOut, ProductStoryOut):
    """The whole card with its coming events."""

    route: RouteOut | None
    refund: RefundTermsOut
    seller: SellerOut
    days: list[DayOut]
    next: str | None = NEXT

    @classmethod
    def of(cls, card: ProductWhole, events: list[EventCard], *, following: str | None) -> Self:
        whole = _Offered(card)
        whole.refund = {"title": card.refund_title, "basis": card.refund_basis, "steps": card.refund_steps}
        whole.days = _by_day(events)
        whole.next = following
        return cls.model_validate(whole)


def _by_day(events: list[EventCard]) -> list[DayOut]:
    days = groupby(sorted(events, key=lambda card: card.day), key=lambda card: card.day)
    return [DayOut(date=day, events=[EventOut.of(card) for card in cards]) for day, cards in days]


class _Offered:
    """A product's card with the names of the wire."""

    def __init__(self, card: ProductListCard) -> None:
        self._card = card
        self.vat = {"mode": card.vat_mode, "rate": card.vat_rate}
        self.duration_from, self.duration_to = card.minutes_from, card.minutes_to
        self.next_event = NextEventOut.of(card.next) if card.next else None
        self.refund: object = None
        self.days: list[DayOut] = []
        self.next: str | None = None

    def __getattr__(self, name: str) -> object:
        return getattr(self._card, name)
