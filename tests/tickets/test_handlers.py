from datetime import datetime, timedelta

import pytest
from django.db import transaction

from prichal.kernel import outbox
from prichal.kernel.models import OutboxDelivery
from prichal.kernel.rules import DeliveryState
from prichal.notifications.models import Mail
from prichal.notifications.rules import MailState
from prichal.orders import services as orders
from prichal.orders.access import order_url
from prichal.orders.messages import LateMoneyReturned, OrderPaid
from prichal.orders.rules import Status
from prichal.payments import flows
from prichal.payments.messages import NoticeReceived
from prichal.tickets.models import Ticket
from tests.make import NOON, make_event
from tests.make_orders import make_order
from tests.orders.buying import AFTER_DEADLINE, order_of_seats

OURS = r"^(tickets|notifications)\."
A_MINUTE_ON = NOON + timedelta(minutes=1)
pytestmark = pytest.mark.django_db(transaction=True)


def deliver_ours(now: datetime = NOON) -> None:
    """Workers that listen to this part of the house only, until nothing is due."""
    due = OutboxDelivery.objects.filter(state=DeliveryState.WAITING, handler__regex=OURS, send_at__lte=now)
    while delivery := due.order_by("pk").first():
        outbox.deliver(delivery.pk, now=now)


def publish(message) -> None:
    with transaction.atomic():
        outbox.publish(message, now=NOON)


def test_a_paid_order_leads_to_tickets_and_a_sent_letter(postbox):
    order = make_order(types=["adult", "child"])

    publish(OrderPaid(order.pk))
    deliver_ours()

    assert Ticket.objects.filter(item__order=order).count() == 2
    assert Mail.objects.get().state == MailState.SENT
    assert [letter["To"] for letter in postbox.letters] == ["anna@example.com"]
    assert set(OutboxDelivery.objects.filter(handler__regex=OURS).values_list("handler", "queue", "state")) == {
        ("tickets.issue_tickets", "documents", DeliveryState.DONE),
        ("notifications.send_queued_mail", "mail", DeliveryState.DONE),
    }


def test_a_message_that_comes_twice_sends_one_letter(postbox):
    order = make_order()

    publish(OrderPaid(order.pk))
    publish(OrderPaid(order.pk))
    deliver_ours()

    assert Ticket.objects.count() == 1
    assert len(postbox.letters) == 1


def test_late_money_that_goes_back_is_told(postbox):
    order = make_order(status=Status.CANCELLED)

    publish(LateMoneyReturned(order.pk))
    deliver_ours()

    assert [letter["Subject"].strip() for letter in postbox.letters] == [f"Возвращаем деньги за заказ {order.code}"]


def decline(outsiders, order, card: str = "5555555555554600") -> None:
    """One attempt to pay, as far as the bank's no."""
    payment = flows.start(order_id=order.pk, return_url="http://127.0.0.1:8000/", repeat=None, now=NOON)
    outsiders.pay(payment.provider_id, card=card)
    flows.follow_notice(NoticeReceived("payment", str(payment.provider_id)), NOON)


def test_a_declined_card_leads_after_a_minute_to_a_letter_with_the_way_to_pay_again(outsiders):
    order = order_of_seats(make_event(seats=1), "A-1")
    decline(outsiders, order)

    deliver_ours()
    assert outsiders.mail() == []
    for _ in range(2):
        deliver_ours(A_MINUTE_ON)

    (letter,) = outsiders.mail("anna@example.com")
    assert letter["subject"].strip() == "Оплата не прошла, места за вами до 12:20 МСК"
    assert "На карте или счёте не хватило денег. Деньги не списаны." in letter["text"]
    assert order_url(order, "ru") in letter["text"]


def test_who_tries_again_at_once_gets_no_letter(outsiders):
    order = order_of_seats(make_event(seats=1), "A-1")
    decline(outsiders, order)
    flows.start(order_id=order.pk, return_url="http://127.0.0.1:8000/", repeat=None, now=NOON)

    deliver_ours(A_MINUTE_ON)

    assert outsiders.mail() == []


def test_of_two_attempts_that_fail_within_a_minute_the_last_one_is_told(outsiders):
    order = order_of_seats(make_event(seats=1), "A-1")
    decline(outsiders, order)
    decline(outsiders, order, card="5555555555554592")

    deliver_ours(A_MINUTE_ON)

    (letter,) = outsiders.mail()
    assert "3-D Secure" in letter["text"]


def test_an_order_nobody_paid_leads_to_a_letter_with_the_way_to_choose_again(outsiders):
    event = make_event(seats=1)
    order = order_of_seats(event, "A-1")
    decline(outsiders, order)
    orders.expire_orders(now=AFTER_DEADLINE)

    deliver_ours(AFTER_DEADLINE)

    (letter,) = outsiders.mail("anna@example.com")
    assert letter["subject"].strip() == f"Время на оплату заказа {order.code} вышло"
    assert f"/events/{event.slug}\n" in letter["text"]


def test_an_order_its_buyer_gave_up_leads_to_no_letter(outsiders):
    order = order_of_seats(make_event(seats=1), "A-1")
    decline(outsiders, order)
    orders.cancel_order(order_id=order.pk, actor="customer", now=NOON)
    orders.expire_orders(now=AFTER_DEADLINE)

    deliver_ours(AFTER_DEADLINE)

    assert outsiders.mail() == []
