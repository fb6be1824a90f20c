"""Flags: what staff switch on and off while the shop runs. Off unless switched on."""

import time
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prichal.kernel import audit
from prichal.kernel.models import Flag
from prichal.kernel.tx import operation

FRESH_SECONDS = 5.0  # how long another process may still see what was


class UnknownFlag(LookupError):
    """A name that no app has declared: a slip of the pen, not a flag that is off."""


@dataclass(frozen=True, slots=True)
class _Read:
    at: float
    on: frozenset[str]


_known: dict[str, str] = {}
_read: _Read | None = None


def declare(name: str, meaning: str) -> None:
    """Called in an app's `ready`. Raises ValueError where two apps use one name for two things."""
    if _known.setdefault(name, meaning) != meaning:
        raise ValueError(f"two flags are called {name!r}")


def known() -> dict[str, str]:
    """Every declared flag by name, with its meaning."""
    return dict(sorted(_known.items()))


def is_on(name: str) -> bool:
    """Cheap enough for every request: one query per process and FRESH_SECONDS. Raises UnknownFlag."""
    global _read
    _require(name)
    read = _read
    if read is None or time.monotonic() - read.at > FRESH_SECONDS:
        on = frozenset(Flag.objects.filter(on=True).values_list("name", flat=True))
        _read = read = _Read(time.monotonic(), on)
    return name in read.on


@operation
def switch(*, name: str, on: bool, note: str = "", actor: str, now: datetime) -> Flag:
    """Switch one flag, with a note of why; the caller has the right to. Repeatable. Raises UnknownFlag."""
    _require(name)
    Flag.objects.bulk_create([Flag(name=name, on=False, changed_at=now)], ignore_conflicts=True)
    flag = Flag.objects.select_for_update().get(name=name)
    if flag.on == on:
        return flag
    flag.on, flag.note, flag.changed_at = on, note, now
    flag.save(update_fields=["on", "note", "changed_at"])
    audit.record(
        actor=actor, action="flag.switched", obj=("flag", name), now=now, before={"on": not on}, after={"on": on}
    )
    transaction.on_commit(forget)  # not before: what is rolled back must not be remembered
    return flag


def forget() -> None:
    """Read anew at the next question."""
    global _read
    _read = None


def _require(name: str) -> None:
    if name not in _known:
        raise UnknownFlag(name)
