"""When what sails in the demo, told in the city's time. Pure: no rows, no clock.

Whoever changes it keeps what its tests prove: no vessel overlaps itself or is at two piers, no two sailings of one
product begin in the same minute.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from prichal.conf.demo import venue
from prichal.conf.demo.routes import ROUTES
from prichal.fleet.rules import Seating

ZONE = ZoneInfo("Europe/Moscow")
EVERY_DAY = frozenset(range(1, 8))  # ISO weekdays
WEEKEND = frozenset({6, 7})
WORKDAYS = EVERY_DAY - WEEKEND
JAZZ_DAYS = frozenset({5, 6, 7})
LOUD_NIGHTS = frozenset({5, 6, 7})  # 00:20 belongs to the date it is on
EVERY_MONTH = frozenset(range(1, 13))
LONG_DAYS = frozenset(range(3, 10))  # months in which the islands' third trip is over long before the sun sets


def _at(*clock: str) -> tuple[time, ...]:
    return tuple(time.fromisoformat(one) for one in clock)


# About an hour before sunset in Saint Petersburg: by month, of its days 1–15 and of the rest.
BEFORE_SUNSET = (
    _at("15:15", "15:50"), _at("16:30", "17:05"), _at("17:40", "18:20"), _at("18:55", "19:35"),
    _at("20:10", "20:45"), _at("21:15", "21:25"), _at("21:15", "20:50"), _at("20:15", "19:30"),
    _at("18:45", "18:00"), _at("17:15", "16:30"), _at("15:50", "15:15"), _at("15:00", "14:55"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One product on one vessel along one route; ashore there is a hall and no route.

    Without departures of its own it leaves once a day, before sunset. Seating None sells as the vessel does.
    """

    product: str
    vessel: str | None
    route: str | None
    departures: tuple[time, ...]
    weekdays: frozenset[int] = EVERY_DAY
    months: frozenset[int] = EVERY_MONTH
    seating: Seating | None = None
    ashore_minutes: int = 0

    @property
    def pier(self) -> str | None:
        return ROUTES[self.route].begins if self.route else None

    @property
    def venue(self) -> str | None:
        return None if self.route else venue.SLUG

    @property
    def minutes(self) -> int:
        return ROUTES[self.route].minutes if self.route else self.ashore_minutes

    def leaves(self, day: date) -> tuple[time, ...]:
        if day.isoweekday() not in self.weekdays or day.month not in self.months:
            return ()
        return self.departures or (BEFORE_SUNSET[day.month - 1][day.day > 15],)


@dataclass(frozen=True, slots=True)
class Sailing:
    """One date of a line."""

    line: Line
    starts_at: datetime

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.line.minutes)


LINES = (
    Line("night-bridges", "ladoga", "raised-bridges", _at("00:40")),
    Line("night-bridges", "volna", "canals-at-night", _at("00:20"), LOUD_NIGHTS),
    Line(
        "neva-fortress", "ladoga", "neva-fortress",
        _at("10:00", "11:30", "13:00", "14:30", "16:00", "17:30", "19:00", "20:30"),
    ),
    Line(
        "neva-fortress", "sinkopa", "neva-from-university",
        _at("16:30", "18:00", "19:30", "21:00"), EVERY_DAY - JAZZ_DAYS, seating=Seating.GENERAL,
    ),
    Line("oreshek-fortress", "sinkopa", "oreshek", _at("08:30"), WEEKEND),
    Line(
        "rivers-canals", "volna", "rivers-canals",
        _at("10:00", "11:30", "13:00", "14:30", "16:00", "17:30", "19:00", "20:30"),
    ),
    Line(
        "rivers-canals", "zimorodok", "moyka-fontanka",
        _at("10:45", "12:15", "13:45", "15:15", "16:45", "18:15", "19:45"), WORKDAYS,
    ),
    Line("family-morning", "zimorodok", "family-morning", _at("10:00", "11:30"), WEEKEND),
    Line(
        "rivers-canals", "zimorodok", "moyka-fontanka", _at("13:15", "14:45", "16:15", "17:45", "19:15"), WEEKEND
    ),
    Line("northern-islands", "baltika", "northern-islands", _at("10:30", "12:30"), seating=Seating.GENERAL),
    Line(
        "northern-islands", "baltika", "northern-islands", _at("14:30"), months=LONG_DAYS, seating=Seating.GENERAL
    ),
    Line("gulf-sunset", "baltika", "gulf", departures=()),
    Line("peterhof-hydrofoil", "meteor", "to-peterhof", _at("10:00", "12:00", "14:00", "16:00", "18:00")),
    Line("peterhof-hydrofoil", "meteor", "from-peterhof", _at("11:00", "13:00", "15:00", "17:00", "19:00")),
    Line("dinner-cruise", "assol", "dinner-cruise", _at("19:00")),
    Line("jazz-evening", "sinkopa", "jazz-evening", _at("19:00", "22:00"), JAZZ_DAYS),
    Line("kronstadt-forts", "nordvest", "kronstadt-forts", _at("10:30", "12:45", "15:00", "17:15")),
    Line("kronstadt-forts", "nordvest", "kronstadt-forts", _at("19:30"), WEEKEND),
    Line("candlelight-concert", None, None, _at("19:30"), frozenset({3, 6}), ashore_minutes=80),
)  # fmt: skip


def usual_route(product: str) -> str | None:
    """The slug of the itinerary its page shows: that of its first line; None ashore."""
    return next(line.route for line in LINES if line.product == product)


def sailings(*, first_day: date, days: int) -> Iterator[Sailing]:
    """Everything that begins on these days, day by day."""
    for day in (first_day + timedelta(days=nth) for nth in range(days)):
        for line in LINES:
            for departure in line.leaves(day):
                yield Sailing(line, datetime.combine(day, departure, ZONE))
