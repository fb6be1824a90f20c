"""Shapes that join several apps on the wire."""

from datetime import datetime

from prichal.kernel.schemas import Out
from prichal.orders.schemas import OrderOut


class TicketOut(Out):
    number: str
    seat_code: str | None
    ticket_type: str
    token: str
    revoked: bool


class RefundOut(Out):
    amount: int
    status: str
    reason: str
    created_at: datetime


class WholeOrderOut(OrderOut):
    tickets: list[TicketOut]
    refunds: list[RefundOut]
