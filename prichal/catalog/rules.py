"""Words of the catalogue, VAT arithmetic, the season that prices a day, and the one refund clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Protocol

from django.db.models import TextChoices

from prichal.fleet.rules import Texts
from prichal.kernel.money import Money, share_of


class Kind(TextChoices):
    EXCURSION = "EXCURSION", "экскурсия"
    EVENT = "EVENT", "событие"
    RENTAL = "RENTAL", "аренда"


class EventState(TextChoices):
    DRAFT = "DRAFT", "черновик"
    ON_SALE = "ON_SALE", "в продаже"
    PAUSED = "PAUSED", "продажа остановлена"
    CANCELLED = "CANCELLED", "отменён"


SALE_MOVES: Mapping[EventState, frozenset[EventState]] = {
    EventState.DRAFT: frozenset({EventState.ON_SALE}),
    EventState.ON_SALE: frozenset({EventState.PAUSED}),
    EventState.PAUSED: frozenset({EventState.ON_SALE}),
    EventState.CANCELLED: frozenset(),
}


class DayPart(TextChoices):
    """When in the local day an event begins."""

    MORNING = "morning", "утро"
    DAY = "day", "день"
    EVENING = "evening", "вечер"
    NIGHT = "night", "ночь"

    @property
    def minutes(self) -> range:
        """Minutes of the local day; a night belongs to the date it ends in."""
        return _PARTS[self]


_PARTS = {
    DayPart.MORNING: range(5 * 60, 12 * 60),
    DayPart.DAY: range(12 * 60, 17 * 60),
    DayPart.EVENING: range(17 * 60, 24 * 60),
    DayPart.NIGHT: range(5 * 60),
}


class RefundBasis(TextChoices):
    """Which rules a policy follows; the seller may be kinder than the law, never stricter."""

    OWN = "OWN", "правила продавца"
    CARRIAGE = "CARRIAGE", "перевозка по внутренним водам, КВВТ"
    CULTURE = "CULTURE", "мероприятие культуры, 52.1 Основ законодательства о культуре"
    RENTAL = "RENTAL", "прокат, ГК"


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


@dataclass(frozen=True, slots=True)
class Vat:
    """`mode` as stored (VatMode), `rate` in percent."""

    mode: str
    rate: int


@dataclass(frozen=True, slots=True)
class Returned:
    """So many percent of the price go back until `hours_before` the start, that moment included (negative: after)."""

    hours_before: int
    percent: int


OWNERS_REFUND = (Returned(24, 100),)  # all until a day before, then nothing


def refundable_until(starts_at: datetime, *, steps: Sequence[Returned]) -> datetime:
    """The last moment of the customer's own full refund, that moment included."""
    return starts_at - timedelta(hours=min(step.hours_before for step in steps if step.percent == 100))


EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


class Days(Protocol):
    """Some days: `first_day` and `last_day` are included, None is open; `weekdays` are ISO's, 1 is Monday."""

    @property
    def first_day(self) -> date | None: ...
    @property
    def last_day(self) -> date | None: ...
    @property
    def weekdays(self) -> Sequence[int]: ...


def is_among(day: date, days: Days) -> bool:
    begun = days.first_day is None or days.first_day <= day
    return begun and (days.last_day is None or day <= days.last_day) and day.isoweekday() in days.weekdays


def are_all_days(days: Days) -> bool:
    return days.first_day is None and days.last_day is None and set(days.weekdays) == set(EVERY_DAY)


@dataclass(frozen=True, slots=True)
class SeasonPrices:
    """What tickets cost on some Days: (ticket type code, seat category or `""`) → price."""

    name: str
    prices: Mapping[tuple[str, str], Money]
    first_day: date | None = None
    last_day: date | None = None
    weekdays: Sequence[int] = EVERY_DAY

    def is_always(self) -> bool:
        return are_all_days(self)


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
    persons: int = 1
    age_from: int | None = None
    age_to: int | None = None
    requires_document: bool = False


@dataclass(frozen=True, slots=True)
class ProductTexts:
    """Everything a product says; `included` and `good_to_know` have one line per point."""

    title: Texts
    summary: Texts
    story: Texts
    included: Texts
    good_to_know: Texts
    image_alt: Texts

    def columns(self) -> dict[str, str]:
        return {
            column: text
            for field in fields(self)
            for column, text in getattr(self, field.name).columns(field.name).items()
        }
