"""What stands before holding places: one address holds no more of them at a time than its allowance."""

import time

from django.conf import settings
from django.http import HttpRequest

from prichal.kernel.limits import Allowance

_places = Allowance(seconds=settings.HOLD_SECONDS)


def allow_places(request: HttpRequest, count: int) -> None:
    """Raises TooMuch for an address that has taken PLACES_PER_ADDRESS within the length of a hold."""
    address = request.META.get("REMOTE_ADDR", "")
    _places.take(address, count, most=settings.PLACES_PER_ADDRESS, clock=time.monotonic())
