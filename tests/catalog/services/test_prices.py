"""Versions of prices, and the season that prices a day."""

from datetime import date

import pytest
from django.db import transaction

from prichal.catalog import queries, services
from prichal.catalog.models import PriceList
from prichal.catalog.rules import SeasonPrices
from prichal.fleet.models import SeatCategory
from prichal.kernel.errors import Invalid
from prichal.kernel.money import Money
from tests.make import make_product

pytestmark = pytest.mark.django_db
ALWAYS = SeasonPrices("Все дни", {("adult", ""): Money(100)})
WEEKEND = SeasonPrices("Выходные", {("adult", ""): Money(200)}, weekdays=(5, 6, 7))
NIGHTS = SeasonPrices("Белые ночи", {("adult", ""): Money(300)}, date(2027, 5, 25), date(2027, 7, 15))


@pytest.fixture(autouse=True)
def categories() -> None:
    for code in ("standard", "window"):
        SeatCategory.objects.create(code=code, title=code, sign="○")


def test_new_prices_are_a_new_version_and_the_old_one_stays():
    product = make_product()
    dear = {("adult", ""): Money(100), ("adult", "window"): Money(200)}
    prices = services.publish_price_list(product=product, seasons=[SeasonPrices("Все дни", dear)])
    assert prices.version == 2
    assert queries.price_table(prices.pk, day=date(2027, 6, 1)) == dear
    first = product.price_lists.get(version=1)
    assert len(queries.price_table(first.pk, day=date(2027, 6, 1))) == 3


@pytest.mark.parametrize(
    ("day", "price"),
    [
        (date(2027, 5, 24), 100),  # Monday
        (date(2027, 5, 25), 300),  # the first white night
        (date(2027, 6, 5), 300),  # a Saturday within
        (date(2027, 7, 15), 300),
        (date(2027, 7, 16), 200),  # Friday
        (date(2027, 7, 18), 200),
        (date(2027, 7, 19), 100),
    ],
)
def test_the_first_season_that_has_the_day_prices_it(day, price):
    prices = services.publish_price_list(product=make_product(), seasons=[NIGHTS, WEEKEND, ALWAYS])
    assert queries.price_table(prices.pk, day=day) == {("adult", ""): Money(price)}


@pytest.mark.parametrize(
    "seasons",
    [
        [],
        [WEEKEND],
        [ALWAYS, WEEKEND],
        [SeasonPrices("Другое", {("child", ""): Money(1)}, weekdays=(1,)), ALWAYS],
        [SeasonPrices("Все дни", {("pirate", ""): Money(1)})],
        [SeasonPrices("Все дни", {})],
        [SeasonPrices("Все дни", {("adult", "crow-nest"): Money(1)})],
    ],
)
def test_a_day_without_a_price_can_not_be_published(seasons):
    product = make_product()
    with pytest.raises(Invalid) as refusal, transaction.atomic():
        services.publish_price_list(product=product, seasons=seasons)
    assert [error.field for error in refusal.value.errors] == ["seasons"]
    assert PriceList.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"weekdays": ()}, "weekdays"),
        ({"weekdays": (0, 8)}, "weekdays"),
        ({"first_day": date(2027, 2, 1), "last_day": date(2027, 1, 1)}, "lastDay"),
        ({"prices": {("adult", ""): Money(-1)}}, "prices"),
    ],
)
def test_days_and_sums_that_can_not_be_are_named(facts, field):
    product = make_product()
    odd = SeasonPrices(**{"name": "Странный", "prices": {("adult", ""): Money(1)}, "weekdays": (1,), **facts})
    with pytest.raises(Invalid) as refusal, transaction.atomic():
        services.publish_price_list(product=product, seasons=[odd, ALWAYS])
    assert [error.field for error in refusal.value.errors] == [field]
