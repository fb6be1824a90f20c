"""From an order to its money and back, against the sandbox's ЮKassa over real HTTP."""

import json
from datetime import timedelta

import pytest
from django.db import transaction

from prichal.inventory.models import Place
from prichal.kernel.models import OutboxMessage
from prichal.kernel.money import Money
from prichal.kernel.tx import InsideTransaction
from prichal.orders import services as orders
from prichal.orders.models import Order
from prichal.orders.rules import Status
from prichal.payments import flows, services
from prichal.payments.errors import NotPayable
from prichal.payments.messages import NoticeReceived, RefundOwed
from prichal.payments.models import Payment, Refund
from prichal.payments.ports import AcquirerRefused, AcquirerSilent
from prichal.payments.rules import PaymentStatus, RefundReason, RefundStatus
from tests.make import ADULT, BORIS_SESSION, NOON, make_event
from tests.orders.buying import AFTER_DEADLINE, hold, order_of_seats

pytestmark = pytest.mark.django_db(transaction=True)
BACK = "http://127.0.0.1:8000/orders/X"


def start(order, now=NOON):
    return flows.start(order_id=order.pk, return_url=BACK, repeat=None, now=now)


def notice_of(payment, now=NOON):
    flows.follow_notice(NoticeReceived("payment", payment.provider_id), now)


def send_owed(now=NOON):
    for message in OutboxMessage.objects.filter(name="payments.RefundOwed"):
        flows.send_refund(RefundOwed(**message.payload), now)


def of(order):
    order.refresh_from_db()
    return order


def test_a_paid_order_has_one_winning_payment_and_its_places_are_sold(acquirer):
    order = order_of_seats(make_event(seats=2), "A-1", "A-2")
    payment = start(order)
    assert (payment.status, of(order).payment_status) == (PaymentStatus.PENDING, "pending")
    acquirer.pay(payment.provider_id)
    for _ in range(2):
        notice_of(payment)
    payment.refresh_from_db()
    assert (payment.status, payment.winner, payment.method) == (PaymentStatus.SUCCEEDED, True, "bank_card")
    assert (of(order).status, order.payment_id, order.payment_status) == (
        Status.PAID,
        payment.provider_id,
        "succeeded",
    )
    assert {p.status for p in Place.objects.all()} == {"SOLD"}
    assert OutboxMessage.objects.filter(name="orders.OrderPaid").count() == 1


def test_the_acquirer_gets_the_54_fz_receipt_that_adds_up_to_the_payment(acquirer):
    order = order_of_seats(make_event(seats=2), "A-1", "A-2")
    payment = start(order)
    sent = json.loads(bytes(payment.request))
    assert sent["amount"] == {"value": "3000.00", "currency": "RUB"}
    assert sent["metadata"] == {"attempt": str(payment.idempotence_key), "order": order.code}
    assert [(i["quantity"], i["amount"]["value"], i["vat_code"]) for i in sent["receipt"]["items"]] == [
        (2, "1500.00", 6)
    ]
    assert sent["receipt"]["customer"] == {
        "full_name": "Анна Ильина",
        "email": "anna@example.com",
        "phone": "79211234567",
    }


