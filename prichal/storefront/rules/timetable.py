"""Days and nights as the shop sets them: groups of a list, the strip of days, sheets of a calendar. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from prichal.inventory.queries import DaySummary, EventCard
from prichal.kernel.money import Money
from prichal.ui.moments import NIGHT_ENDS_AT

DAY = timedelta(days=1)
SEASON = 90  # days ahead that calendars show
STRIP = 12  # days in the strip above a list
FEW, HALF = 15, 50  # percent of places left


@dataclass(frozen=True, slots=True)
class Group:
    """Sailings under one heading: those of a day, or of the night from `day` to the next one."""

    day: date
    is_night: bool
    events: list[EventCard]

    @property
    def morning(self) -> date:
        """The date a night ends in."""
        return self.day + DAY


@dataclass(frozen=True, slots=True)
class DayOffer:
    """A day with the night after it: what can be bought, from what price, how full it is."""

    day: date
    events: int
    price_from: Money | None
    left: int
    total: int

    @property
    def load(self) -> str:
        """`many|half|few|none` places left, or nothing where nothing sails."""
        if not self.total:
            return ""
        share = self.left * 100 // self.total
        return "none" if not self.events else "few" if share <= FEW else "half" if share <= HALF else "many"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One month: weeks from Monday to Sunday; None where the cell is not of these days."""

    month: date
    weeks: list[list[DayOffer | None]]

    @property
    def weekdays(self) -> list[date]:
        """A date for each column, Monday first."""
        return _days(self.month - timedelta(days=self.month.weekday()), 7)


def evening_of(starts_at: datetime) -> date:
    """The date people count a sailing to: that of the evening before, for one after midnight. Local moments."""
    return (starts_at - timedelta(hours=NIGHT_ENDS_AT)).date()


def is_over(event: EventCard, now: datetime) -> bool:
    """Nobody will board it any more: cancelled, under way or done."""
    return event.sales_status == "cancelled" or event.starts_at <= now


def groups(events: Sequence[EventCard]) -> list[Group]:
    """Sailings in order of departure, day by day and night by night."""
    return [
        Group(day, is_night, list(of_it))
        for (day, is_night), of_it in groupby(
            events, key=lambda one: (evening_of(one.starts_at), one.starts_at.hour < NIGHT_ENDS_AT)
        )
    ]


def offers(days: Sequence[DaySummary], nights: Sequence[DaySummary]) -> list[DayOffer]:
    """Each day joined with the night after it; `nights` are the hours after midnight by their own dates."""
    after = {night.day - DAY: night for night in nights}
    return [_joined(day, after.get(day.day) or DaySummary(day.day, 0, None)) for day in days]


def sheets(days: Sequence[DayOffer]) -> Iterator[Sheet]:
    """The months of these days, each whole weeks long."""
    by_day = {offer.day: offer for offer in days}
    for month, of_it in groupby(days, key=lambda offer: offer.day.replace(day=1)):
        shown = list(of_it)
        monday = shown[0].day - timedelta(days=shown[0].day.weekday())
        weeks = (shown[-1].day - monday).days // 7 + 1
        cells = [by_day.get(day) if day.month == month.month else None for day in _days(monday, weeks * 7)]
        yield Sheet(month, [cells[start : start + 7] for start in range(0, len(cells), 7)])


def _days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=nth) for nth in range(count)]


def _joined(day: DaySummary, night: DaySummary) -> DayOffer:
    prices = [one.price_from for one in (day, night) if one.price_from is not None]
    return DayOffer(
        day=day.day,
        events=day.events + night.events,
        price_from=min(prices, key=lambda price: price.kopecks) if prices else None,
        left=day.places_left + night.places_left,
        total=day.places_total + night.places_total,
    )
