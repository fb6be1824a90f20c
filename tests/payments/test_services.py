"""Answers of the acquirer are checked, money can't be doubled, notices are stored once."""

import json
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from prichal.kernel.errors import Invalid
from prichal.kernel.models import OutboxMessage
from prichal.kernel.money import Money
from prichal.orders.models import Order
from prichal.payments import services
from prichal.payments.errors import TooManyNotices
from prichal.payments.models import Payment, Refund, WebhookNotice
from prichal.payments.ports import AcquirerPayment
from prichal.payments.rules import TRIES_AGAIN_WITHIN, PaymentStatus, RefundReason
from prichal.payments.services.attempts import AcquirerMismatch
from prichal.payments.services.notices import UNKNOWN_PER_MINUTE
from tests.make import ADULT, NOON, make_event
from tests.orders.buying import order_of_seats

pytestmark = pytest.mark.django_db(transaction=True)


def attempt(order) -> Payment:
    return services.open_attempt(order_id=order.pk, return_url="http://x/", repeat=None, now=NOON)


def answer(payment, status="succeeded", provider_id="2e1f-000f") -> AcquirerPayment:
    return AcquirerPayment(
        id=provider_id,
        status=status,
        amount=payment.amount,
        attempt=str(payment.idempotence_key),
        confirmation_url="",
        method="bank_card",
        cancellation_party="",
        cancellation_reason="",
    )


def take(payment, said):
    return services.take_answer(payment_id=payment.pk, answer=said, now=NOON)


def test_many_taps_at_once_open_one_attempt():
    order = order_of_seats(make_event(seats=1), "A-1")
    found: list[int] = []

    def tap():
        found.append(attempt(order).pk)
        connection.close()

    taps = [threading.Thread(target=tap) for _ in range(6)]
    for thread in taps:
        thread.start()
    for thread in taps:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1


def test_a_payment_of_another_sum_or_of_another_attempt_is_never_taken_up():
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = attempt(order)
    for wrong in (
        replace(answer(payment), amount=Money(100)),
        replace(answer(payment), attempt="00000000-0000-0000-0000-000000000000"),
    ):
        with pytest.raises(AcquirerMismatch):
            take(payment, wrong)
    assert Order.objects.get().status == "LOCKED"


def test_an_older_word_never_undoes_a_newer_one():
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = attempt(order)
    take(payment, answer(payment))
    for late in ("pending", "canceled"):
        assert take(payment, answer(payment, late)).status == PaymentStatus.SUCCEEDED
    assert Order.objects.get().status == "PAID"


def test_money_for_an_attempt_that_was_over_still_pays_an_order_that_waits():
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = attempt(order)
    services.note_refused(payment_id=payment.pk, now=NOON)
    assert take(payment, answer(payment)).winner
    assert Order.objects.get().status == "PAID"


def test_a_second_payment_of_a_paid_order_is_owed_back_and_the_order_keeps_showing_the_first():
    order = order_of_seats(make_event(seats=1), "A-1")
    first = attempt(order)
    take(first, answer(first, "canceled", "first"))
    second = attempt(order)
    take(second, answer(second, "succeeded", "second"))
    take(first, answer(first, "succeeded", "first"))  # the acquirer changed its mind
    refund = Refund.objects.get()
    order.refresh_from_db()
    assert (refund.payment_id, refund.reason, refund.amount) == (first.pk, RefundReason.SECOND_PAYMENT, ADULT)
    assert (order.status, order.payment_id, order.refund_pending) == ("PAID", "second", Money(0))
    assert Payment.objects.filter(winner=True).get() == second


def test_an_attempt_that_ends_without_money_is_told_once_and_a_minute_later():
    payment = attempt(order_of_seats(make_event(seats=1), "A-1"))
    for _ in range(2):
        take(payment, answer(payment, "canceled"))
    message = OutboxMessage.objects.get(name="payments.PaymentFailed")
    assert message.payload == {"payment_id": payment.pk}
    assert set(message.deliveries.values_list("send_at", flat=True)) == {NOON + TRIES_AGAIN_WITHIN}


