"""Tickets on paper and on a phone's screen, and the letters that carry them."""

from prichal.tickets.papers.letters import (
    money_returned_letter,
    order_expired_letter,
    payment_failed_letter,
    tickets_letter,
)
from prichal.tickets.papers.sheet import attached, render
from prichal.tickets.papers.squares import qr_svg

__all__ = [
    "attached",
    "money_returned_letter",
    "order_expired_letter",
    "payment_failed_letter",
    "qr_svg",
    "render",
    "tickets_letter",
]
