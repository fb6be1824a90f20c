"""How often a password may be tried."""

import hashlib
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
TRIES_PER_ACCOUNT = 10
TRIES_PER_ADDRESS = 50  # an office or a mobile carrier stands behind one address
LONGEST_PASSWORD = 200  # hashing a longer one would cost us more than the guesser


def counter(kind: str, value: str, now: datetime) -> str:
    """The name of one counter in the window that holds `now`; whom it counts can't be read from it."""
    digest = hashlib.sha256(value.strip().casefold().encode()).hexdigest()[:32]
    return f"tries:{kind}:{digest}:{_window(now)}"


def reopens_at(now: datetime) -> datetime:
    """When the counters begin anew."""
    return datetime.fromtimestamp((_window(now) + 1) * WINDOW.total_seconds(), tz=now.tzinfo)


def _window(now: datetime) -> int:
    return int(now.timestamp() // WINDOW.total_seconds())
