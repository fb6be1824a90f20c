"""What only the top floor can see whole: an order with its tickets and the way of its money."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from prichal.kernel.schemas import OrderToken, Problem
from prichal.orders.access import order_by_token
from prichal.orders.queries import order_card
from prichal.orders.schemas import order_out
from prichal.payments.queries import refunds_of
from prichal.storefront.schemas import RefundOut, TicketOut, WholeOrderOut
from prichal.tickets.queries import tickets_of

router = Router(tags=["orders"])


@router.get("/orders/{code}", response={200: WholeOrderOut, 404: Problem}, by_alias=True)
def order(request: HttpRequest, code: str, token: str = "", order_token: OrderToken = "") -> WholeOrderOut:
    """The order for a holder of its token (`?token=` or `X-Order-Token`)."""
    found = order_by_token(code=code, token=token or order_token)
    card = order_card(found, now=timezone.now())
    return WholeOrderOut(
        **dict(order_out(card)),
        tickets=[
            TicketOut(
                number=ticket.number,
                seat_code=ticket.seat_code or None,
                ticket_type=ticket.ticket_type,
                token=ticket.token,
                revoked=ticket.revoked,
            )
            for ticket in tickets_of(found.pk)
        ],
        refunds=[
            RefundOut(
                amount=refund.amount.kopecks,
                status=refund.status,
                reason=refund.reason,
                created_at=refund.created_at.astimezone(card.zone),
            )
            for refund in refunds_of(found.pk)
        ],
    )
