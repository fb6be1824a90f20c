"""What stands before placing orders: one address leaves no more of them unpaid at a time than its allowance."""

import time

from django.conf import settings
from django.http import HttpRequest

from prichal.kernel.limits import Allowance

_orders = Allowance(seconds=settings.PAYMENT_WINDOW)


def allow_order(request: HttpRequest) -> None:
    """Raises TooMuch for an address that has placed ORDERS_PER_ADDRESS within the time an order may be paid."""
    _orders.take(request.META.get("REMOTE_ADDR", ""), 1, most=settings.ORDERS_PER_ADDRESS, clock=time.monotonic())
