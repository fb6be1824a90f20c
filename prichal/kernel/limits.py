"""How much one address may take in a while, counted in this process: no store to wait for, none to miss.

Each process counts for itself, so the whole is as many times wider. That will do: these limits stop machines, not
people (a mobile carrier's customers share one address), and what is scarce has its own limit per session.
"""

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from threading import Lock
from typing import Any

from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError

REMEMBERED = 20_000  # addresses; the one seen longest ago is forgotten first


class TooMuch(DomainError):
    """The address took more than its allowance; `seconds` later it may go on."""

    code, status = "too_many_requests", 429
    message = _("С вашего адреса слишком много запросов подряд. Подождите немного и попробуйте снова.")

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = int(seconds) + 1

    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.seconds)}

    def details(self) -> dict[str, Any]:
        return {"retryAfter": self.seconds}


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Allowance:
    """A bucket per address that fills up again evenly over `seconds`. Addresses of one's own network have no limit:
    behind a proxy that hides who asks, everybody would share one.
    """

    def __init__(self, *, seconds: float) -> None:
        self._seconds = seconds
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()

    def take(self, address: str, amount: int, *, most: int, clock: float) -> None:
        """Count `amount` against `most` per window; `clock` is monotonic seconds, `most` of 0 is no limit.

        Raises TooMuch, and counts nothing then.
        """
        if not most or not is_strangers(address):
            return
        with self._lock:
            bucket = self._buckets.pop(address, None) or _Bucket(most, clock)
            left = min(most, bucket.left + (clock - bucket.at) * most / self._seconds)
            enough = left >= amount
            self._buckets[address] = _Bucket(left - amount if enough else left, clock)
            if len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
        if not enough:
            raise TooMuch((min(amount, most) - left) * self._seconds / most)


@lru_cache(maxsize=4096)
def is_strangers(address: str) -> bool:
    """Whether it is an address of the open internet."""
    try:
        return ip_address(address).is_global
    except ValueError:
        return False
