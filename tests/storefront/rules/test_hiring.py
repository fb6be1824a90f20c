"""A boat for rent in words."""

from datetime import date

import pytest
from django.utils import translation

from prichal.kernel.money import Money
from prichal.rentals.queries import TariffRow
from prichal.storefront.rules import hiring


def row(weekdays=(1, 2, 3, 4, 5, 6, 7), first_day=None, last_day=None, unit="hour"):
    return TariffRow("Тариф", unit, Money(1), list(weekdays), first_day, last_day)


@pytest.mark.parametrize(
    ("numbers", "ru", "en", "zh"),
    [
        ((1, 2, 3, 4), "пн–чт", "Mon–Thu", "周一至周四"),
        ((6, 7), "сб, вс", "Sat, Sun", "周六、周日"),
        ((1, 3, 4, 5, 7), "пн, ср–пт, вс", "Mon, Wed–Fri, Sun", "周一、周三至周五、周日"),
        ((5,), "пт", "Fri", "周五"),
    ],
)
def test_weekdays_in_a_row_are_told_by_their_ends(numbers, ru, en, zh):
    assert [hiring.weekdays(numbers, language) for language in ("ru", "en", "zh-hans")] == [ru, en, zh]


def test_a_tariff_says_its_days():
    first, last = date(2027, 5, 25), date(2027, 7, 15)
    assert hiring.when(row(), "ru") == ""
    assert hiring.when(row(weekdays=(5, 6, 7)), "ru") == "пт–вс"
    assert hiring.when(row(first_day=first, last_day=last), "en").replace("\u2009", " ") == "25 May – 15 Jul 2027"
    assert hiring.when(row(weekdays=(6, 7), first_day=first), "ru") == "сб, вс, с 25\u00a0мая\u00a02027"
    assert hiring.when(row(last_day=last), "ru") == "по 15\u00a0июля\u00a02027 включительно"


def test_the_table_goes_unit_by_unit():
    found = list(hiring.rates([row(), row(weekdays=(6, 7)), row(unit="day")], "ru"))
    assert [(one.unit, len(one.rows)) for one in found] == [("за час", 2), ("за сутки", 1)]


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (60, 480, "от 1\u00a0ч до 8\u00a0ч"),
        (90, 1440, "от 1\u00a0ч 30\u00a0мин до 1 дня"),
        (120, 4320, "от 2\u00a0ч до 3 дней"),
    ],
)
def test_how_long_it_may_last(least, most, words):
    assert hiring.span(least, most, "ru") == words


@pytest.mark.parametrize("language", ["ru", "en", "zh-hans"])
def test_every_captain_has_words(language):
    with translation.override(language):
        assert len({hiring.helm(captain) for captain in ("with", "without", "either")}) == 3
