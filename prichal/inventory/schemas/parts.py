"""What events, products and rentals are made of, as JSON."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints

from prichal.catalog.models import Seller
from prichal.kernel.schemas import Id, Out, Text

Slug = Annotated[Text, StringConstraints(max_length=80)]
Cursor = Annotated[str, StringConstraints(max_length=200)]
CURSOR = Field("", description="From `next` of the page before; good for the same order only.")
LIMIT = Field(20, ge=1, le=100, description="How many of them at most.")
NEXT = Field(description="Address of the next page; null on the last one.")


class ProductOut(Out):
    id: Id
    slug: str
    title: str
    kind: str
    image: str = Field(description="Path below `/static/`.")
    image_alt: str
    age_mark: int = Field(description="0, 6, 12, 16 or 18: Federal Law 436.")


class ProductStoryOut(ProductOut):
    summary: str
    story: str
    included: list[str] = Field(description="A line for each point.")
    good_to_know: list[str] = Field(description="A line for each point.")


class SpotOut(Out):
    """A pier or a venue ashore."""

    slug: str
    name: str
    address: str
    directions: str
    latitude: float
    longitude: float
    timezone: str = Field(description="IANA name, such as `Europe/Moscow`.")


class VesselOut(Out):
    slug: str
    name: str
    description: str


class StopOut(Out):
    name: str
    minutes: int = Field(description="After the departure.")


class RouteOut(Out):
    slug: str
    name: str
    stops: list[StopOut]
    passenger_data_required: bool = Field(description="Whether the papers of each passenger are asked for.")


class VatOut(Out):
    mode: Literal["none", "included", "excluded"]
    rate: int = Field(description="Per cent.")


class RefundTermOut(Out):
    hours_before: int = Field(description="Until so many hours before the start, that moment included.")
    percent: int = Field(description="So much of the price comes back.")


class RefundTermsOut(Out):
    """How much comes back to a customer who gives up; after the last step nothing."""

    title: str
    basis: Literal["own", "carriage", "culture", "rental"]
    steps: list[RefundTermOut]


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
