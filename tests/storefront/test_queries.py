"""What the shop shows of the catalogue and of seats."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from prichal.catalog import queries as catalog
from prichal.catalog.models import Event
from prichal.catalog.rules import OWNERS_REFUND, EventState
from prichal.storefront import queries
from tests.make import ADULT, CHILD, make_pier, make_product, make_venue, make_vessel
from tests.storefront.shelf import TABLE_PRICE, coming, table_event

pytestmark = pytest.mark.django_db


def test_the_list_can_be_narrowed_to_what_has_something_to_come() -> None:
    product, pier, venue, vessel = make_product(), make_pier(name_en="Senate Pier"), make_venue(), make_vessel()
    coming(product=product, pier=pier, vessel=vessel)
    coming(product=product, venue=venue)
    make_product(archived_at=timezone.now())
    with translation.override("en"):
        known = queries.known(now=timezone.now())
    assert known.products == {product.slug: product.title}
    assert (known.piers, known.venues) == ({pier.slug: "Senate Pier"}, {venue.slug: venue.name})
    assert known.vessels == {vessel.slug: vessel.name}
    assert known.spots == {**known.piers, **known.venues}


def test_vessels_and_piers_of_nothing_to_come_are_no_choice() -> None:
    make_vessel(), make_pier(), make_venue()
    coming(days=-1)
    Event.objects.filter(pk=coming().pk).update(state=EventState.CANCELLED)
    known = queries.known(now=timezone.now())
    assert (known.piers, known.venues, known.vessels) == ({}, {}, {})


def test_what_is_known_is_four_questions_in_every_language() -> None:
    for _ in range(3):
        coming()
    for language in ("ru", "en", "zh-hans"):
        with translation.override(language), CaptureQueriesContext(connection) as asked:
            queries.known(now=timezone.now())
        assert len(asked) == 4


def test_refunds_are_those_of_the_products_policy() -> None:
    product = make_product()
    assert queries.refund_steps(product_id=product.pk) == list(OWNERS_REFUND)
    assert [(policy.title, policy.steps) for policy in queries.policies()] == [
        ("Полный возврат за сутки", list(OWNERS_REFUND))
    ]


def test_decks_are_named_where_places_have_numbers() -> None:
    assert queries.sections(event_id=coming().pk) == ["Главная"]
    assert queries.sections(event_id=coming(seating="general").pk) == []


def test_whole_tables_among_the_places_left_are_counted() -> None:
    event, now = table_event(), timezone.now()
    assert queries.tables_left(event_id=event.pk, now=now) == 1
    assert queries.tables_left(event_id=coming().pk, now=now) == 0


def test_a_programme_names_every_pier_it_starts_from() -> None:
    product = make_product()
    for name in ("Дворцовая", "Адмиралтейская"):
        coming(product=product, pier=make_pier(name=name))
    coming()
    assert queries.starts(product_id=product.pk, now=timezone.now()) == ["Адмиралтейская", "Дворцовая"]


def test_vat_of_the_list_is_that_of_what_is_sold() -> None:
    one = make_product(vat_mode="INCLUDED", vat_rate=20)
    make_product(vat_mode="NONE", vat_rate=0)
    now = timezone.now()
    assert queries.vats(now=now) == {("INCLUDED", 20), ("NONE", 0)}
    assert queries.vats(product=one.slug, now=now) == {("INCLUDED", 20)}


def test_seats_are_called_by_deck_row_and_number() -> None:
    event = coming()
    assert queries.seat_names(event_id=event.pk, codes=["A-2"]) == {"A-2": "Главная, ряд A, место 2"}
    assert queries.seat_names(event_id=event.pk, codes=[""]) == {}


def test_a_table_is_called_a_table() -> None:
    assert queries.seat_names(event_id=table_event().pk, codes=["A-1"]) == {"A-1": "Главная, стол 3"}


def test_only_tickets_priced_for_the_seat_are_offered() -> None:
    event = table_event()
    offered = queries.ticket_choices(
        event_id=event.pk,
        price_list_id=event.price_list_id,
        codes=["A-2", "A-1", "Z-9"],
        types=catalog.ticket_types(event.product_id),
    )
    assert {seat: [(one.code, price) for one, price in sold] for seat, sold in offered.items()} == {
        "A-2": [("adult", ADULT), ("child", CHILD)],
        "A-1": [("table", TABLE_PRICE)],
    }
