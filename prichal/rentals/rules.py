"""Words of renting, and the arithmetic of tariffs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from prichal.catalog.rules import EVERY_DAY, Days
from prichal.fleet.rules import Texts
from prichal.kernel.money import Money, share_of


class Captain(TextChoices):
    """Who stands at the helm."""

    WITH = "WITH", "с капитаном"
    WITHOUT = "WITHOUT", "без капитана"
    EITHER = "EITHER", "с капитаном или без"


class Unit(TextChoices):
    """What a tariff is counted by; a day is 24 hours."""

    HOUR = "HOUR", "час"
    DAY = "DAY", "сутки"

    @property
    def minutes(self) -> int:
        return 60 if self is Unit.HOUR else 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffFacts:
    """What one unit costs on some Days, by the product's VAT mode with or without the tax."""

    name: Texts
    price: Money
    unit: str = Unit.HOUR
    first_day: date | None = None
    last_day: date | None = None
    weekdays: Sequence[int] = EVERY_DAY


def cost_of(price: Money, *, unit: str, minutes: int) -> Money:
    """What so many minutes cost by one tariff: hours by the minute, days as begun, one at least."""
    if unit == Unit.HOUR:
        return share_of(price, numerator=minutes, denominator=Unit.HOUR.minutes)
    return price * max(1, -(-minutes // Unit.DAY.minutes))


def weekdays_left(days: Days, earlier: Iterable[Days]) -> list[int]:
    """The weekdays on which a tariff can still decide, after those of the same unit that are asked before it."""
    taken = {weekday for one in earlier if one.first_day is one.last_day is None for weekday in one.weekdays}
    return [weekday for weekday in days.weekdays if weekday not in taken]
