"""Who works in a session."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

from prichal.staff.models import StaffMember
from prichal.staff.rules import SESSION_KEY


def member_of(session: SessionBase, *, now: datetime) -> StaffMember | None:
    """Who works in this session: an active person, until the shift ends or the password changes."""
    kept: dict[str, Any] = session.get(SESSION_KEY, {})
    if not kept or kept["until"] <= now.timestamp():
        return None
    member = (
        StaffMember.objects.select_related("user")
        .prefetch_related("grants")
        .filter(pk=kept["member"], active=True, user__is_active=True)
        .first()
    )
    if member is None or not constant_time_compare(kept["proof"], member.user.get_session_auth_hash()):
        return None
    return member
