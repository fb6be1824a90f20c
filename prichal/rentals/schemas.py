"""Boats for rent as JSON."""

from datetime import date
from typing import Literal, Self

from pydantic import Field

from prichal.inventory.schemas.parts import (
    CURSOR,
    LIMIT,
    NEXT,
    Cursor,
    RefundTermsOut,
    SellerOut,
    SpotOut,
    VatOut,
    VesselOut,
)
from prichal.kernel.schemas import Id, In, Kopecks, Out
from prichal.rentals.queries import RentalCard

Unit = Literal["hour", "day"]


class RentalQuery(In):
    """A page of the list."""

    model_config = In.model_config | {"extra": "ignore"}  # unknown query parameters are ignored

    limit: int = LIMIT
    cursor: Cursor = CURSOR


class RentalOut(Out):
    """A boat for rent in a list."""

    id: Id
    slug: str
    title: str
    summary: str
    image: str
    image_alt: str
    guests: int = Field(description="At most so many.")
    captain: Literal["with", "without", "either"]
    minimum_minutes: int
    maximum_minutes: int
    notice_hours: int = Field(description="Ask for it at least so many hours before it begins.")
    price_from: Kopecks | None = Field(description="VAT included.")
    price_unit: Unit | None = Field(description="What `priceFrom` is paid for; a day is 24 hours.")
    shortest_from: Kopecks | None = Field(description="The lowest price of `minimumMinutes`.")
    vat: VatOut
    pier: SpotOut
    vessel: VesselOut

    @classmethod
    def of(cls, card: RentalCard) -> Self:
        return cls.model_validate(_Flat(card))


class TariffOut(Out):
    """What one unit costs on some days; of a unit's tariffs the first that has the day decides."""

    name: str
    unit: Unit
    price: Kopecks = Field(description="VAT included.")
    weekdays: list[int] = Field(description="1 is Monday.")
    first_day: date | None = Field(description="Included; null is open.")
    last_day: date | None


class RentalCardOut(RentalOut):
    """The whole card."""

    story: str
    included: list[str]
    good_to_know: list[str]
    tariffs: list[TariffOut]
    refund: RefundTermsOut
    seller: SellerOut


class RentalListOut(Out):
    items: list[RentalOut]
    next: str | None = NEXT


class _Flat:
    """A card whose VAT and refund rule stand together, as on the wire."""

    def __init__(self, card: RentalCard) -> None:
        self._card = card
        self.vat = {"mode": card.vat_mode, "rate": card.vat_rate}
        self.refund = {"title": card.refund_title, "basis": card.refund_basis, "steps": card.refund}
        self.price_unit = card.price_unit or None

    def __getattr__(self, name: str) -> object:
        return getattr(self._card, name)
