"""What the shop shows of products and seats."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prichal.storefront import queries
from tests.make import CHILD, make_product
from tests.storefront.shelf import coming

pytestmark = pytest.mark.django_db


def test_a_product_shows_its_next_sailing_and_lowest_price() -> None:
    product = make_product()
    near = coming(days=1, product=product)
    coming(days=2, product=product)
    (shown,) = queries.shelf(now=timezone.now())
    assert (shown.product, shown.price_from, shown.next_at, shown.next_zone) == (
        product, CHILD, near.starts_at, "Europe/Moscow",
    )  # fmt: skip


def test_a_product_without_sailings_has_no_price() -> None:
    make_product()
    (shown,) = queries.shelf(now=timezone.now())
    assert (shown.price_from, shown.next_at) == (None, None)


def test_an_archived_product_is_not_shown() -> None:
    product = make_product(archived_at=timezone.now())
    assert queries.shelf(now=timezone.now()) == []
    assert queries.product_of(product.slug) is None


def test_the_shelf_is_one_question() -> None:
    for _ in range(3):
        coming()
    with CaptureQueriesContext(connection) as asked:
        queries.shelf(now=timezone.now())
    assert len(asked) == 1


def test_seats_are_called_by_deck_row_and_number() -> None:
    event = coming()
    assert queries.seat_names(event_id=event.pk, codes=["A-2"]) == {"A-2": "Главная, ряд A, место 2"}
    assert queries.seat_names(event_id=event.pk, codes=[""]) == {}
