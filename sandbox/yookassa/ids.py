"""Identifiers and moments in ЮKassa's shape."""

import secrets
from datetime import UTC, datetime

EPOCH = datetime(2000, 1, 1, 12, tzinfo=UTC)


def payment_id(now: datetime) -> str:
    return _dated(now, "000f")


def refund_id(now: datetime) -> str:
    return _dated(now, "0015")


def receipt_id(now: datetime) -> str:
    return "rt-" + _dated(now, "0001")


def digits(count: int) -> str:
    """A random number of exactly so many digits."""
    return str(secrets.randbelow(9 * 10 ** (count - 1)) + 10 ** (count - 1))


def moment(at: datetime) -> str:
    """UTC with milliseconds and `Z`."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _dated(now: datetime, group: str) -> str:
    # The first eight digits of real ids are the seconds since noon of 2000-01-01.
    seconds = int((now - EPOCH).total_seconds())
    return f"{seconds:08x}-{group}-5000-8000-{secrets.token_hex(6)}"
