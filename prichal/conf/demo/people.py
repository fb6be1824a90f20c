"""Demo logins of the embedded set-up. Their passwords are known to everybody: never outside it."""

from datetime import datetime

from django.conf import settings

from prichal.accounts.models import User
from prichal.accounts.services import open_login
from prichal.customers.services import open_account
from prichal.kernel.tx import operation
from prichal.staff.models import StaffMember
from prichal.staff.rules import MANAGER_DEFAULT, Action, Role
from prichal.staff.services import appoint, grant

ADMINISTRATOR = ("admin@prichal.example", "prichal-admin")
MANAGER = ("manager@prichal.example", "prichal-manager")
CUSTOMER = ("anna@example.com", "prichal-anna")
ACTOR = "house"


def load(*, now: datetime) -> None:
    """An administrator, a manager with the default rights, and a customer whose address is confirmed.

    Safe to repeat: who is there already is left as they are. Raises RuntimeError outside the embedded set-up.
    """
    if not settings.EMBEDDED:
        raise RuntimeError("demo logins are for the embedded set-up only")
    _load(now)


@operation
def _load(now: datetime) -> None:
    _staff(ADMINISTRATOR, name="Администратор", role=Role.ADMINISTRATOR, now=now)
    manager = _staff(MANAGER, name="Менеджер", role=Role.MANAGER, now=now)
    if manager is not None:
        for section in MANAGER_DEFAULT:
            grant(member_id=manager.pk, section=section, action=Action.VIEW, actor=ACTOR, now=now)
    anna = _login(CUSTOMER, now)
    open_account(
        user_id=anna.pk, full_name="Анна Волкова", email=anna.email, phone="+79001234567", language="ru", now=now
    )


def _staff(login: tuple[str, str], *, name: str, role: Role, now: datetime) -> StaffMember | None:
    """The new member, or None where this login works here already (or did)."""
    user = _login(login, now)
    if StaffMember.objects.filter(user=user).exists():
        return None
    return appoint(user_id=user.pk, name=name, role=role, actor=ACTOR, now=now)


def _login(login: tuple[str, str], now: datetime) -> User:
    """A password set anew at every start would end everybody's session."""
    email, password = login
    found = User.objects.filter(email__iexact=email).first()
    return found or open_login(email=email, password=password, confirmed=True, now=now)
