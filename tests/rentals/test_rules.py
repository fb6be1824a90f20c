"""What time costs, and which days are left to a tariff."""

from datetime import date

import pytest

from prichal.catalog.rules import EVERY_DAY
from prichal.kernel.money import Money
from prichal.rentals.rules import Unit, cost_of, weekdays_left
from tests.rentals.boats import tariff


@pytest.mark.parametrize(
    ("unit", "minutes", "kopecks"),
    [
        (Unit.HOUR, 60, 10_001),
        (Unit.HOUR, 90, 15_002),  # half a kopeck goes up
        (Unit.HOUR, 1, 167),
        (Unit.DAY, 24 * 60, 10_001),
        (Unit.DAY, 24 * 60 + 1, 20_002),
        (Unit.DAY, 60, 10_001),
    ],
)
def test_hours_are_counted_by_the_minute_and_days_as_begun(unit, minutes, kopecks):
    assert cost_of(Money(10_001), unit=unit, minutes=minutes) == Money(kopecks)


def test_a_tariff_has_the_weekdays_that_no_earlier_one_takes_all_year():
    weekend = tariff(1, weekdays=(6, 7))
    summer = tariff(1, weekdays=(1, 2), first_day=date(2027, 6, 1), last_day=date(2027, 8, 31))
    until = tariff(1, weekdays=(3,), last_day=date(2027, 8, 31))
    assert weekdays_left(tariff(1), [summer, until, weekend]) == [1, 2, 3, 4, 5]
    assert weekdays_left(weekend, []) == [6, 7]
    assert weekdays_left(weekend, [tariff(1, weekdays=EVERY_DAY)]) == []
