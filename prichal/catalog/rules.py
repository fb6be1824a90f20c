"""Words of the catalogue, VAT arithmetic, and the one refund clock."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from django.db.models import TextChoices

from prichal.fleet.rules import Texts
from prichal.kernel.money import Money, share_of


class Kind(TextChoices):
    EXCURSION = "EXCURSION", "экскурсия"
    EVENT = "EVENT", "событие"
    RENTAL = "RENTAL", "аренда"


class Seating(TextChoices):
    ASSIGNED = "ASSIGNED", "места по схеме"
    GENERAL = "GENERAL", "места без номеров"


class EventState(TextChoices):
    DRAFT = "DRAFT", "черновик"
    ON_SALE = "ON_SALE", "в продаже"
    PAUSED = "PAUSED", "продажа остановлена"
    CANCELLED = "CANCELLED", "отменён"


class VatMode(TextChoices):
    NONE = "NONE", "без НДС"
    INCLUDED = "INCLUDED", "НДС в цене"
    EXCLUDED = "EXCLUDED", "НДС сверх цены"


VAT_RATES = (0, 5, 7, 10, 20, 22)  # percent; НК РФ ст. 164 as of 2026


def vat_of(price: Money, *, mode: str, rate: int) -> Money:
    """The VAT of one line, half-up: inside an included price, on top of an excluded one."""
    if mode == VatMode.NONE or rate == 0:
        return Money(0)
    base = 100 + rate if mode == VatMode.INCLUDED else 100
    return share_of(price, numerator=rate, denominator=base)


def gross_of(price: Money, *, mode: str, rate: int) -> Money:
    """What the customer pays for one line."""
    return price + vat_of(price, mode=mode, rate=rate) if mode == VatMode.EXCLUDED else price


def refundable_until(starts_at: datetime, *, hours: int) -> datetime:
    """The last moment of the customer's own full refund, that moment included."""
    return starts_at - timedelta(hours=hours)


@dataclass(frozen=True, slots=True)
class Requisites:
    """What every non-fiscal paper and page says of a seller; `legal_address` and the rest as registered."""

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
    offer_number: str
    offer_on: date


@dataclass(frozen=True, slots=True)
class TicketTypeFacts:
    """One kind of ticket as it is offered."""

    code: str
    title: Texts
    description: Texts
    takes_place: bool = True
    age_from: int | None = None
    age_to: int | None = None
    requires_document: bool = False


@dataclass(frozen=True, slots=True)
class ProductTexts:
    """Everything a product says; `included` has one line per point."""

    title: Texts
    summary: Texts
    story: Texts
    included: Texts
    image_alt: Texts

    def columns(self) -> dict[str, str]:
        return {
            column: text
            for field in fields(self)
            for column, text in getattr(self, field.name).columns(field.name).items()
        }
