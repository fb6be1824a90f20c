"""Staff are appointed, given rights, dismissed, signed in and given tokens here only."""

from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase

from prichal.accounts.errors import WrongLogin
from prichal.accounts.services import IssuedToken, check_login, issue_token, revoke_token
from prichal.kernel import audit
from prichal.kernel.tx import operation
from prichal.staff.errors import NotStaff
from prichal.staff.models import StaffGrant, StaffMember
from prichal.staff.rules import SESSION_KEY, SHIFT, Action, Role, Section


@operation
def appoint(*, user_id: int, name: str, role: Role, actor: str, now: datetime) -> StaffMember:
    """Let this login work here in this role; a repeat renames, changes the role, takes back a dismissal.

    A manager begins without any right: see `grant`.
    """
    member = StaffMember.objects.select_for_update().filter(user_id=user_id).first()
    before = {"role": member.role, "active": member.active} if member else {}
    member = member or StaffMember(user_id=user_id)
    member.name, member.role, member.active = name, role, True
    member.save()
    after = {"role": member.role, "active": True}
    if before != after:
        audit.record(
            actor=actor,
            action="staff.appointed",
            obj=("staff", member.pk),
            now=now,
            before=before,
            after=after,
        )
    return member


@operation
def dismiss(*, member_id: int, actor: str, now: datetime) -> None:
    """End somebody's work here: every right and every open session is void at once. Repeatable."""
    if StaffMember.objects.filter(pk=member_id, active=True).update(active=False):
        audit.record(
            actor=actor,
            action="staff.dismissed",
            obj=("staff", member_id),
            now=now,
            before={"active": True},
            after={"active": False},
        )


@operation
def grant(*, member_id: int, section: Section, action: Action, actor: str, now: datetime) -> StaffGrant:
    """Let a manager do one thing in one section. Repeatable."""
    row, made = StaffGrant.objects.get_or_create(member_id=member_id, section=section, action=action)
    if made:
        audit.record(
            actor=actor,
            action="staff.granted",
            obj=("staff", member_id),
            now=now,
            after={"section": section.value, "action": action.value},
        )
    return row


@operation
def withdraw(*, member_id: int, section: Section, action: Action, actor: str, now: datetime) -> None:
    """Take a granted right back. Repeatable."""
    deleted, _ = StaffGrant.objects.filter(member_id=member_id, section=section, action=action).delete()
    if deleted:
        audit.record(
            actor=actor,
            action="staff.withdrawn",
            obj=("staff", member_id),
            now=now,
            before={"section": section.value, "action": action.value},
        )


def sign_in(*, session: SessionBase, email: str, password: str, address: str, now: datetime) -> StaffMember:
    """Begin a staff session under a new key; what a customer keeps in the session stays.

    Raises WrongLogin (for a customer's login too: the answer tells nothing), TooManyTries, LoginClosed.
    """
    user = check_login(email=email, password=password, address=address, now=now)
    member = StaffMember.objects.filter(user=user, active=True).first()
    if member is None:
        raise WrongLogin
    _begin(session, member, user.get_session_auth_hash(), now)
    return member


@operation
def _begin(session: SessionBase, member: StaffMember, proof: str, now: datetime) -> None:
    session.cycle_key()  # a key somebody planted before the login is worth nothing after it
    session[SESSION_KEY] = {"member": member.pk, "proof": proof, "until": (now + SHIFT).timestamp()}
    audit.record(actor=member.actor, action="staff.signed_in", obj=("staff", member.pk), now=now)


@operation
def sign_out(*, session: SessionBase, member: StaffMember, now: datetime) -> None:
    """End the staff session; its key is dead at once."""
    del session[SESSION_KEY]
    session.cycle_key()
    audit.record(actor=member.actor, action="staff.signed_out", obj=("staff", member.pk), now=now)


def give_token(*, email: str, password: str, address: str, now: datetime) -> IssuedToken:
    """A token for a program of this person, under the login's own lock-out.

    Raises WrongLogin, TooManyTries, LoginClosed, and NotStaff for whom the password proved to be no staff.
    """
    user = check_login(email=email, password=password, address=address, now=now)
    member = StaffMember.objects.filter(user=user, active=True).first()
    if member is None:
        raise NotStaff
    return _issue(member, now)


@operation
def _issue(member: StaffMember, now: datetime) -> IssuedToken:
    issued = issue_token(user_id=member.user_id, now=now)
    after = {"until": issued.expires_at.isoformat()}
    audit.record(actor=member.actor, action="staff.token_issued", obj=("staff", member.pk), now=now, after=after)
    return issued


@operation
def take_token_back(*, token: str, member: StaffMember, now: datetime) -> None:
    """The token that came with the call opens nothing from now on."""
    if revoke_token(token=token, now=now):
        audit.record(actor=member.actor, action="staff.token_revoked", obj=("staff", member.pk), now=now)
