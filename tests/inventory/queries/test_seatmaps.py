"""The seats of an event: drawing, states, prices."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prichal.catalog.rules import SeasonPrices
from prichal.catalog.services import publish_price_list
from prichal.fleet.models import Seat, SeatCategory
from prichal.inventory.queries import LayoutSeat, open_hold, places_left, price_rows, seat_layout, seat_map, seat_states
from prichal.inventory.services import holds
from prichal.kernel.errors import NotFound
from prichal.kernel.money import Money
from tests.make import ADULT, ANNA, BORIS, CHILD, NOON, make_event, make_general_event, make_product, make_venue

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)


def hold(event, who, *codes, now=NOON):
    return holds.hold_seats(event_id=event.pk, holder=who, channel="shop", codes=codes, now=now)


def test_seats_are_drawn_by_deck_and_row_in_reading_order():
    event = make_event(seats=3)
    Seat.objects.filter(code="A-1").update(row_label="B", y=50, features=["window"])

    layout = seat_layout(event)

    assert layout.seating == "assigned"
    [deck] = layout.decks
    assert (deck.code, deck.name, deck.width, deck.height) == ("main", "Главная", 100, 100)
    assert [(row.label, [seat.code for seat in row.seats]) for row in deck.rows] == [
        ("A", ["A-2", "A-3"]),
        ("B", ["A-1"]),
    ]
    assert deck.rows[1].seats == [LayoutSeat("A-1", "1", 1, 50, "standard", "Обычное", "○", ["window"])]


def test_without_numbers_there_is_nothing_to_draw():
    layout = seat_layout(make_general_event())
    assert (layout.seating, layout.decks) == ("general", [])


def test_states_are_told_from_the_askers_side():
    event = make_event(seats=5)
    hold(event, ANNA, "A-1")
    hold(event, BORIS, "A-2")
    event.places.filter(code="A-3").update(status="SOLD")
    event.places.filter(code="A-4").update(status="BLOCKED")

    def states(holder):
        return seat_states(event=event, holder=holder, now=NOON).seats

    others = {"A-3": "sold", "A-4": "sold", "A-5": "free"}
    assert states(ANNA) == {"A-1": "selected", "A-2": "reserved", **others}
    assert states(None) == {"A-1": "reserved", "A-2": "reserved", **others}


def test_a_lapsed_hold_shows_free_to_its_holder_too():
    event = make_event(seats=1)
    hold(event, ANNA, "A-1")
    assert seat_states(event=event, holder=ANNA, now=NOON + QUARTER).seats == {"A-1": "free"}


def test_without_numbers_the_places_left_are_counted():
    event = make_general_event(capacity=5)
    holds.hold_tickets(event_id=event.pk, holder=ANNA, channel="shop", tickets={"adult": 2}, now=NOON)

    states = seat_states(event=event, holder=ANNA, now=NOON)

    assert (states.seats, states.seats_left) == (None, 3)
    assert places_left(event.pk, NOON + QUARTER) == 5


def test_the_seat_page_has_all_it_shows():
    event = make_event(seats=2)
    held = hold(event, ANNA, "A-1")

    page = seat_map(ref=event.slug, holder=ANNA, now=NOON)

    assert (page.event.slug, page.event.seller) == (event.slug, event.product.seller)
    assert [ticket_type.code for ticket_type in page.ticket_types] == ["adult", "child", "infant"]
    assert page.prices == {("adult", ""): ADULT, ("child", ""): CHILD, ("infant", ""): Money(0)}
    assert page.states.seats == {"A-1": "selected", "A-2": "free"}
    assert page.hold == held == open_hold(event_id=event.pk, holder=ANNA, now=NOON)
    assert open_hold(event_id=event.pk, holder=ANNA, now=NOON + QUARTER) is None
    with pytest.raises(NotFound):
        seat_map(ref="nothing", holder=None, now=NOON)


def test_the_seat_page_keeps_the_prices_of_a_running_hold():
    event = make_event(seats=1)
    hold(event, ANNA, "A-1")
    event.price_list = event.product.price_lists.create(version=2)
    event.save()

    assert seat_map(ref=event.slug, holder=ANNA, now=NOON).prices[("adult", "")] == ADULT
    assert seat_map(ref=event.slug, holder=None, now=NOON).prices == {}


def test_prices_are_told_as_they_are_paid():
    event = make_event(seats=1)
    event.product.vat_mode = "EXCLUDED"
    event.product.save()
    assert seat_map(ref=event.slug, holder=None, now=NOON).prices[("adult", "")] == Money(180_000)


def test_the_seat_page_asks_as_many_questions_for_thirty_seats_as_for_one():
    counts = []
    for seats in (1, 30):
        event = make_event(seats=seats)
        with CaptureQueriesContext(connection) as queries:
            seat_map(ref=event.slug, holder=ANNA, now=NOON)
        counts.append(len(queries))
    assert counts == [11, 11]


def test_an_unknown_category_shows_its_code():
    event = make_event(seats=1)
    SeatCategory.objects.all().delete()
    [seat] = seat_layout(event).decks[0].rows[0].seats
    assert (seat.category_title, seat.sign) == ("standard", "")


def test_the_hall_of_an_event_ashore_is_drawn_like_a_deck():
    event = make_event(seats=2, venue=make_venue())
    Seat.objects.filter(code="A-2").update(features=["table"], category="table-4")
    [deck] = seat_layout(event).decks
    assert [(seat.code, seat.category, seat.features) for seat in deck.rows[0].seats] == [
        ("A-1", "standard", []),
        ("A-2", "table-4", ["table"]),
    ]


def test_prices_are_those_of_the_local_day_of_the_event():
    """00:40 on Saturday at the pier is still Friday in UTC."""
    product = make_product()
    usual = {(code, ""): Money(100) for code in ("adult", "child", "infant")}
    weekend = {name: Money(200) for name in usual}
    price_list = publish_price_list(
        product=product,
        seasons=[SeasonPrices("Выходные", weekend, weekdays=(6, 7)), SeasonPrices("Все дни", usual)],
    )
    friday = datetime(2027, 6, 4, 20, tzinfo=UTC)
    prices = [
        price_rows(make_general_event(product=product, price_list=price_list, starts_at=starts_at))[0].amount
        for starts_at in (friday, datetime(2027, 6, 4, 21, 40, tzinfo=UTC))
    ]
    assert prices == [Money(100), Money(200)]