def test_starting_again_answers_the_open_attempt(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    assert start(order) == start(order)
    assert Payment.objects.count() == 1


def test_an_answer_that_never_came_is_asked_for_again_with_the_same_key_and_bytes(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    acquirer.switch_on("yookassa", "http.500", count=1)  # the payment is made, only the answer is lost
    with pytest.raises(AcquirerSilent):
        start(order)
    assert Payment.objects.get().status == PaymentStatus.NEW
    payment = start(order)
    books = [p for p in acquirer.book("yookassa")["payments"] if p["metadata"]["order"] == order.code]
    assert [p["id"] for p in books] == [payment.provider_id]


@pytest.mark.parametrize("fault", ["http.timeout", "http.reset"])
def test_a_silent_acquirer_costs_no_order_and_no_place(acquirer, fault):
    order = order_of_seats(make_event(seats=1), "A-1")
    acquirer.switch_on("yookassa", fault, count=1, delayMs=3000)
    with pytest.raises(AcquirerSilent):
        start(order)
    assert (of(order).status, Place.objects.get().held_by) == (Status.LOCKED, order.holder)
    assert start(order).status == PaymentStatus.PENDING


def test_a_refused_request_ends_the_attempt_and_the_next_one_is_new(acquirer, settings):
    order = order_of_seats(make_event(seats=1), "A-1")
    Order.objects.filter(pk=order.pk).update(contact_email="")  # fiscalisation refuses a receipt without an address
    with pytest.raises(AcquirerRefused):
        start(order)
    assert Payment.objects.get().status == PaymentStatus.REFUSED
    Order.objects.filter(pk=order.pk).update(contact_email="anna@example.com")
    assert start(order).status == PaymentStatus.PENDING


def test_a_declined_card_leaves_the_order_payable(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    declined = start(order)
    acquirer.pay(declined.provider_id, card="5555555555554600")
    notice_of(declined)
    declined.refresh_from_db()
    assert (declined.status, declined.cancellation_reason) == (PaymentStatus.CANCELED, "insufficient_funds")
    assert (of(order).status, order.payment_status) == (Status.LOCKED, "canceled")
    second = start(order)
    acquirer.pay(second.provider_id)
    notice_of(second)
    assert of(order).status == Status.PAID


def test_the_return_page_learns_of_the_money_without_any_worker(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = start(order)
    flows.look(order_id=order.pk, now=NOON)
    assert of(order).status == Status.LOCKED
    acquirer.pay(payment.provider_id)
    flows.look(order_id=order.pk, now=NOON)
    assert of(order).status == Status.LOCKED  # one read-back per payment and second
    flows.look(order_id=order.pk, now=NOON + timedelta(seconds=1))
    assert of(order).status == Status.PAID


def test_a_page_waits_for_a_hanging_acquirer_no_longer_than_its_patience(acquirer, monkeypatch):
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = start(order)
    acquirer.pay(payment.provider_id)
    monkeypatch.setattr(flows, "LOOK_PATIENCE", 0.2)
    acquirer.switch_on("yookassa", "http.slow", count=1, delayMs=1500)
    flows.look(order_id=order.pk, now=NOON)
    assert of(order).status == Status.LOCKED  # the setting's two seconds would have brought the answer
    flows.look(order_id=order.pk, now=NOON + timedelta(seconds=1))
    assert of(order).status == Status.PAID


def test_an_answer_for_another_attempt_is_told_in_the_log_and_breaks_no_page(acquirer, caplog):
    first, second = (order_of_seats(make_event(seats=1), "A-1") for _ in range(2))
    ours, others = start(first), start(second)
    Payment.objects.filter(pk=others.pk).update(provider_id="away")
    Payment.objects.filter(pk=ours.pk).update(provider_id=others.provider_id)
    flows.look(order_id=first.pk, now=NOON)
    assert [record.levelname for record in caplog.records if "another one" in record.getMessage()] == ["ERROR"]
    assert of(first).status == Status.LOCKED


def test_a_forged_notice_pays_nothing(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = start(order)
    body = {"type": "notification", "event": "payment.succeeded"}
    forged = {**body, "object": {"id": payment.provider_id, "status": "succeeded", "paid": True}}
    services.store_notice(body=json.dumps(forged).encode(), now=NOON)
    notice_of(payment)
    foreign = {**body, "object": {"id": "22e12f66-000f-5000-8000-18db351245c7", "status": "succeeded"}}
    services.store_notice(body=json.dumps(foreign).encode(), now=NOON)
    flows.follow_notice(NoticeReceived("payment", "22e12f66-000f-5000-8000-18db351245c7"), NOON)
    payment.refresh_from_db()
    assert (of(order).status, payment.status) == (Status.LOCKED, PaymentStatus.PENDING)


def test_a_notice_faster_than_our_own_answer_finds_its_attempt_by_the_key(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    acquirer.switch_on("yookassa", "http.500", count=1)
    with pytest.raises(AcquirerSilent):
        start(order)
    known = next(p for p in acquirer.book("yookassa")["payments"] if p["metadata"]["order"] == order.code)
    acquirer.pay(known["id"])
    flows.follow_notice(NoticeReceived("payment", known["id"]), NOON)
    assert of(order).status == Status.PAID


def test_late_money_becomes_a_sale_while_the_places_are_free(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = start(order)
    orders.expire_orders(now=AFTER_DEADLINE)
    acquirer.pay(payment.provider_id)
    notice_of(payment, AFTER_DEADLINE)
    assert (of(order).status, Refund.objects.count()) == (Status.PAID, 0)


def test_late_money_whose_place_is_gone_is_refunded_in_full_and_said(acquirer):
    event = make_event(seats=1)
    order = order_of_seats(event, "A-1")
    payment = start(order)
    hold(event, "A-1", session=BORIS_SESSION, now=AFTER_DEADLINE)
    acquirer.pay(payment.provider_id)
    notice_of(payment, AFTER_DEADLINE)
    assert (of(order).status, order.refund_pending, order.refunded) == (Status.EXPIRED, ADULT, Money(0))
    for _ in range(2):
        send_owed(AFTER_DEADLINE)
    refund = Refund.objects.get()
    assert (refund.reason, refund.status, refund.amount) == (
        RefundReason.LATE_MONEY,
        RefundStatus.SUCCEEDED,
        ADULT,
    )
    assert (of(order).refund_pending, order.refunded) == (Money(0), ADULT)
    given_back = [r for r in acquirer.book("yookassa")["refunds"] if r["payment_id"] == payment.provider_id]
    assert [r["amount"]["value"] for r in given_back] == ["1500.00"]


def test_money_for_a_cancelled_order_goes_back(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = start(order)
    orders.cancel_order(order_id=order.pk, actor="customer", now=NOON)
    acquirer.pay(payment.provider_id)
    notice_of(payment)
    assert Refund.objects.get().reason == RefundReason.ORDER_CANCELLED


def test_an_sbp_refund_on_its_way_is_followed_until_final(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = start(order)
    orders.cancel_order(order_id=order.pk, actor="customer", now=NOON)
    acquirer.pay(payment.provider_id, method="sbp")
    notice_of(payment)
    send_owed()
    refund = Refund.objects.get()
    assert (refund.status, of(order).refund_pending) == (RefundStatus.PENDING, ADULT)


def test_a_refund_the_acquirer_refuses_goes_the_manual_way_and_is_not_forgotten(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = start(order)
    orders.cancel_order(order_id=order.pk, actor="customer", now=NOON)
    acquirer.pay(payment.provider_id)
    notice_of(payment)
    acquirer.switch_on("yookassa", "refund.refuse", count=1)
    send_owed()
    refund = Refund.objects.get()
    assert (refund.status, of(order).refund_pending) == (RefundStatus.MANUAL, ADULT)
    assert refund.refusal != ""


def test_an_order_that_is_over_can_not_be_paid(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    with pytest.raises(NotPayable):
        start(order, AFTER_DEADLINE)
    orders.cancel_order(order_id=order.pk, actor="customer", now=NOON)
    with pytest.raises(NotPayable):
        start(order)
    assert Payment.objects.count() == 0


def test_the_acquirer_is_never_called_inside_a_transaction(acquirer):
    order = order_of_seats(make_event(seats=1), "A-1")
    with pytest.raises(InsideTransaction), transaction.atomic():
        start(order)
    assert Payment.objects.count() == 0
