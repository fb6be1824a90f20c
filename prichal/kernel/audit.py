"""The trail: one row per change of state, in the transaction of the change."""

from datetime import datetime
from typing import Any

from django.db import connection

from prichal.kernel.models import AuditEntry


def record(
    *,
    actor: str,
    action: str,
    obj: tuple[str, object],
    now: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> AuditEntry:
    """Write one entry. `obj` is (type, id). Values must not be personal data: ids and states only.

    Raises RuntimeError outside a transaction: an entry without its change would be a lie.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry belongs into the transaction of its change")
    return AuditEntry.objects.create(
        at=now,
        actor=actor,
        action=action,
        object_type=obj[0],
        object_id=str(obj[1]),
        before=before or {},
        after=after or {},
    )
