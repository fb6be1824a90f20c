"""The demo's six boats: whole in three languages, with pictures, at piers that are there."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.staticfiles import finders

from prichal.catalog.models import Product
from prichal.conf.demo import rentals
from prichal.conf.demo.piers import PIERS, write_piers
from prichal.rentals.models import Rental, RentalTariff
from prichal.rentals.queries import rental_cards
from prichal.rentals.rules import Captain

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CYRILLIC = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


@pytest.mark.parametrize("shown", rentals.RENTALS, ids=lambda shown: shown.slug)
def test_a_boat_says_everything_in_three_languages(shown) -> None:
    columns = shown.texts.columns() | shown.vessel_name.columns("name") | shown.vessel_description.columns("about")
    assert all(text.strip() for text in columns.values())
    for name, text in columns.items():
        assert name.endswith("_ru") or not CYRILLIC & set(text.lower()), name
    for listed in (shown.texts.included, shown.texts.good_to_know, shown.texts.story):
        assert len({len(text.splitlines()) for text in listed}) == 1
    assert shown.pier in PIERS
    assert finders.find(shown.image)


def test_tariffs_follow_the_calendar_for_each_unit() -> None:
    yacht = next(shown for shown in rentals.RENTALS if shown.slug == "sailing-yacht")
    tariffs = yacht.tariffs(today=date(2026, 11, 20))
    assert [(one.name.ru, one.unit, one.price.kopecks, one.first_day, len(one.weekdays)) for one in tariffs] == [
        ("Белые ночи", "HOUR", 845_000, date(2027, 5, 25), 7),
        ("Выходные", "HOUR", 780_000, None, 3),
        ("Будни", "HOUR", 650_000, None, 7),
        ("Белые ночи", "DAY", 6_760_000, date(2027, 5, 25), 7),
        ("Выходные", "DAY", 6_240_000, None, 3),
        ("Будни", "DAY", 5_200_000, None, 7),
    ]


@pytest.mark.django_db
def test_loading_twice_makes_six_boats_once() -> None:
    write_piers()
    assert [rentals.load(now=NOW), rentals.load(now=NOW)] == [6, 6]
    cards = rental_cards(now=NOW)
    assert [card.slug for card in cards] == [shown.slug for shown in rentals.RENTALS]
    assert {card.captain.upper() for card in cards} == set(Captain.values)
    assert (Rental.objects.count(), set(RentalTariff.objects.values_list("version", flat=True))) == (6, {1})
    assert set(Product.objects.values_list("kind", flat=True)) == {"RENTAL"}
