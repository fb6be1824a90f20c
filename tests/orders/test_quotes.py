"""A quote tells the numbers an order will charge, for what the session holds."""

from datetime import timedelta

import pytest

from prichal.catalog.models import Price, PriceList, PriceSeason
from prichal.catalog.rules import EVERY_DAY
from prichal.inventory.errors import HoldExpired
from prichal.kernel.errors import Invalid
from prichal.kernel.money import Money
from prichal.orders.quotes import Line, quote
from tests.make import ADULT, ANNA_SESSION, BORIS_SESSION, CHILD, NOON, make_event, make_general_event
from tests.orders.buying import hold, hold_tickets, seat

pytestmark = pytest.mark.django_db(transaction=True)


def ask(*lines, session=ANNA_SESSION, now=NOON):
    return quote(session_id=session, lines=lines, now=now)


def fields(refusal):
    return [(error.field, error.code) for error in refusal.value.errors]


def test_seats_cost_what_their_ticket_types_cost_and_vat_is_inside():
    event = make_event(seats=3)
    held = hold(event, "A-1", "A-2")
    asked = ask(seat(event, "A-1"), seat(event, "A-2", "child"))
    assert [(line.seat_code, line.price, line.vat) for line in asked.lines] == [
        ("A-1", ADULT, Money(25000)),
        ("A-2", CHILD, Money(15000)),
    ]
    assert (asked.total, asked.vat) == (Money(240_000), Money(40_000))
    assert (asked.hold_ids, asked.expires_at) == ([held.hold_id], held.expires_at)


def test_general_tickets_are_priced_by_quantity_and_an_infant_is_free():
    event = make_general_event(capacity=5)
    hold_tickets(event, adult=2, child=1, infant=1)
    asked = ask(*(Line(str(event.pk), kind, None, n) for kind, n in (("adult", 2), ("child", 1), ("infant", 1))))
    assert [line.price for line in asked.lines] == [ADULT * 2, CHILD, Money(0)]


def test_the_price_version_of_the_hold_counts_even_if_prices_change_meanwhile():
    event = make_event(seats=1)
    hold(event, "A-1")
    newer = PriceList.objects.create(product=event.product, version=2)
    always = PriceSeason.objects.create(price_list=newer, position=0, name="Все дни", weekdays=list(EVERY_DAY))
    for price in Price.objects.filter(season__price_list=event.price_list):
        Price.objects.create(season=always, ticket_type=price.ticket_type, amount=price.amount * 2)
    event.price_list = newer
    event.save()
    assert ask(seat(event, "A-1")).total == ADULT


def test_an_excluded_vat_comes_on_top():
    event = make_event(seats=1)
    event.product.vat_mode = "EXCLUDED"
    event.product.save()
    hold(event, "A-1")
    line = ask(seat(event, "A-1")).lines[0]
    assert (line.price, line.vat) == (Money(180_000), Money(30_000))


@pytest.mark.parametrize("later", [timedelta(0), timedelta(minutes=15)])
def test_without_a_running_hold_there_is_no_quote(later):
    event = make_event(seats=2)
    hold(event, "A-1", session=ANNA_SESSION if later else BORIS_SESSION)
    with pytest.raises(HoldExpired):
        ask(seat(event, "A-1"), now=NOON + later)


def test_a_seat_that_is_not_in_the_hold_is_refused():
    event = make_event(seats=2)
    hold(event, "A-1")
    with pytest.raises(HoldExpired):
        ask(seat(event, "A-2"))


def test_one_seat_can_not_be_paid_for_twice_in_one_order():
    event = make_event(seats=2)
    hold(event, "A-1", "A-2")
    with pytest.raises(Invalid) as refusal:
        ask(seat(event, "A-1"), seat(event, "A-1"))
    assert fields(refusal) == [("items.1.seatCode", "repeated")]


def test_a_ticket_names_a_seat_where_there_are_seats_and_only_there():
    seated, free = make_event(seats=1), make_general_event(capacity=1)
    hold(seated, "A-1")
    hold_tickets(free, adult=1)
    with pytest.raises(Invalid) as missing:
        ask(Line(str(seated.pk), "adult"))
    with pytest.raises(Invalid) as needless:
        ask(seat(free, "G-0001"))
    assert fields(missing) == [("items.0.seatCode", "required")]
    assert fields(needless) == [("items.0.seatCode", "invalid")]


def test_wrong_input_is_told_before_a_lapsed_hold():
    event = make_event(seats=1)
    with pytest.raises(Invalid) as refusal:
        ask(seat(event, "A-1", "emperor"))
    assert fields(refusal) == [("items.0.ticketType", "unknown")]


def test_a_held_seat_without_a_ticket_is_named():
    event = make_event(seats=2)
    hold(event, "A-1", "A-2")
    with pytest.raises(Invalid) as refusal:
        ask(seat(event, "A-1"))
    assert fields(refusal) == [("items", "place_without_ticket")]
    assert "A-2" in refusal.value.errors[0].message


def test_unknown_events_and_types_are_named_by_their_place_in_the_request():
    event = make_event(seats=1)
    hold(event, "A-1")
    with pytest.raises(Invalid) as refusal:
        ask(seat(event, "A-1"), Line("no-such-event", "adult"))
    assert fields(refusal) == [("items.1.eventId", "unknown")]
    with pytest.raises(Invalid) as refusal:
        ask(seat(event, "A-1", "emperor"))
    assert fields(refusal) == [("items.0.ticketType", "unknown")]


def test_one_order_has_one_seller():
    here, there = make_event(seats=1), make_event(seats=1)
    hold(here, "A-1")
    hold(there, "A-1")
    with pytest.raises(Invalid) as refusal:
        ask(seat(here, "A-1"), seat(there, "A-1"))
    assert fields(refusal) == [("items", "mixed_sellers")]
