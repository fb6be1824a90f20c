import pytest
from django.db import transaction

from prichal.kernel import outbox
from prichal.kernel.models import OutboxDelivery
from prichal.kernel.rules import DeliveryState
from prichal.notifications.models import Mail
from prichal.notifications.rules import MailState
from prichal.orders.messages import LateMoneyReturned, OrderPaid
from prichal.orders.rules import Status
from prichal.tickets.models import Ticket
from tests.make import NOON
from tests.make_orders import make_order

OURS = r"^(tickets|notifications)\."
pytestmark = pytest.mark.django_db(transaction=True)


def deliver_ours() -> None:
    """Workers that listen to this part of the house only, until nothing is due."""
    while waiting := OutboxDelivery.objects.filter(state=DeliveryState.WAITING, handler__regex=OURS).order_by("pk"):
        outbox.deliver(waiting[0].pk, now=NOON)


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
