from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from prichal.kernel.models import OutboxDelivery
from prichal.notifications.models import Mail
from prichal.orders.rules import Status
from prichal.tickets.keys import key_ring
from prichal.tickets.models import Ticket
from prichal.tickets.rules import Claim, read
from prichal.tickets.services import (
    issue_tickets,
    revoke_tickets,
    tell_money_returned,
    tell_order_expired,
    tell_payment_failed,
)
from tests.make import NOON, make_event
from tests.make_orders import make_order
from tests.payments.attempts import make_attempt

LATER = NOON + timedelta(minutes=5)


@pytest.mark.django_db
def test_a_paid_order_gets_one_signed_ticket_per_item():
    order = make_order(event=make_event(seats=3), types=["adult", "child", "infant"])

    issued = issue_tickets(order_id=order.pk, now=LATER)

    ring = key_ring()
    items = list(order.items.order_by("position"))
    assert [ticket.item_id for ticket in issued] == [item.pk for item in items]
    assert [read(ticket.token, ring.public) for ticket in issued] == [
        Claim(ticket.number, items[0].event_id, seat, code)
        for ticket, seat, code in zip(issued, ["A-1", "A-2", ""], ["adult", "child", "infant"], strict=True)
    ]
    assert {ticket.issued_at for ticket in issued} == {LATER}
    assert {ticket.key_id for ticket in issued} == set(ring.public)


@pytest.mark.django_db
def test_the_one_mail_with_the_tickets_is_queued_once_and_carries_no_secret():
    order = make_order(language="en", email="anna@example.com")

    issue_tickets(order_id=order.pk, now=LATER)
    issue_tickets(order_id=order.pk, now=LATER)

    mail = Mail.objects.get()
    assert (mail.key, mail.to, mail.language, mail.reference, mail.attachments, mail.context) == (
        f"tickets:{order.pk}",
        "anna@example.com",
        "en",
        str(order.pk),
        "tickets.pdf",
        {},
    )
    assert OutboxDelivery.objects.filter(handler="notifications.send_queued_mail").count() == 1


@pytest.mark.django_db
def test_a_repeat_issues_nothing_and_changes_nothing():
    order = make_order(types=["adult", "adult"])
    before = [(ticket.pk, ticket.token) for ticket in issue_tickets(order_id=order.pk, now=NOON)]

    assert issue_tickets(order_id=order.pk, now=LATER) == []
    assert list(Ticket.objects.order_by("pk").values_list("pk", "token")) == before


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.LOCKED, Status.EXPIRED, Status.CANCELLED])
def test_an_order_that_is_not_paid_gets_no_tickets_and_no_mail(status):
    order = make_order(status=status)

    assert issue_tickets(order_id=order.pk, now=LATER) == []
    assert (Ticket.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_an_item_given_back_before_its_ticket_was_issued_gets_none():
    order = make_order(types=["adult", "adult"])
    order.items.filter(position=0).update(released_at=NOON)

    issued = issue_tickets(order_id=order.pk, now=LATER)

    assert [ticket.item.position for ticket in issued] == [1]


@pytest.mark.django_db(transaction=True)
def test_twins_at_one_instant_issue_each_ticket_and_the_mail_once():
    def issue():
        start.wait()
        issued.append(len(issue_tickets(order_id=order.pk, now=LATER)))
        connection.close()

    order = make_order(types=["adult", "adult", "child"])
    start = Barrier(2)
    issued: list[int] = []
    twins = [Thread(target=issue) for _ in range(2)]
    for twin in twins:
        twin.start()
    for twin in twins:
        twin.join()

    assert sorted(issued) == [0, 3]
    assert (Ticket.objects.count(), Mail.objects.count()) == (3, 1)


@pytest.mark.django_db
def test_a_ticket_is_revoked_once():
    order = make_order(types=["adult", "adult"])
    first, second = issue_tickets(order_id=order.pk, now=NOON)

    assert revoke_tickets(item_ids=[first.item_id], now=LATER) == 1
    assert revoke_tickets(item_ids=[first.item_id], now=LATER + timedelta(days=1)) == 0

    assert Ticket.objects.get(pk=first.pk).revoked_at == LATER
    assert Ticket.objects.get(pk=second.pk).revoked_at is None


@pytest.mark.django_db
def test_a_buyer_whose_money_came_too_late_is_told_once():
    order = make_order(status=Status.EXPIRED)

    tell_money_returned(order_id=order.pk, now=LATER)
    tell_money_returned(order_id=order.pk, now=LATER)

    mail = Mail.objects.get()
    assert (mail.key, mail.to, mail.attachments) == (f"money-returned:{order.pk}", "anna@example.com", "")


@pytest.mark.django_db
def test_a_buyer_whose_attempt_failed_is_told_why_once():
    order = make_order(status=Status.LOCKED, language="en")
    failed = make_attempt(order, status="CANCELED", cancellation_reason="card_expired")

    for _ in range(2):
        tell_payment_failed(payment_id=failed.pk, now=LATER)

    mail = Mail.objects.get()
    assert (mail.key, mail.to, mail.language, mail.reference, mail.context) == (
        f"payment-failed:{failed.pk}",
        "anna@example.com",
        "en",
        str(order.pk),
        {"reason": "card_expired"},
    )


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.PAID, Status.CANCELLED, Status.EXPIRED])
def test_a_failed_attempt_at_an_order_that_is_over_is_no_news(status):
    failed = make_attempt(make_order(status=status), status="CANCELED")

    tell_payment_failed(payment_id=failed.pk, now=LATER)

    assert Mail.objects.count() == 0


@pytest.mark.django_db
def test_a_failed_attempt_is_no_news_past_the_deadline_even_if_no_worker_ran():
    order = make_order(status=Status.LOCKED)

    tell_payment_failed(payment_id=make_attempt(order, status="CANCELED").pk, now=order.payment_deadline)

    assert Mail.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("later", "letters"),
    [("NEW", 0), ("PENDING", 0), ("CANCELED", 0), ("REFUSED", 1)],  # the last one never reached the acquirer's page
)
def test_whoever_has_tried_again_is_told_of_the_last_attempt_only(later, letters):
    order = make_order(status=Status.LOCKED)
    failed = make_attempt(order, status="CANCELED")
    make_attempt(order, status=later)

    tell_payment_failed(payment_id=failed.pk, now=LATER)

    assert Mail.objects.count() == letters


@pytest.mark.django_db
def test_a_buyer_whose_time_to_pay_is_over_is_told_once_and_where_to_choose_again():
    event = make_event(seats=1)
    order = make_order(event=event, status=Status.EXPIRED)

    for _ in range(2):
        tell_order_expired(order_id=order.pk, now=LATER)

    mail = Mail.objects.get()
    assert (mail.key, mail.to, mail.reference, mail.context) == (
        f"order-expired:{order.pk}",
        "anna@example.com",
        str(order.pk),
        {"again": [event.pk]},
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts",
    [
        {"status": Status.PAID},
        {"status": Status.CANCELLED},
        {"status": Status.EXPIRED, "refund_pending": 150_000},
        {"status": Status.EXPIRED, "refunded": 150_000},
        {"status": Status.EXPIRED, "email": ""},
    ],
    ids=["paid late", "given up", "money goes back", "money is back", "no address"],
)
def test_an_order_that_did_not_simply_expire_is_not_told_as_such(facts):
    tell_order_expired(order_id=make_order(**facts).pk, now=LATER)

    assert Mail.objects.count() == 0
