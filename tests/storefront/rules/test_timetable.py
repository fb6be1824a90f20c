"""Days, nights and months as the shop sets them."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prichal.inventory.queries import DaySummary
from prichal.kernel.money import Money
from prichal.storefront.rules import timetable
from prichal.storefront.rules.timetable import DayOffer

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
MOSCOW = ZoneInfo("Europe/Moscow")


def at(day: date, hour: int, minute: int = 0) -> Any:
    return SimpleNamespace(starts_at=datetime(day.year, day.month, day.day, hour, minute, tzinfo=MOSCOW))


def offer(day: date, events: int = 1, left: int = 10, total: int = 10) -> DayOffer:
    return DayOffer(day, events, Money(100), left, total)


def test_a_sailing_after_midnight_stands_under_the_evening_before() -> None:
    sailings = [at(FRIDAY, 21), at(SATURDAY, 0, 40), at(SATURDAY, 4, 59), at(SATURDAY, 5), at(SATURDAY, 23)]
    found = [(group.day, group.is_night, len(group.events)) for group in timetable.groups(sailings)]
    assert found == [(FRIDAY, False, 1), (FRIDAY, True, 2), (SATURDAY, False, 2)]


def test_a_night_names_the_date_it_ends_in() -> None:
    (group,) = timetable.groups([at(SATURDAY, 0, 40)])
    assert (group.day, group.morning) == (FRIDAY, SATURDAY)


def test_a_day_counts_with_the_night_after_it() -> None:
    days = [DaySummary(FRIDAY, 2, Money(900), 20, 40), DaySummary(SATURDAY, 1, Money(700), 5, 10)]
    nights = [DaySummary(SATURDAY, 1, Money(800), 2, 10)]
    assert timetable.offers(days, nights) == [
        DayOffer(FRIDAY, 3, Money(800), 22, 50),
        DayOffer(SATURDAY, 1, Money(700), 5, 10),
    ]


@pytest.mark.parametrize(
    ("events", "left", "total", "load"),
    [(1, 60, 100, "many"), (1, 50, 100, "half"), (1, 15, 100, "few"), (0, 0, 100, "none"), (0, 0, 0, "")],
)
def test_a_days_load_is_told_in_four_steps(events: int, left: int, total: int, load: str) -> None:
    assert offer(FRIDAY, events, left, total).load == load


def test_months_are_whole_weeks_from_monday() -> None:
    days = [offer(FRIDAY + timedelta(days=nth)) for nth in range(14)]
    november, december = timetable.sheets(days)
    assert [sheet.month for sheet in (november, december)] == [date(2026, 11, 1), date(2026, 12, 1)]
    assert [[cell.day.day if cell else 0 for cell in week] for week in november.weeks] == [
        [0, 0, 0, 0, 20, 21, 22],
        [23, 24, 25, 26, 27, 28, 29],
        [30, 0, 0, 0, 0, 0, 0],
    ]
    assert [[cell.day.day if cell else 0 for cell in week] for week in december.weeks] == [[0, 1, 2, 3, 0, 0, 0]]
    assert [day.weekday() for day in november.weekdays] == list(range(7))
