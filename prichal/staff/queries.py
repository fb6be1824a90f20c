"""Who works in a session, or by a login."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from prichal.staff.models import StaffMember
from prichal.staff.rules import SESSION_KEY


def member_of(session: SessionBase, *, now: datetime) -> StaffMember | None:
    """Who works in this session: an active person, until the shift ends or the password changes."""
    kept: dict[str, Any] = session.get(SESSION_KEY, {})
    if not kept or kept["until"] <= now.timestamp():
        return None
    member = _working().filter(pk=kept["member"]).first()
    if member is None or not constant_time_compare(kept["proof"], member.user.get_session_auth_hash()):
        return None
    return member


def member_with_login(user_id: int) -> StaffMember | None:
    """The active person whose login this is."""
    return _working().filter(user_id=user_id).first()


def _working() -> QuerySet[StaffMember]:
    working = StaffMember.objects.filter(active=True, user__is_active=True)
    return working.select_related("user").prefetch_related("grants")
