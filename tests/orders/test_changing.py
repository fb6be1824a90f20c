"""An order moves only along its table; money decides with the places, never without them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from prichal.inventory.models import Place
from prichal.inventory.services.seating import change_seating
from prichal.kernel.models import AuditEntry, OutboxMessage
from prichal.orders import services
from prichal.orders.errors import IllegalTransition
from prichal.orders.models import Order, OrderItem
from prichal.orders.rules import NEXT, Status
from prichal.orders.services import Outcome
from tests.make import BORIS_SESSION, NOON, make_event, make_general_event, make_vessel
from tests.orders.buying import AFTER_DEADLINE, Line, hold, hold_tickets, order_of_seats, place

pytestmark = pytest.mark.django_db(transaction=True)
SOON = NOON + timedelta(minutes=5)


def paid(order, now=SOON):
    return services.mark_paid(order_id=order.pk, now=now)


def states():
    return {p.code: p.status for p in Place.objects.all()}


def test_money_in_time_sells_every_place_once():
    event = make_event(seats=2)
    order = order_of_seats(event, "A-1", "A-2")
    assert [paid(order), paid(order)] == [Outcome.PAID, Outcome.ALREADY_PAID]
    order.refresh_from_db()
    assert (order.status, order.paid_at, states()) == (Status.PAID, SOON, {"A-1": "SOLD", "A-2": "SOLD"})
    assert [e.action for e in AuditEntry.objects.filter(object_type="order")] == ["order.placed", "order.paid"]
    assert OutboxMessage.objects.filter(name="orders.OrderPaid").count() == 1


def test_late_money_takes_the_places_again_where_they_are_still_free():
    event = make_event(seats=1)
    order = order_of_seats(event, "A-1")
    services.expire_orders(now=AFTER_DEADLINE)
    assert states() == {"A-1": "FREE"}
    assert paid(order, AFTER_DEADLINE) == Outcome.PAID
    assert states() == {"A-1": "SOLD"}


def test_late_money_whose_place_is_gone_goes_back_and_changes_nothing_else():
    event = make_event(seats=2)
    order = order_of_seats(event, "A-1", "A-2")
    hold(event, "A-2", session=BORIS_SESSION, now=AFTER_DEADLINE)
    assert paid(order, AFTER_DEADLINE) == Outcome.MONEY_BACK
    order.refresh_from_db()
    assert (order.status, states()) == (Status.EXPIRED, {"A-1": "FREE", "A-2": "HELD"})
    assert OrderItem.objects.filter(sold_at__isnull=False).count() == 0
    assert OutboxMessage.objects.filter(name="orders.LateMoneyReturned").count() == 1


def test_late_money_for_general_admission_takes_any_places_left():
    event = make_general_event(capacity=3)
    hold_tickets(event, adult=2)
    order = place(Line(str(event.pk), "adult", None, 2))
    hold_tickets(event, session=BORIS_SESSION, now=AFTER_DEADLINE, adult=1)
    assert paid(order, AFTER_DEADLINE) == Outcome.PAID
    assert sorted(states().values()) == ["HELD", "SOLD", "SOLD"]
    assert set(order.items.values_list("place__status", flat=True)) == {"SOLD"}


def test_late_money_for_a_seat_gets_none_without_a_number_where_the_seating_was_changed():
    event = make_event(seats=1)
    order = order_of_seats(event, "A-1")
    change_seating(
        event_id=event.pk, seating="GENERAL", seat_plan=None, capacity=5, now=AFTER_DEADLINE, actor="staff:1"
    )
    assert paid(order, AFTER_DEADLINE) == Outcome.MONEY_BACK
    assert set(states().values()) == {"FREE"}


def test_of_two_events_both_are_taken_again_or_neither():
    here = make_event(seats=1)
    there = make_event(seats=1, product=here.product)
    hold(here, "A-1")
    hold(there, "A-1")
    order = place(Line(str(here.pk), "adult", "A-1"), Line(str(there.pk), "adult", "A-1"))
    hold(there, "A-1", session=BORIS_SESSION, now=AFTER_DEADLINE)
    assert paid(order, AFTER_DEADLINE) == Outcome.MONEY_BACK
    assert Place.objects.filter(status="SOLD").count() == 0


def test_late_money_never_overloads_the_vessel():
    event = make_general_event(capacity=2, vessel=make_vessel(passenger_max=3))
    family = [Line(str(event.pk), "adult"), Line(str(event.pk), "infant")]
    hold_tickets(event, adult=1, infant=1)
    order = place(*family)
    hold_tickets(event, session=BORIS_SESSION, now=AFTER_DEADLINE, adult=1, infant=1)
    paid(place(*family, session=BORIS_SESSION, now=AFTER_DEADLINE), AFTER_DEADLINE)
    assert paid(order, AFTER_DEADLINE) == Outcome.MONEY_BACK
    order.refresh_from_db()
    assert (order.status, sorted(states().values())) == (Status.EXPIRED, ["FREE", "SOLD"])


def test_money_for_a_cancelled_order_goes_back():
    event = make_event(seats=1)
    order = order_of_seats(event, "A-1")
    services.cancel_order(order_id=order.pk, actor="customer", now=SOON)
    assert (paid(order), states()) == (Outcome.MONEY_BACK, {"A-1": "FREE"})
    order.refresh_from_db()
    assert order.status == Status.CANCELLED


def test_money_for_a_departed_or_cancelled_sailing_goes_back():
    departed = make_event(seats=1, starts_at=NOON + timedelta(minutes=10))
    order = order_of_seats(departed, "A-1")
    assert paid(order, NOON + timedelta(minutes=10)) == Outcome.MONEY_BACK
    cancelled = make_event(seats=1)
    order = order_of_seats(cancelled, "A-1")
    type(cancelled).objects.filter(pk=cancelled.pk).update(state="CANCELLED")
    assert paid(order) == Outcome.MONEY_BACK


def test_an_unpaid_order_expires_at_its_deadline_and_frees_its_places():
    event = make_event(seats=1)
    order = order_of_seats(event, "A-1")
    assert services.expire_orders(now=AFTER_DEADLINE - timedelta(seconds=1)) == 0
    assert services.expire_orders(now=AFTER_DEADLINE) == 1
    assert services.expire_orders(now=AFTER_DEADLINE) == 0
    order.refresh_from_db()
    assert (order.status, order.expired_at, states()) == (Status.EXPIRED, AFTER_DEADLINE, {"A-1": "FREE"})


def test_past_its_deadline_an_order_can_not_be_cancelled_even_if_no_worker_ran():
    order = order_of_seats(make_event(seats=1), "A-1")
    with pytest.raises(IllegalTransition) as refusal:
        services.cancel_order(order_id=order.pk, actor="customer", now=AFTER_DEADLINE)
    assert refusal.value.allowed == [Status.PAID]
    order.refresh_from_db()
    assert order.status == Status.LOCKED


def test_expiry_never_frees_a_place_another_buyer_has_meanwhile():
    event = make_event(seats=1)
    order_of_seats(event, "A-1")
    hold(event, "A-1", session=BORIS_SESSION, now=AFTER_DEADLINE)
    services.expire_orders(now=AFTER_DEADLINE)
    assert states() == {"A-1": "HELD"}


def test_cancelling_twice_is_harmless_and_cancelling_a_paid_order_names_what_is_allowed():
    event = make_event(seats=2)
    order = order_of_seats(event, "A-1")
    for _ in range(2):
        assert services.cancel_order(order_id=order.pk, actor="customer", now=SOON).status == Status.CANCELLED
    bought = order_of_seats(event, "A-2")
    paid(bought)
    with pytest.raises(IllegalTransition) as refusal:
        services.cancel_order(order_id=bought.pk, actor="customer", now=SOON)
    assert refusal.value.details() == {"allowed": []}


def test_the_transition_table_knows_every_state():
    assert set(NEXT) == set(Status)
    assert {to for nexts in NEXT.values() for to in nexts} <= set(Status)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"status": "PAID"}, "order_paid_has_its_moment"),
        ({"status": "CANCELLED"}, "order_cancelled_has_its_moment"),
        ({"status": "EXPIRED"}, "order_expired_has_its_moment"),
        ({"status": "p"}, "order_status_known"),
        ({"device": "fridge"}, "order_device_known"),
        ({"total": -1}, "order_total_not_negative"),
    ],
)
def test_the_database_refuses_an_order_that_can_not_be(change, constraint):
    order = order_of_seats(make_event(seats=1), "A-1")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Order.objects.filter(pk=order.pk).update(**change)


def test_the_database_refuses_a_second_sale_of_a_place():
    event = make_event(seats=1)
    order = order_of_seats(event, "A-1")
    paid(order)
    item = order.items.get()
    with pytest.raises(IntegrityError, match="place_sold_once"), transaction.atomic():
        item.pk, item.position = None, 2
        item.save(force_insert=True)
