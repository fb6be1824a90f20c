"""Plain factories for people: logins, staff, customers, and a browser that one of them works in."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from prichal.accounts.models import User
from prichal.customers.models import Customer
from prichal.staff.models import StaffGrant, StaffMember
from prichal.staff.rules import MANAGER_DEFAULT, SESSION_KEY, SHIFT, Action, Role, Section
from tests.make import NOON

PASSWORD = "between-two-bridges"

_number = count(1)


def make_user(*, email: str = "", now: datetime = NOON, **facts) -> User:
    """A login whose address is confirmed; its password is PASSWORD."""
    defaults = {"password": _hashed(PASSWORD), "created_at": now, "email_confirmed_at": now}
    return User.objects.create(email=email or f"person-{next(_number)}@example.com", **{**defaults, **facts})


@cache
def _hashed(password: str) -> str:
    """Slow by design, so done once for all."""
    return make_password(password)


def make_administrator(**facts) -> StaffMember:
    return _member(Role.ADMINISTRATOR, facts)


def make_manager(*, sees: Collection[Section] = MANAGER_DEFAULT, **facts) -> StaffMember:
    """A manager who may look into these sections and change nothing."""
    member = _member(Role.MANAGER, facts)
    StaffGrant.objects.bulk_create(StaffGrant(member=member, section=section, action=Action.VIEW) for section in sees)
    return member


def make_customer(*, user: User, **facts) -> Customer:
    """A customer who signs in as `user`."""
    defaults = {
        "full_name": "Анна Волкова",
        "email": user.email,
        "phone": f"+7900{next(_number):07}",
        "created_at": NOON,
    }
    return Customer.objects.create(user=user, **{**defaults, **facts})


def browser_of(member: StaffMember | None, *, enforce_csrf_checks: bool = False) -> Client:
    """A browser in which this person works already, without the slow way through the password."""
    browser = Client(enforce_csrf_checks=enforce_csrf_checks)
    if member is not None:
        session = browser.session
        session[SESSION_KEY] = {
            "member": member.pk,
            "proof": member.user.get_session_auth_hash(),
            "until": (timezone.now() + SHIFT).timestamp(),
        }
        session.save()
    return browser


def _member(role: Role, facts: dict[str, object]) -> StaffMember:
    user = facts.pop("user", None) or make_user()
    return StaffMember.objects.create(**{"user": user, "name": f"Сотрудник {next(_number)}", "role": role, **facts})
