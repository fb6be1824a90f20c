"""A boat for rent in words: how long, with whom at the helm, what it costs on which days. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from babel.dates import format_interval, get_day_names
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from prichal.catalog.rules import EVERY_DAY
from prichal.kernel.money import Money
from prichal.rentals.queries import RentalCard, TariffRow
from prichal.ui import moments

DAY_MINUTES = 24 * 60
COMMA = {"zh-hans": "、"}
JOINT = {"zh-hans": "至"}


@dataclass(frozen=True, slots=True)
class Rate:
    """One line of the table of prices; `when` is empty where the name says it all."""

    name: str
    when: str
    price: Money


@dataclass(frozen=True, slots=True)
class Rates:
    """The lines of one unit: `за час`, `за сутки`."""

    unit: str
    rows: list[Rate]


@dataclass(frozen=True, slots=True)
class Boat:
    """A card with what it says in the reader's language."""

    card: RentalCard
    unit: str
    span: str
    helm: str
    day_from: Money | None


def boat(card: RentalCard, language: str) -> Boat:
    """`day_from` is the lowest price of a day where hours are rented too."""
    days = [row.price for row in card.tariffs if row.unit == "day" and card.price_unit == "hour"]
    return Boat(
        card=card,
        unit=unit_words(card.price_unit),
        span=span(card.minimum_minutes, card.maximum_minutes, language),
        helm=helm(card.captain),
        day_from=min(days, default=None),
    )


def unit_words(unit: str) -> str:
    return {"hour": _("за час"), "day": _("за сутки")}.get(unit, "")


def helm(captain: str) -> str:
    """Who steers, as short as a list has room for."""
    words = {"with": _("с капитаном"), "without": _("ведёте сами"), "either": _("с капитаном или сами")}
    return words[captain]


def span(least_minutes: int, most_minutes: int, language: str) -> str:
    """`от 2 ч до 3 дней`."""
    least, most = moments.duration(least_minutes, language), moments.duration(most_minutes, language)
    days, rest = divmod(most_minutes, DAY_MINUTES)
    if days and not rest:
        most = ngettext("%(count)d дня", "%(count)d дней", days) % {"count": days}
    return pgettext("сколько времени", "от %(least)s до %(most)s") % {"least": least, "most": most}


def rates(tariffs: Sequence[TariffRow], language: str) -> Iterator[Rates]:
    """The table of prices, unit by unit."""
    for unit, rows in groupby(tariffs, key=lambda row: row.unit):
        yield Rates(unit_words(unit), [Rate(row.name, when(row, language), row.price) for row in rows])


def when(row: TariffRow, language: str) -> str:
    """`25 мая – 15 июля 2027`, `пт–вс`, or both; nothing for a tariff of every day."""
    said = [weekdays(row.weekdays, language)] if set(row.weekdays) != set(EVERY_DAY) else []
    if row.first_day and row.last_day:
        said += [format_interval(row.first_day, row.last_day, "yMMMMd", locale=moments.LOCALES[language])]
    elif row.first_day:
        said += [_("с %(day)s") % {"day": moments.day_and_year(row.first_day, language)}]
    elif row.last_day:
        said += [_("по %(day)s включительно") % {"day": moments.day_and_year(row.last_day, language)}]
    return ", ".join(said)


def weekdays(numbers: Sequence[int], language: str) -> str:
    """`пн–чт`, `сб, вс`: three in a row and more are told by their ends."""
    names = get_day_names("abbreviated", locale=moments.LOCALES[language])
    ordered = sorted(numbers)
    breaks = [nth for nth, (one, other) in enumerate(pairwise(ordered), 1) if other != one + 1]
    runs = [ordered[start:end] for start, end in pairwise([0, *breaks, len(ordered)])]
    parts = [
        [f"{names[run[0] - 1]}{JOINT.get(language, '–')}{names[run[-1] - 1]}"]
        if len(run) > 2
        else [names[number - 1] for number in run]
        for run in runs
    ]
    return COMMA.get(language, ", ").join(word for part in parts for word in part)
