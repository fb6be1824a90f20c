"""Cards of boats: prices with VAT on the pier's day, tariffs that can still decide, a fixed number of queries."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from prichal.catalog.models import VatChange
from prichal.catalog.rules import Returned
from prichal.kernel.errors import Invalid, NotFound
from prichal.kernel.money import Money
from prichal.rentals import queries
from prichal.rentals.rules import Captain, Unit
from tests.make import NOON, make_pier, make_product, make_vessel
from tests.rentals.boats import make_rental, tariff

pytestmark = pytest.mark.django_db


def card_of(rental, now=NOON):
    return queries.rental_card(slug=rental.product.slug, now=now)


def test_a_card_says_all_of_its_rental():
    vessel = make_vessel(slug="vega", name="Вега", description="Яхта", passenger_max=8)
    rental = make_rental(
        slug="yacht", title="Яхта", vessel=vessel, pier=make_pier(slug="park"), guests=6, captain=Captain.EITHER
    )
    rental.product.included = "Капитан\nПледы"
    rental.product.good_to_know = "Обувь"
    rental.product.save()

    card = card_of(rental)

    assert (card.id, card.slug, card.title, card.guests, card.captain) == (rental.pk, "yacht", "Яхта", 6, "either")
    assert (card.minimum_minutes, card.maximum_minutes, card.notice_hours) == (60, 480, 12)
    assert (card.included, card.good_to_know) == (["Капитан", "Пледы"], ["Обувь"])
    assert (card.pier.slug, card.pier.kind, card.pier.timezone) == ("park", "pier", "Europe/Moscow")
    assert (card.vessel.slug, card.vessel.description) == ("vega", "Яхта")
    assert (card.refund, card.seller) == ([Returned(24, 100)], rental.product.seller)
    assert (card.price_from, card.price_unit, card.shortest_from) == (Money(500_000), "hour", Money(500_000))


def test_an_hour_leads_where_hours_and_days_are_rented():
    rental = make_rental(
        tariffs=[tariff(30_000, unit=Unit.DAY), tariff(7_000, weekdays=(6, 7)), tariff(6_000)], minimum_minutes=90
    )
    card = card_of(rental)
    assert (card.price_from, card.price_unit, card.shortest_from) == (Money(600_000), "hour", Money(900_000))
    assert [row.unit for row in card.tariffs] == ["hour", "hour", "day"]


def test_a_day_leads_where_only_days_are_rented():
    card = card_of(make_rental(tariffs=[tariff(30_000, unit=Unit.DAY)]))
    assert (card.price_from, card.price_unit, card.shortest_from) == (Money(3_000_000), "day", Money(3_000_000))


def test_without_tariffs_there_is_no_price():
    card = card_of(make_rental(tariffs=[]))
    assert (card.price_from, card.price_unit, card.shortest_from, card.tariffs) == (None, "", None, [])


def test_only_the_newest_tariffs_are_shown_and_none_that_is_over():
    summer = {"first_day": date(2026, 6, 1), "last_day": date(2026, 8, 31)}
    coming = {"first_day": date(2027, 6, 1), "last_day": NOON.date()}
    rental = make_rental(tariffs=[tariff(1)])
    make_rental(
        product=rental.product,
        vessel=rental.vessel,
        tariffs=[
            tariff(9_000, "Прошлое лето", **summer),
            tariff(8_000, "Это лето", **coming),
            tariff(7_000, "Выходные", weekdays=(5, 6, 7)),
            tariff(6_000, "Будни"),
        ],
    )
    assert [(row.name, row.price.kopecks, row.weekdays) for row in card_of(rental).tariffs] == [
        ("Это лето", 800_000, [1, 2, 3, 4, 5, 6, 7]),
        ("Выходные", 700_000, [5, 6, 7]),
        ("Будни", 600_000, [1, 2, 3, 4]),
    ]


def test_prices_include_the_vat_of_today_where_the_pier_is():
    """In Samara it is already the next day, on which another VAT begins."""
    rental = make_rental(pier=make_pier(timezone="Europe/Samara"), tariffs=[tariff(1_000)])
    VatChange.objects.create(product=rental.product, from_day=date(2027, 6, 2), vat_mode="EXCLUDED", vat_rate=22)
    before, after = datetime(2027, 6, 1, 19, 59, tzinfo=UTC), datetime(2027, 6, 1, 20, 0, tzinfo=UTC)

    cards = [card_of(rental, now=now) for now in (before, after)]

    assert [(card.vat_mode, card.vat_rate) for card in cards] == [("included", 20), ("excluded", 22)]
    assert [card.price_from for card in cards] == [Money(100_000), Money(122_000)]
    assert [card.tariffs[0].price for card in cards] == [Money(100_000), Money(122_000)]


def test_a_card_speaks_the_readers_language():
    rental = make_rental(tariffs=[tariff(1, "Будни")])
    with translation.override("zh-hans"):
        assert [row.name for row in card_of(rental).tariffs] == ["Будни (zh)"]


def test_the_list_goes_in_the_sellers_order_page_by_page():
    slugs = [make_rental(position=position).product.slug for position in (2, 1, 1, 3)]
    first = queries.list_rentals(now=NOON, limit=2)
    rest = queries.list_rentals(now=NOON, limit=2, cursor=first.next_cursor)
    assert [card.slug for card in first.items] == [slugs[1], slugs[2]]
    assert ([card.slug for card in rest.items], rest.next_cursor) == ([slugs[0], slugs[3]], None)
    assert [card.slug for card in queries.rental_cards(now=NOON)] == [slugs[n] for n in (1, 2, 0, 3)]


def test_a_foreign_cursor_is_refused():
    with pytest.raises(Invalid):
        queries.list_rentals(now=NOON, cursor="WyJ0aW1lIiwxLDJd")


def test_what_is_in_the_archive_or_no_rental_is_not_found():
    rental = make_rental()
    rental.product.archived_at = NOON
    rental.product.save()
    for slug in (rental.product.slug, make_product().slug, "none", "n\0ne"):
        with pytest.raises(NotFound):
            queries.rental_card(slug=slug, now=NOON)
    assert queries.rental_cards(now=NOON) == []


def test_the_number_of_queries_does_not_grow_with_boats_and_tariffs():
    counts = []
    for size in (1, 3):
        for _ in range(size):
            make_rental(tariffs=[tariff(2, weekdays=(7,))] * size + [tariff(1)])
        with CaptureQueriesContext(connection) as asked:
            assert queries.rental_cards(now=NOON)[-1].vat_rate == 20
        counts.append(len(asked))
    assert counts == [4, 4]


def test_a_card_asks_as_many(django_assert_num_queries):
    slug = make_rental().product.slug
    with django_assert_num_queries(4):
        queries.rental_card(slug=slug, now=NOON)
