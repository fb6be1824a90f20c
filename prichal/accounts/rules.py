"""How often a password may be tried, and how long a program's token lasts."""

import hashlib
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
TRIES_PER_PAIR = 10  # one account from one address
TRIES_PER_ACCOUNT = 50  # from everywhere: five strangers' addresses can shut an owner out, one can't
TRIES_PER_ADDRESS = 50  # an office or a mobile carrier stands behind one address
LONGEST_PASSWORD = 200  # hashing a longer one would cost us more than the guesser
TOKEN_LIFE = timedelta(days=30)
TOKEN_PREFIX = "prichal_"  # noqa: S105 - the part that lets a leaked one be recognised


def digest_of(token: str) -> str:
    """All that is kept of a token; 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def counter(kind: str, value: str, now: datetime) -> str:
    """The name of one counter in the window that holds `now`; whom it counts can't be read from it."""
    digest = hashlib.sha256(value.strip().casefold().encode()).hexdigest()[:32]
    return f"tries:{kind}:{digest}:{_window(now)}"


def reopens_at(now: datetime) -> datetime:
    """When the counters begin anew."""
    return datetime.fromtimestamp((_window(now) + 1) * WINDOW.total_seconds(), tz=now.tzinfo)


def _window(now: datetime) -> int:
    return int(now.timestamp() // WINDOW.total_seconds())
