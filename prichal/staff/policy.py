"""The answer to "may this person do this here?"."""

from prichal.staff.models import StaffMember
from prichal.staff.rules import Action, Role, Section


def may(actor: object, section: str, action: str, obj: object | None = None) -> bool:
    """The policy of the house: deny by default.

    Only an active StaffMember can have rights; a login or a customer never has. Administrators may do
    everything there is, managers what was granted, and who may change may look.
    """
    if not isinstance(actor, StaffMember) or not actor.active:
        return False
    if section not in Section.values or action not in Action.values:
        return False
    if actor.role == Role.ADMINISTRATOR:
        return True
    granted = {(grant.section, grant.action) for grant in actor.grants.all()}
    return (section, action) in granted or (action == Action.VIEW and (section, Action.CHANGE) in granted)


def sections_of(member: StaffMember) -> list[Section]:
    """The sections this person may look into, in the order of the menu."""
    return [section for section in Section if may(member, section, Action.VIEW)]
