"""The clock of money: one strange answer stops nobody else's, and no owed refund is forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from prichal.kernel.money import Money
from prichal.orders import services as orders
from prichal.payments import tasks
from prichal.payments.models import Payment, Refund
from prichal.payments.rules import UNSENT_FOR, PaymentStatus, RefundStatus
from tests.make import NOON, make_event
from tests.orders.buying import order_of_seats
from tests.payments.test_flows import notice_of, start

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_attempt_that_is_not_the_acquirers_leaves_the_others_their_turn(acquirer):
    event = make_event(seats=2)
    strange, paid = (start(order_of_seats(event, code)) for code in ("A-1", "A-2"))
    Payment.objects.filter(pk=strange.pk).update(amount=Money(1), created_at=NOON - timedelta(minutes=1))
    for payment in (strange, paid):
        acquirer.pay(payment.provider_id)

    tasks.poll_open()

    states = dict(Payment.objects.values_list("pk", "status"))
    assert states == {strange.pk: PaymentStatus.PENDING, paid.pk: PaymentStatus.SUCCEEDED}


@pytest.mark.parametrize(("age", "sent"), [(UNSENT_FOR, True), (timedelta(0), False)])
def test_an_owed_refund_the_outbox_gave_up_is_sent_by_the_clock(acquirer, age, sent):
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = start(order)
    orders.cancel_order(order_id=order.pk, actor="customer", now=NOON)
    acquirer.pay(payment.provider_id)
    notice_of(payment)
    Refund.objects.update(created_at=timezone.now() - age)

    tasks.poll_refunds()

    assert Refund.objects.get().status == (RefundStatus.SUCCEEDED if sent else RefundStatus.OWED)
