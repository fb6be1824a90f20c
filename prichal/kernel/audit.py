"""The trail: one row per change of state, in the transaction of the change.

It holds no personal values, so that it need never be changed when a person is forgotten: `object_id` and `actor` say
who by number (`staff:7`), `before` and `after` hold ids, states, sums and moments. A name, an address or a number to
call stands in its own table and is read there; that it changed may be told (`{"changed": ["email"]}`), what it
was may not. Should a trail of personal values ever be needed, they are to be encrypted under a key per customer, so
that forgetting is destroying the key.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from prichal.kernel.models import AuditEntry

PERSONAL = re.compile(
    r"(?i)e_?mail|phone|passw|secret|token|cookie|session|birth|passport|attendee|comment"
    r"|^(full|first|last|middle|contact|customer)?_?name$|^(ip|address|fio)$"
)


class PersonalValue(ValueError):
    """Something under a telling name was about to be kept for ever."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed; `obj` is (type, id)."""

    obj: tuple[str, object]
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


def record(
    *,
    actor: str,
    action: str,
    obj: tuple[str, object],
    now: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> AuditEntry:
    """Write one entry. `obj` is (type, id). Raises as `record_all` does."""
    return record_all(actor=actor, action=action, changes=[Change(obj, before, after)], now=now)[0]


def record_all(*, actor: str, action: str, changes: Sequence[Change], now: datetime) -> list[AuditEntry]:
    """Write an entry per change, in one statement.

    Raises RuntimeError outside a transaction (an entry without its change would be a lie) and PersonalValue for a
    telling name in `before` or `after`: a mistake of ours, made by every call of that kind or by none.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry belongs into the transaction of its change")
    for change in changes:
        for name in _names_in([change.before, change.after]):
            if PERSONAL.search(name):
                raise PersonalValue(f"{action}: the audit trail keeps no {name!r}")
    return AuditEntry.objects.bulk_create(
        AuditEntry(
            at=now,
            actor=actor,
            action=action,
            object_type=change.obj[0],
            object_id=str(change.obj[1]),
            before=change.before or {},
            after=change.after or {},
        )
        for change in changes
    )


def _names_in(values: object) -> Iterator[str]:
    """Every name in nested values."""
    if isinstance(values, dict):
        yield from values
        values = list(values.values())
    if isinstance(values, list | tuple):
        for value in values:
            yield from _names_in(value)
