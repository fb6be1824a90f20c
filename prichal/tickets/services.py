"""Tickets are issued and revoked here only."""

from collections.abc import Collection
from datetime import datetime

from prichal.kernel.ids import public_code
from prichal.kernel.tx import operation
from prichal.notifications.services import write_mail
from prichal.orders.models import Order
from prichal.orders.queries import shown_status
from prichal.orders.rules import Status
from prichal.payments.models import Payment
from prichal.payments.queries import was_tried_again
from prichal.payments.rules import PaymentStatus
from prichal.tickets.keys import key_ring
from prichal.tickets.models import Ticket
from prichal.tickets.queries import to_buy_again
from prichal.tickets.rules import NUMBER_LENGTH, Claim, key_id, sign

TICKETS_MAIL = "tickets/mail/tickets"
MONEY_RETURNED_MAIL = "tickets/mail/money_returned"
PAYMENT_FAILED_MAIL = "tickets/mail/payment_failed"
ORDER_EXPIRED_MAIL = "tickets/mail/order_expired"
PAPERS = "tickets.pdf"


@operation
def issue_tickets(*, order_id: int, now: datetime) -> list[Ticket]:
    """One ticket per item of a PAID order that has none, and the one mail with them; none for other orders.

    Repeats and twins issue nothing more: they wait for each other on the order's row.
    """
    order = Order.objects.select_for_update().get(pk=order_id)
    if order.status != Status.PAID:
        return []
    missing = order.items.filter(ticket=None, released_at=None).select_related("ticket_type").order_by("position")
    ring = key_ring()
    tickets = []
    for item in missing:
        claim = Claim(public_code(NUMBER_LENGTH), item.event_id, item.seat_code, item.ticket_type.code)
        tickets.append(
            Ticket(
                item=item,
                number=claim.number,
                key_id=key_id(ring.signing.public_key()),
                token=sign(claim, ring.signing),
                issued_at=now,
            )
        )
    issued = Ticket.objects.bulk_create(tickets)
    write_mail(
        key=f"tickets:{order_id}",
        to=order.contact_email,
        language=order.language,
        template=TICKETS_MAIL,
        context={},
        reference=str(order_id),
        attachments=PAPERS,
        now=now,
    )
    return issued


@operation
def revoke_tickets(*, item_ids: Collection[int], now: datetime) -> int:
    """These items' tickets open no gangway any more; how many were good until now."""
    return Ticket.objects.filter(item__in=item_ids, revoked_at=None).update(revoked_at=now)


@operation
def tell_money_returned(*, order_id: int, now: datetime) -> None:
    """Write, once, to the buyer whose money came too late that all of it is on its way back."""
    order = Order.objects.get(pk=order_id)
    write_mail(
        key=f"money-returned:{order_id}",
        to=order.contact_email,
        language=order.language,
        template=MONEY_RETURNED_MAIL,
        context={},
        reference=str(order_id),
        now=now,
    )


@operation
def tell_payment_failed(*, payment_id: int, now: datetime) -> None:
    """Write, once per attempt, why it came to nothing, until when the places are kept and how to pay again.

    Nothing where that is no news any more: the order no longer waits for money, or its buyer has tried again.
    """
    payment = Payment.objects.select_related("order").get(pk=payment_id)
    order = payment.order
    waits = shown_status(order, now) == Status.LOCKED and payment.status == PaymentStatus.CANCELED
    if not waits or was_tried_again(payment) or not order.contact_email:
        return
    write_mail(
        key=f"payment-failed:{payment_id}",
        to=order.contact_email,
        language=order.language,
        template=PAYMENT_FAILED_MAIL,
        context={"reason": payment.cancellation_reason},
        reference=str(order.pk),
        now=now,
    )


@operation
def tell_order_expired(*, order_id: int, now: datetime) -> None:
    """Write, once, that the time to pay is over, and where to choose again.

    Nothing where money came meanwhile: it became the tickets, or goes back, and a letter of its own says so.
    """
    order = Order.objects.get(pk=order_id)
    if order.status != Status.EXPIRED or order.refunded or order.refund_pending or not order.contact_email:
        return
    write_mail(
        key=f"order-expired:{order_id}",
        to=order.contact_email,
        language=order.language,
        template=ORDER_EXPIRED_MAIL,
        context={"again": to_buy_again(order_id, now=now)},
        reference=str(order_id),
        now=now,
    )
