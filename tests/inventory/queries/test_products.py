"""Products as the shelf and their own pages show them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import translation

from prichal.catalog.models import Event, Product
from prichal.catalog.rules import Returned, Vat
from prichal.catalog.services import change_vat
from prichal.inventory.queries import list_products, product_card, product_cards
from prichal.inventory.queries.cards import StopCard
from prichal.inventory.services import boards
from prichal.kernel.errors import Invalid, NotFound
from prichal.kernel.money import Money
from tests.make import CHILD, NOON, make_event, make_general_event, make_pier, make_product, make_route, make_venue

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def shown(product, now=NOON):
    [card] = [card for card in product_cards(now=now) if card.id == product.pk]
    return card


def test_a_product_says_what_it_is_and_when_it_goes_next():
    product = make_product(title_en="Sunset", included="Плед\nЧай", good_to_know="Возьмите куртку")
    pier = make_pier(timezone="Europe/Samara")
    make_general_event(product=product, starts_at=NOON + 2 * DAY, minutes=120)
    soonest = make_general_event(product=product, pier=pier, starts_at=NOON + DAY, minutes=60, capacity=3)

    with translation.override("en"):
        card = shown(product)

    assert (card.slug, card.title, card.kind) == (product.slug, "Sunset", "excursion")
    assert (card.included, card.good_to_know) == (["Плед", "Чай"], ["Возьмите куртку"])
    assert (card.price_from, card.vat_mode, card.vat_rate) == (CHILD, "included", 20)
    assert (card.minutes_from, card.minutes_to) == (60, 120)
    assert card.next is not None
    assert (card.next.slug, card.next.where.slug, card.next.timezone) == (soonest.slug, pier.slug, "Europe/Samara")
    assert card.next.starts_at.isoformat() == "2027-06-02T13:00:00+04:00"
    assert (card.next.places_left, card.next.places_total, card.next.seating) == (3, 3, "general")


def test_what_can_not_be_bought_is_neither_next_nor_cheapest():
    product = make_product()
    tomorrow: dict[str, Any] = {"product": product, "starts_at": NOON + DAY}
    sold_out, paused = make_general_event(**tomorrow), make_general_event(**tomorrow)
    too_early = make_general_event(**tomorrow, sales_open_at=NOON + timedelta(hours=1))
    closed = make_general_event(**tomorrow, sales_close_at=NOON)
    sold_out.places.update(status="SOLD")
    boards.recompute([sold_out.pk], now=NOON)
    Event.objects.filter(pk=paused.pk).update(state="PAUSED")

    nothing = shown(product)
    assert (nothing.next, nothing.price_from, nothing.minutes_from, nothing.minutes_to) == (None, None, None, None)
    opened = shown(product, now=NOON + timedelta(hours=1)).next
    assert opened is not None
    assert opened.slug == too_early.slug != closed.slug


def test_price_and_vat_are_those_of_the_day_of_service():
    product = make_product(vat_mode="EXCLUDED")
    change_vat(product=product, from_day=date(2027, 6, 3), vat=Vat("NONE", 0), now=NOON)
    make_general_event(product=product, starts_at=NOON + DAY)

    assert (shown(product).price_from, shown(product).vat_rate) == (Money(108_000), 20)
    assert shown(product, now=NOON + 2 * DAY).vat_mode == "none"


def test_the_shelf_stands_in_the_sellers_order_without_archived_products():
    last, first = make_product(position=2), make_product(position=1, kind="EVENT")
    make_product(archived_at=NOON)
    assert [card.slug for card in product_cards(now=NOON)] == [first.slug, last.slug]
    assert [card.slug for card in product_cards(now=NOON, kind="event")] == [first.slug]
    assert product_cards(now=NOON, kind="rental") == []


def test_the_shelf_is_read_page_by_page():
    products = [make_product(position=position) for position in (1, 1, 2, 3, 3)]
    first = list_products(now=NOON, limit=2)
    second = list_products(now=NOON, limit=2, cursor=first.next_cursor)
    third = list_products(now=NOON, limit=2, cursor=second.next_cursor)
    assert [card.slug for page in (first, second, third) for card in page.items] == [one.slug for one in products]
    assert third.next_cursor is None
    with pytest.raises(Invalid):
        list_products(now=NOON, cursor="x")


def test_the_shelf_asks_as_many_questions_for_five_products_with_sailings_as_for_one(django_assert_num_queries):
    route = make_route()
    make_event(seats=1, route=route)
    with django_assert_num_queries(4):
        assert len(product_cards(now=NOON)) == 1
    for _ in range(4):
        product = make_product()
        make_event(seats=1, product=product, route=route)
        make_general_event(product=product, venue=make_venue())
    with django_assert_num_queries(4):
        assert len(product_cards(now=NOON)) == 5


def test_the_whole_card_has_the_itinerary_the_rules_of_refund_and_the_seller():
    route = make_route()
    route.stops.create(position=2, name="Стрелка", minutes=20)
    route.stops.create(position=1, name="Пристань", minutes=0)
    product = make_product(route=route)

    card = product_card(slug=product.slug, now=NOON)

    assert card.route is not None
    assert card.route.stops == [StopCard("Пристань", 0), StopCard("Стрелка", 20)]
    assert (card.refund_title, card.refund_basis) == ("Полный возврат за сутки", "own")
    assert card.refund_steps == [Returned(24, 100)]
    assert card.seller == product.seller
    assert card.next is None


def test_without_a_route_of_its_own_a_product_shows_the_next_events():
    product, route = make_product(), make_route()
    route.stops.create(position=1, name="Пристань", minutes=0)
    make_general_event(product=product, route=route)
    card = product_card(slug=product.slug, now=NOON)
    assert card.route is not None
    assert (card.route.slug, card.route.stops) == (route.slug, [StopCard("Пристань", 0)])


def test_the_whole_card_asks_as_many_questions_for_five_sailings_as_for_one(django_assert_num_queries):
    product = make_product(route=make_route())
    for more in (1, 4):
        for _ in range(more):
            make_general_event(product=product, route=product.route)
        with django_assert_num_queries(6):
            product_card(slug=product.slug, now=NOON)


@pytest.mark.parametrize("slug", ["nothing", "", "old", "a\0b"])
def test_what_is_not_offered_is_not_found(slug):
    make_product(slug="old", archived_at=NOON)
    with pytest.raises(NotFound):
        product_card(slug=slug, now=NOON)


def test_a_sailing_that_has_left_is_not_next():
    product = make_product()
    make_general_event(product=product, starts_at=datetime(2027, 6, 2, 9, tzinfo=UTC))
    assert shown(product, now=datetime(2027, 6, 2, 9, tzinfo=UTC)).next is None
    assert Product.objects.count() == 1