@pytest.mark.parametrize("status", ["pending", "waiting_for_capture", "succeeded"])
def test_an_attempt_that_goes_on_or_succeeds_has_not_failed(status):
    payment = attempt(order_of_seats(make_event(seats=1), "A-1"))
    take(payment, answer(payment, status))
    assert OutboxMessage.objects.filter(name="payments.PaymentFailed").count() == 0


def test_the_database_refuses_two_winners_and_more_back_than_came():
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = attempt(order)
    take(payment, answer(payment))
    with pytest.raises(IntegrityError, match="one_winning_payment_per_order"), transaction.atomic():
        Payment.objects.create(
            order=order, request=b"", amount=ADULT, status="SUCCEEDED", winner=True, created_at=NOON, succeeded_at=NOON
        )
    with pytest.raises(IntegrityError, match="payment_refunded_within_amount"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(refunded=ADULT.kopecks + 1)


def body(event="payment.succeeded", object_id="2e1f", status="succeeded") -> bytes:
    return json.dumps({"type": "notification", "event": event, "object": {"id": object_id, "status": status}}).encode()


def test_the_same_notice_is_one_row_however_often_it_comes():
    for _ in range(3):
        services.store_notice(body=body(), now=NOON)
    assert WebhookNotice.objects.get().times == 3
    assert OutboxMessage.objects.filter(name="payments.NoticeReceived").count() == 1


def test_a_forgery_before_the_truth_does_not_swallow_it():
    payment = attempt(order_of_seats(make_event(seats=1), "A-1"))
    take(payment, answer(payment, "pending", "2e1f"))
    for seconds in (0, 0.5, 5):  # forged, repeated at once, true
        services.store_notice(body=body(), now=NOON + timedelta(seconds=seconds))
    assert owed_readings() == 2
    take(payment, answer(payment, "succeeded", "2e1f"))
    services.store_notice(body=body(), now=NOON + timedelta(seconds=60))
    assert owed_readings() == 2


def test_whoever_knows_a_payment_can_not_fill_our_tables_with_words_of_their_own():
    payment = attempt(order_of_seats(make_event(seats=1), "A-1"))
    take(payment, answer(payment, "pending", "2e1f"))
    for n in range(5):
        services.store_notice(body=body(status=f"s{n}"), now=NOON)
        assert services.store_notice(body=body(f"payment.x{n}"), now=NOON) is None
    assert (WebhookNotice.objects.count(), owed_readings()) == (1, 1)


def owed_readings() -> int:
    return OutboxMessage.objects.filter(name="payments.NoticeReceived").count()


@pytest.mark.parametrize("event", ["payout.succeeded", "payment.x"])
def test_events_nobody_follows_are_not_stored(event):
    assert services.store_notice(body=body(event), now=NOON) is None
    assert WebhookNotice.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"event":"payment.succeeded"}',
        b'{"event":"payment.succeeded","object":{"id":7}}',
        *(
            b'{"event":"payment.succeeded","object":{"id":"%s"}}' % strange
            for strange in (b"", b"\\u0000", b"\\ud800", b"../refunds", b"?limit=1", b"a" * 41)
        ),
    ],
)
def test_what_is_no_notice_is_refused(wrong):
    with pytest.raises(Invalid):
        services.store_notice(body=wrong, now=NOON)


def test_a_flood_of_unknown_payments_is_stopped_while_known_ones_pass():
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = attempt(order)
    take(payment, answer(payment, "pending", "known"))
    for n in range(UNKNOWN_PER_MINUTE):
        services.store_notice(body=body(object_id=f"unknown-{n}"), now=NOON)
    with pytest.raises(TooManyNotices):
        services.store_notice(body=body(object_id="one-more"), now=NOON)
    assert services.store_notice(body=body(object_id="known"), now=NOON) is not None
