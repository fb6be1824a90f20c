"""The demo's products: complete in three languages, in plain Russian, at prices that make sense."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, timedelta

import pytest

from prichal.catalog.models import Price, PriceList, PriceSeason, Product, Seller, TicketType, VatRate
from prichal.catalog.rules import Kind, SeasonPrices
from prichal.conf.demo import vessels
from prichal.conf.demo.products import kinds, seller, shelf
from prichal.conf.demo.products.dinner_cruise import DINNER_CRUISE
from prichal.conf.demo.products.family_morning import FAMILY_MORNING
from prichal.conf.demo.products.kinds import DemoProduct, coming, stepped
from prichal.fleet.models import Route
from prichal.fleet.rules import Texts
from prichal.fleet.services import write_route
from prichal.kernel.money import Money

TODAY = date(2027, 6, 1)
SLUGS = [
    "night-bridges",
    "rivers-canals",
    "neva-fortress",
    "peterhof-hydrofoil",
    "gulf-sunset",
    "jazz-evening",
    "dinner-cruise",
    "kronstadt-forts",
    "northern-islands",
    "oreshek-fortress",
    "family-morning",
    "candlelight-concert",
]
SOLD_BY_CATEGORY = {
    "gulf-sunset": {"standard", "window", "premium"},
    "peterhof-hydrofoil": {"standard", "window"},
    "jazz-evening": {"standard", "window", "premium"},
    "dinner-cruise": {"standard", "window", "table-4", "table-6"},
    "kronstadt-forts": {"standard", "window", "open-deck"},
    "oreshek-fortress": {"standard", "window", "premium"},
    "candlelight-concert": {"parterre", "balcony"},
}
TABLES = {"table-4": 4, "table-6": 6}
STOCK_PHRASES = re.compile(
    r"\bсейл|\bVIP\b|вип|скидк|лучш\w+ (?:вид|цен|место)|незабыва|неповтори|уникальн|эксклюзив|премиальн|трансфер"
    r"|тимбилдинг|\bшоу\b|ивент|онлайн|велком|\bсет\b|комфорт|окуни|погрузи|не упусти|спеши",
    re.IGNORECASE,
)
each_product = pytest.mark.parametrize("shown", shelf.PRODUCTS.values(), ids=SLUGS)


def all_texts(shown: DemoProduct) -> Iterator[tuple[str, Texts]]:
    for field in fields(shown.texts):
        yield field.name, getattr(shown.texts, field.name)
    for facts in shown.tickets:
        yield f"{facts.code} title", facts.title
        yield f"{facts.code} description", facts.description


def prices_of(season: SeasonPrices, of: Callable[[str], bool]) -> dict[tuple[str, str], Money]:
    return {key: amount for key, amount in season.prices.items() if of(key[0])}


def write_shelf(today: date) -> list[tuple[int, int]]:
    """Ids of each product and its prices; everything afloat goes one route."""
    vessels.write_categories()
    house = seller.write_seller()
    river = write_route(slug="neva", name=Texts("Нева", "Neva", "涅瓦河"), stops=[])
    written = [
        shelf.write_product(
            shown, seller=house, route=None if shown.kind == Kind.EVENT else river, position=position, today=today
        )
        for position, shown in enumerate(shelf.PRODUCTS.values())
    ]
    return [(product.pk, prices.pk) for product, prices in written]


def test_twelve_products_stand_on_the_shelf():
    assert list(shelf.PRODUCTS) == SLUGS
    assert [shown.slug for shown in shelf.PRODUCTS.values() if shown.kind == Kind.EVENT] == ["candlelight-concert"]
    assert {shown.image for shown in shelf.PRODUCTS.values()} == {f"ui/scenes/{slug}.svg" for slug in SLUGS}


@each_product
def test_everything_is_said_in_three_languages_each_its_own(shown):
    for name, said in all_texts(shown):
        assert all(text.strip() == text != "" for text in said), name
        assert len(set(said)) == 3, name


@each_product
def test_russian_is_in_cyrillic_and_chinese_in_its_own_script(shown):
    for name, said in all_texts(shown):
        assert re.findall(r"\b(?![IVX]+\b)[A-Za-z]+", said.ru) == [], name
        assert re.findall(r"[А-Яа-яЁё]", said.en + said.zh) == [], name
        assert re.search(r"[\u4e00-\u9fff]", said.zh), name
        assert re.findall(r"[\u4e00-\u9fff]", said.ru + said.en) == [], name


@each_product
def test_nothing_is_cried_up(shown):
    assert [(name, found) for name, said in all_texts(shown) if (found := STOCK_PHRASES.findall(said.ru))] == []


@each_product
def test_texts_keep_their_length_and_languages_their_count_of_points(shown):
    texts = shown.texts
    assert max(map(len, texts.title)) <= 60
    assert max(map(len, texts.summary)) <= 250
    assert max(map(len, texts.image_alt)) <= 200
    assert [text.count("\n") for text in texts.summary] == [0, 0, 0]
    for said, separator, least, most in (
        (texts.story, "\n\n", 3, 3),
        (texts.included, "\n", 4, 6),
        (texts.good_to_know, "\n", 3, 5),
    ):
        assert len({len(text.split(separator)) for text in said}) == 1
        assert least <= len(said.ru.split(separator)) <= most


def test_no_two_products_say_the_same():
    for name in ("title", "summary", "story", "image_alt"):
        said = [text for shown in shelf.PRODUCTS.values() for text in getattr(shown.texts, name)]
        assert len(set(said)) == 3 * len(SLUGS), name


@each_product
def test_every_ticket_with_a_place_has_a_price_wherever_it_is_sold(shown):
    categories = SOLD_BY_CATEGORY.get(shown.slug, {""})
    single = {facts.code for facts in shown.tickets if facts.takes_place and facts.persons == 1}
    lap = {facts.code for facts in shown.tickets if not facts.takes_place}

    expected = {(code, category) for code in single for category in categories - set(TABLES)}
    expected |= {(table, table) for table in categories & set(TABLES)} | {(code, "") for code in lap}
    seasons = shown.seasons(today=TODAY)
    assert {frozenset(season.prices) for season in seasons} == {frozenset(expected)}
    assert seasons[-1].is_always()
    assert {facts.code: facts.persons for facts in shown.tickets if facts.persons > 1} == (
        TABLES if shown is DINNER_CRUISE else {}
    )


@each_product
def test_a_child_pays_no_more_than_a_student_and_a_student_less_than_an_adult(shown):
    for season in shown.seasons(today=TODAY):
        for category in {category for code, category in season.prices if code == "adult"}:
            child, concession, adult = (season.prices[code, category] for code in ("child", "concession", "adult"))
            assert Money(0) < child <= concession < adult
        assert set(prices_of(season, lambda code: code == "infant").values()) <= {Money(0)}


@each_product
def test_weekends_cost_more_than_weekdays_and_high_days_no_less(shown):
    *high, weekend, weekdays = shown.seasons(today=TODAY)
    paid = prices_of(weekdays, lambda code: code != "infant")
    assert weekend.weekdays == (5, 6, 7)
    assert all(weekend.prices[key] > amount for key, amount in paid.items())
    assert all(season.prices[key] >= weekend.prices[key] for season in high for key in paid)
    assert {amount.kopecks % 5000 for season in (*high, weekend, weekdays) for amount in season.prices.values()} == {0}


def test_a_whole_table_costs_about_what_its_chairs_would():
    for season in DINNER_CRUISE.seasons(today=TODAY):
        chair = season.prices["adult", "standard"].kopecks
        for table, persons in TABLES.items():
            assert 0.8 <= season.prices[table, table].kopecks / (persons * chair) <= 1.3


def test_prices_go_up_to_the_next_fifty_roubles():
    assert [stepped(1900, percent) for percent in (100, 115, 130)] == [1900, 2200, 2500]
    assert stepped(1000, 115) == 1150


def test_age_bands_leave_no_gap_and_do_not_overlap():
    for shown in shelf.PRODUCTS.values():
        by_code = {facts.code: facts for facts in shown.tickets}
        child = by_code["child"]
        assert child.age_to is not None
        assert child.age_to + 1 == by_code["adult"].age_from
        infant = by_code.get("infant")
        assert child.age_from == (shown.age_mark if infant is None else (infant.age_to or 0) + 1)
        assert [code for code, facts in by_code.items() if facts.requires_document] == ["concession"]
    assert {facts.code: facts.age_from for facts in FAMILY_MORNING.tickets}["child"] == 3


def test_new_years_days_are_found_before_during_and_after_them():
    first, last = (12, 30), (1, 8)
    this, following = (date(2026, 12, 30), date(2027, 1, 8)), (date(2027, 12, 30), date(2028, 1, 8))
    assert coming(date(2026, 11, 20), first, last) == this
    assert coming(date(2026, 12, 31), first, last) == this
    assert coming(date(2027, 1, 8), first, last) == this
    assert coming(date(2027, 1, 9), first, last) == following


def test_white_nights_are_this_years_until_they_are_over():
    first, last = (5, 25), (7, 15)
    this = (date(2027, 5, 25), date(2027, 7, 15))
    assert coming(date(2027, 1, 1), first, last) == this
    assert coming(date(2027, 7, 15), first, last) == this
    assert coming(date(2027, 7, 16), first, last) == (date(2028, 5, 25), date(2028, 7, 15))


@pytest.mark.django_db
def test_the_shelf_is_written_once_and_repeating_keeps_the_prices():
    written, again = (write_shelf(today) for today in (TODAY, TODAY + timedelta(days=400)))

    assert written == again
    assert list(Product.objects.order_by("position").values_list("slug", flat=True)) == SLUGS
    assert PriceList.objects.count() == len(SLUGS)
    assert PriceSeason.objects.count() == len(SLUGS) * (len(kinds.HIGH_DAYS) + 2)
    assert TicketType.objects.count() == sum(len(shown.tickets) for shown in shelf.PRODUCTS.values())
    assert Price.objects.filter(amount=0).exclude(ticket_type__takes_place=False).count() == 0

    concert, bridges = Product.objects.get(slug="candlelight-concert"), Product.objects.get(slug="night-bridges")
    assert (concert.kind, concert.route, concert.age_mark) == ("EVENT", None, 6)
    assert (bridges.kind, bridges.route, bridges.age_mark) == ("EXCURSION", Route.objects.get(), 0)


@pytest.mark.django_db
def test_the_seller_begins_with_the_legal_default_and_all_rates_of_the_law():
    seller.write_seller()
    house = Seller.objects.get()
    assert (house.slug, house.vat_mode, house.vat_rate) == ("prichal", "INCLUDED", 20)
    assert VatRate.objects.count() == len(seller.VAT_RATES)
