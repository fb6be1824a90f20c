"""Ticket types, prices, sellers, VAT rates."""

from datetime import UTC, date, datetime

import pytest

from prichal.catalog import queries
from prichal.catalog.models import Price, PriceList, VatRate
from prichal.catalog.rules import SeasonPrices
from prichal.catalog.services import publish_price_list
from prichal.fleet.models import SeatCategory
from prichal.kernel.money import Money
from tests.make import ADULT, CHILD, make_draft, make_event, make_product, make_seller

pytestmark = pytest.mark.django_db


def test_ticket_types_stand_in_the_order_in_which_they_are_offered():
    product = make_product()
    product.ticket_types.filter(code="adult").update(position=9)
    assert [ticket_type.code for ticket_type in queries.ticket_types(product.pk)] == ["child", "infant", "adult"]


def test_a_price_is_found_by_category_else_for_any_category():
    product = make_product()
    prices = product.price_lists.get()
    adult = product.ticket_types.get(code="adult")
    Price.objects.create(season=prices.seasons.get(), ticket_type=adult, category="window", amount=Money(1))

    table = queries.price_table(prices.pk, day=date(2027, 6, 1))

    assert table == {
        ("adult", ""): ADULT,
        ("adult", "window"): Money(1),
        ("child", ""): CHILD,
        ("infant", ""): Money(0),
    }
    assert queries.price_of(table, ticket_type="adult", category="window") == Money(1)
    assert queries.price_of(table, ticket_type="adult", category="standard") == ADULT
    assert queries.price_of(table, ticket_type="pensioner", category="window") is None


def test_the_price_from_is_the_lowest_with_a_place_as_it_is_paid():
    event = make_draft(seats=1)
    assert queries.prices_from([event.pk]) == {event.pk: CHILD}
    event.product.vat_mode, event.product.vat_rate = "EXCLUDED", 10
    event.product.save()
    assert queries.prices_from([event.pk]) == {event.pk: Money(99_000)}
    assert queries.prices_from([]) == {}


def test_the_price_from_is_the_one_of_the_events_day_and_an_event_without_a_price_has_none():
    product = make_product()
    low, high = Money(100), Money(200)
    seasons = [
        SeasonPrices("Суббота", {("adult", ""): high}, weekdays=(6,)),
        SeasonPrices("Все дни", {("adult", ""): low}),
    ]
    prices = publish_price_list(product=product, seasons=seasons)
    friday, saturday = (
        make_draft(capacity=1, product=product, price_list=prices, starts_at=datetime(2027, 6, 4, hour, tzinfo=UTC))
        for hour in (20, 22)  # 23:00 on Friday and 01:00 on Saturday in Moscow
    )
    empty = make_draft(capacity=1, price_list=PriceList.objects.create(product=product, version=9))
    assert queries.prices_from([friday.pk, saturday.pk, empty.pk]) == {friday.pk: low, saturday.pk: high}


@pytest.fixture
def window() -> None:
    SeatCategory.objects.create(code="standard", title="Обычное", sign="○")
    SeatCategory.objects.create(code="window", title="У окна", sign="■")


@pytest.mark.usefixtures("window")
def test_the_price_from_counts_only_what_the_places_of_the_event_can_be_sold_as():
    product = make_product()
    table = {("adult", "standard"): Money(300), ("adult", "window"): Money(200), ("adult", ""): Money(400)}
    prices = publish_price_list(product=product, seasons=[SeasonPrices("Все дни", table)])
    seated = make_draft(seats=1, product=product, price_list=prices)  # standard seats only
    general = make_draft(capacity=1, product=product, price_list=prices)
    assert queries.prices_from([seated.pk, general.pk]) == {seated.pk: Money(300), general.pk: Money(400)}
    assert queries.prices_from([seated.pk], free={seated.pk: ["window"]}) == {seated.pk: Money(200)}
    assert queries.prices_from([seated.pk], free={seated.pk: []}) == {seated.pk: Money(300)}


def test_prices_of_many_events_cost_as_many_queries_as_of_one(django_assert_num_queries):
    events = [make_draft(seats=1).pk for _ in range(4)]
    for some in (events[:1], events):
        with django_assert_num_queries(6):
            assert len(queries.prices_from(some)) == len(some)


def test_a_draft_is_not_on_offer():
    draft, event = make_draft(seats=1), make_event(seats=1)
    assert queries.event_on_offer(draft.pk) is None
    assert queries.event_on_offer(event.pk) == event


def test_the_default_seller_is_the_first():
    assert queries.default_seller() is None
    first, _second = make_seller(), make_seller()
    assert queries.default_seller() == first


def test_a_rate_is_in_force_on_its_days():
    VatRate.objects.create(rate=20, valid_from=date(2019, 1, 1), valid_to=date(2026, 1, 1))
    VatRate.objects.create(rate=22, valid_from=date(2026, 1, 1))
    in_force = {
        (rate, day): queries.rate_in_force(rate, on=day)
        for rate in (20, 22)
        for day in (date(2018, 12, 31), date(2025, 12, 31), date(2026, 1, 1))
    }
    assert [key for key, yes in in_force.items() if yes] == [(20, date(2025, 12, 31)), (22, date(2026, 1, 1))]
