"""Placing an order: all that was agreed is written down, once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from prichal.catalog.models import Price
from prichal.fleet.models import Route
from prichal.inventory.errors import HoldExpired, HoldOrdered, SalesClosed
from prichal.inventory.models import Place, WaterSeatLock
from prichal.inventory.services import holds
from prichal.kernel import idempotency
from prichal.kernel.errors import Invalid
from prichal.kernel.models import AuditEntry, OutboxMessage
from prichal.kernel.money import Money
from prichal.orders.errors import PriceChanged, VesselFull
from prichal.orders.models import Order, OrderItem
from prichal.orders.quotes import Line, quote
from prichal.orders.rules import Status
from prichal.orders.services import Consents, Contact, placing
from tests.make import (
    ADULT,
    ANNA,
    ANNA_SESSION,
    BORIS_SESSION,
    NOON,
    make_event,
    make_general_event,
    make_route,
    make_vessel,
)
from tests.orders.buying import ANNA_CONTACT, WINDOW, hold, hold_tickets, order_of_seats, place, seat

pytestmark = pytest.mark.django_db(transaction=True)


def key(name="k1", body=b"{}"):
    return idempotency.repeatable(caller=ANNA_SESSION, endpoint="orders", key=name, body=body)


def nothing_happened():
    assert (
        Order.objects.count(),
        OrderItem.objects.count(),
        AuditEntry.objects.filter(object_type="order").count(),
    ) == (0, 0, 0)


def test_an_order_owns_its_places_until_the_deadline_and_the_session_no_longer_does():
    event = make_event(seats=2)
    order = order_of_seats(event, "A-1", "A-2")
    assert (order.status, order.total, order.payment_deadline) == (Status.LOCKED, ADULT * 2, NOON + WINDOW)
    assert {(p.status, p.held_by, p.held_until) for p in Place.objects.all()} == {("HELD", order.holder, NOON + WINDOW)}
    with pytest.raises(HoldOrdered):
        holds.release(event_id=event.pk, holder=ANNA, codes=None, now=NOON)
    with pytest.raises(HoldOrdered):
        holds.extend(event_id=event.pk, holder=ANNA, now=NOON)


def test_each_item_keeps_price_vat_and_refund_clock_of_its_day():
    event = make_event(seats=2)
    order = order_of_seats(event, "A-1", "A-2")
    assert [
        (i.position, i.seat_code, i.price, i.vat, i.vat_rate, i.refundable_until)
        for i in order.items.order_by("position")
    ] == [
        (1, "A-1", ADULT, Money(25_000), 20, event.starts_at - timedelta(hours=24)),
        (2, "A-2", ADULT, Money(25_000), 20, event.starts_at - timedelta(hours=24)),
    ]
    assert [m.name for m in OutboxMessage.objects.exclude(name__startswith="inventory.")] == ["orders.OrderPlaced"]


def test_each_item_keeps_what_it_was_sold_with_whatever_becomes_of_the_event():
    event = make_event(seats=1, route=make_route())
    item = order_of_seats(event, "A-1").items.get()
    event.route, event.vessel = None, make_vessel()
    event.save(update_fields=["route", "vessel"])
    item.refresh_from_db()
    assert (item.route, item.pier, item.venue, item.supplier) == (Route.objects.get(), event.pier, None, "local")
    assert item.vessel not in (None, event.vessel)


def test_the_time_to_pay_ends_with_the_departure_at_the_latest():
    event = make_event(seats=1, starts_at=NOON + timedelta(minutes=10))
    assert order_of_seats(event, "A-1").payment_deadline == event.starts_at


def test_a_repeat_gives_the_same_order_even_after_its_hold_has_become_it():
    event = make_event(seats=1)
    hold(event, "A-1")
    first = place(seat(event, "A-1"), repeat=key())
    assert place(seat(event, "A-1"), repeat=key()) == first
    assert Order.objects.count() == 1


def test_a_twin_tap_without_a_key_makes_one_order():
    event = make_event(seats=1)
    hold(event, "A-1")
    outcomes: list[str] = []

    def tap():
        try:
            outcomes.append(place(seat(event, "A-1")).status)
        except (HoldExpired, HoldOrdered) as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    taps = [threading.Thread(target=tap) for _ in range(2)]
    for thread in taps:
        thread.start()
    for thread in taps:
        thread.join()
    assert Order.objects.count() == 1
    assert sorted(outcomes) in (["LOCKED", "hold_expired"], ["LOCKED", "hold_ordered"])


def test_a_total_other_than_the_one_seen_is_refused_with_the_new_quote():
    event = make_event(seats=1)
    hold(event, "A-1")
    with pytest.raises(PriceChanged) as refusal:
        place(seat(event, "A-1"), expected_total=Money(1))
    assert refusal.value.details()["quote"]["totalPrice"] == ADULT.kopecks
    nothing_happened()


def test_a_lapsed_hold_can_not_be_ordered():
    event = make_event(seats=1)
    hold(event, "A-1")
    with pytest.raises(HoldExpired):
        place(seat(event, "A-1"), now=NOON + timedelta(minutes=15))
    nothing_happened()


def test_a_hold_that_grew_after_the_quote_can_not_be_ordered(monkeypatch):
    event = make_event(seats=2)
    hold(event, "A-1")

    def and_meanwhile_one_more(**asked):
        priced = quote(**asked)
        WaterSeatLock.objects.update(places=["A-1", "A-2"])
        Place.objects.filter(code="A-2").update(status="HELD", held_by=ANNA, held_until=NOON + WINDOW)
        return priced

    monkeypatch.setattr(placing, "quote", and_meanwhile_one_more)
    with pytest.raises(HoldExpired):
        place(seat(event, "A-1"))
    nothing_happened()


@pytest.mark.parametrize("change", [{"state": "CANCELLED"}, {"starts_at": NOON}])
def test_a_sailing_that_left_or_was_cancelled_while_held_can_not_be_ordered(change):
    event = make_event(seats=1)
    hold(event, "A-1")
    type(event).objects.filter(pk=event.pk).update(**change)
    with pytest.raises(SalesClosed):
        place(seat(event, "A-1"))
    nothing_happened()


def test_a_hold_of_another_session_can_not_be_ordered():
    event = make_event(seats=1)
    theirs = hold(event, "A-1")
    with pytest.raises(HoldExpired):
        place(seat(event, "A-1"), session=BORIS_SESSION, hold_ids=[theirs.hold_id])
    nothing_happened()


@pytest.mark.parametrize(
    ("contact", "consents", "field"),
    [
        (Contact("", "anna@example.com", "+79211234567"), Consents(True, True), "customer.fullName"),
        (Contact("Анна", "anna@", "+79211234567"), Consents(True, True), "customer.email"),
        (Contact("Анна", "", "+79211234567"), Consents(True, True), "customer.email"),
        (
            Contact("Анна", f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 63}.ru", "+79211234567"),
            Consents(True, True),
            "customer.email",
        ),
        (Contact("Анна", "anna@example.com", "12"), Consents(True, True), "customer.phone"),
        (ANNA_CONTACT, Consents(False, True), "consents.offer"),
        (ANNA_CONTACT, Consents(True, False), "consents.personalData"),
    ],
)
def test_bad_contacts_and_missing_consents_are_named_and_keep_the_hold(contact, consents, field):
    event = make_event(seats=1)
    hold(event, "A-1")
    with pytest.raises(Invalid) as refusal:
        place(seat(event, "A-1"), customer=contact, consents=consents)
    assert [error.field for error in refusal.value.errors] == [field]
    nothing_happened()
    assert Place.objects.get().held_by == ANNA


def test_contacts_are_kept_in_one_form_and_consents_with_their_versions():
    event = make_event(seats=1)
    hold(event, "A-1")
    order = place(
        seat(event, "A-1"),
        customer=Contact("  Анна   Ильина ", " Anna@Example.com ", "8 (921) 123 45 67"),
        consents=Consents(True, True, True),
    )
    assert (order.contact_name, order.contact_email, order.contact_phone) == (
        "Анна Ильина",
        "Anna@Example.com",
        "+79211234567",
    )
    assert [c.kind for c in order.customer.consents.order_by("kind")] == ["marketing", "offer", "personal_data"]


def test_a_free_order_is_paid_at_once_and_its_places_are_sold():
    event = make_general_event(capacity=2)
    Price.objects.filter(season__price_list=event.price_list).update(amount=0)
    hold_tickets(event, adult=1)
    order = place(Line(str(event.pk), "adult"))
    assert (order.status, order.paid_at, order.total) == (Status.PAID, NOON, Money(0))
    assert Place.objects.filter(status="SOLD").count() == 1
    assert OutboxMessage.objects.filter(name="orders.OrderPaid").count() == 1


def test_infants_count_towards_the_legal_maximum_of_the_vessel():
    event = make_general_event(capacity=2, vessel=make_vessel(passenger_max=2))
    hold_tickets(event, adult=2, infant=1)
    with pytest.raises(VesselFull):
        place(Line(str(event.pk), "adult", None, 2), Line(str(event.pk), "infant"))
    nothing_happened()


def test_two_events_of_one_seller_are_one_order():
    here = make_event(seats=1)
    there = make_event(seats=1, product=here.product)
    hold(here, "A-1")
    hold(there, "A-1")
    order = place(seat(here, "A-1"), seat(there, "A-1"))
    assert [item.event_id for item in order.items.order_by("position")] == [here.pk, there.pk]
