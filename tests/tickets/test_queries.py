import pytest
from django.utils import translation

from prichal.catalog.models import Product
from prichal.kernel.money import Money
from prichal.orders.rules import Status
from prichal.tickets.queries import ChosenLine, chosen_of, tickets_of, to_buy_again
from prichal.tickets.services import issue_tickets, revoke_tickets
from tests.make import ADULT, CHILD, NOON, make_event, make_general_event
from tests.make_orders import add_item, make_concert_order, make_night_order, make_order, make_table_order

pytestmark = pytest.mark.django_db


def test_a_ticket_tells_its_seat_type_price_and_sailing():
    event = make_event(seats=2)
    order = make_order(event=event, types=["adult", "infant"])
    issue_tickets(order_id=order.pk, now=NOON)

    seated, lap = tickets_of(order.pk)

    assert (seated.seat_code, seated.deck, seated.row, seated.seat) == ("A-1", "Главная", "A", "1")
    assert seated.seat_label == "Главная, ряд A, место 1"
    assert (seated.ticket_type_code, seated.price, seated.vat, seated.revoked) == (
        "adult",
        Money(150_000),
        Money(25_000),
        False,
    )
    assert (lap.seat_code, lap.seat_label, lap.takes_place, lap.price) == ("", "", False, Money(0))
    assert seated.event is lap.event
    assert (seated.event.id, seated.event.slug, seated.event.title) == (event.pk, event.slug, event.product.title)
    assert (seated.event.pier, seated.event.duration_minutes, seated.event.assigned) == (event.where.name, 90, True)
    assert (event.starts_at - seated.event.boarding_at).total_seconds() == 900


def test_places_without_numbers_have_no_label():
    order = make_night_order()
    issue_tickets(order_id=order.pk, now=NOON)

    (ticket,) = tickets_of(order.pk)

    assert (ticket.seat_code, ticket.seat_label, ticket.takes_place) == ("", "", True)
    assert not ticket.event.assigned


def test_a_whole_table_is_named_as_a_table_before_and_after_paying():
    order = make_table_order()
    issue_tickets(order_id=order.pk, now=NOON)

    (ticket,), (chosen,) = tickets_of(order.pk), chosen_of(order.pk)

    assert (ticket.table, ticket.seat_label) == (True, "Главная, стол 2")
    assert chosen.lines == [ChosenLine("adult", "Главная, стол 2", 1, ADULT)]
    with translation.override("en"):
        assert ticket.seat_label.endswith(", table 2")


def test_a_hall_ashore_opens_its_doors_half_an_hour_before():
    order = make_concert_order()
    issue_tickets(order_id=order.pk, now=NOON)

    (ticket,) = tickets_of(order.pk)

    assert ticket.event.ashore
    assert (ticket.event.starts_at - ticket.event.boarding_at).total_seconds() == 1800
    assert (ticket.event.pier, ticket.seat_label) == ("Эллинг", "Главная, ряд A, место 1")


def test_texts_come_in_the_active_language():
    order = make_night_order()
    Product.objects.update(title_en="Night of the raised bridges")
    issue_tickets(order_id=order.pk, now=NOON)

    with translation.override("en"):
        assert tickets_of(order.pk)[0].event.title == "Night of the raised bridges"
    assert tickets_of(order.pk)[0].event.title == "Закат над заливом"


def test_a_revoked_ticket_is_shown_as_revoked():
    order = make_order(types=["adult", "adult"])
    first, _second = issue_tickets(order_id=order.pk, now=NOON)
    revoke_tickets(item_ids=[first.item_id], now=NOON)

    assert [ticket.revoked for ticket in tickets_of(order.pk)] == [True, False]


def test_before_tickets_are_issued_there_are_none():
    assert tickets_of(make_order().pk) == []


def test_the_number_of_queries_does_not_depend_on_the_number_of_tickets(django_assert_num_queries):
    one, many = make_order(), make_order(event=make_event(seats=6), types=["adult"] * 6)
    for order in (one, many):
        issue_tickets(order_id=order.pk, now=NOON)

    for order in (one, many):
        with django_assert_num_queries(3):
            tickets_of(order.pk)


def test_a_number_is_grouped_for_reading_aloud():
    order = make_order()
    (issued,) = issue_tickets(order_id=order.pk, now=NOON)

    (ticket,) = tickets_of(order.pk)

    assert ticket.spoken_number.replace(" ", "") == issued.number
    assert [len(part) for part in ticket.spoken_number.split()] == [4, 4, 2]


def test_what_was_chosen_is_told_before_there_are_tickets():
    seated = make_event(seats=2)
    order = make_order(event=seated, types=[], status=Status.LOCKED)
    for position, code in enumerate(["A-2", "A-1"]):
        add_item(order, seated, "adult", position=position, sold=False, seat_code=code)
    general = make_general_event(product=seated.product)
    for position, kind in enumerate(["adult", "child", "adult"], start=2):
        add_item(order, general, kind, position=position, sold=False)

    here, there = chosen_of(order.pk)

    assert (here.event.slug, here.product) == (seated.slug, seated.product.slug)
    assert here.lines == [
        ChosenLine("adult", "Главная, ряд A, место 2", 1, ADULT),
        ChosenLine("adult", "Главная, ряд A, место 1", 1, ADULT),
    ]
    assert there.lines == [ChosenLine("adult", "", 2, ADULT * 2), ChosenLine("child", "", 1, CHILD)]


def test_the_number_of_queries_does_not_depend_on_what_was_chosen(django_assert_num_queries):
    for order in (make_order(), make_order(event=make_event(seats=6), types=["adult"] * 6)):
        with django_assert_num_queries(2):
            chosen_of(order.pk)


def test_an_archived_product_has_no_page_to_choose_from():
    order = make_order()
    Product.objects.update(archived_at=NOON)
    assert [one.product for one in chosen_of(order.pk)] == [""]


def test_a_sailing_can_be_bought_again_while_it_is_on_sale_with_places_for_all():
    event = make_general_event(capacity=3)
    order = make_order(event=event, types=[], status=Status.EXPIRED)
    places = list(event.places.order_by("pk"))
    for position in range(2):
        add_item(order, event, "adult", position=position, sold=False, place=places[position])
    add_item(order, event, "infant", position=2, sold=False)

    assert to_buy_again(order.pk, now=NOON) == [event.pk]
    assert to_buy_again(order.pk, now=event.sales_close_at) == []
    event.places.filter(pk=places[2].pk).update(status="BLOCKED")
    assert to_buy_again(order.pk, now=NOON) == [event.pk]
    event.places.filter(pk=places[0].pk).update(status="SOLD")
    assert to_buy_again(order.pk, now=NOON) == []
