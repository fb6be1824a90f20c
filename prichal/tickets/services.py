"""Tickets are issued and revoked here only."""

from collections.abc import Collection
from datetime import datetime

from prichal.kernel.ids import public_code
from prichal.kernel.tx import operation
from prichal.notifications.services import write_mail
from prichal.orders.models import Order
from prichal.orders.rules import Status
from prichal.tickets.keys import key_ring
from prichal.tickets.models import Ticket
from prichal.tickets.rules import NUMBER_LENGTH, Claim, key_id, sign

TICKETS_MAIL = "tickets/mail/tickets"
MONEY_RETURNED_MAIL = "tickets/mail/money_returned"
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
