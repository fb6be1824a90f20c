"""Who works here, and what each manager may see and do."""

from django.db import models

from prichal.accounts.models import User
from prichal.staff.rules import Action, Role, Section


class StaffMember(models.Model):
    """A login that works in the console. Without an active row here no login has any right."""

    user = models.OneToOneField(User, models.PROTECT, related_name="staff_member")
    name = models.CharField("имя", max_length=120)
    role = models.CharField("роль", max_length=16, choices=Role, default=Role.MANAGER)
    active = models.BooleanField("работает", default=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(role__in=Role.values), name="staff_role_known")]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> str:
        """How the audit trail names this person."""
        return f"staff:{self.pk}"


class StaffGrant(models.Model):
    """One action a manager may do in one section; administrators need none."""

    member = models.ForeignKey(StaffMember, models.CASCADE, related_name="grants")
    section = models.CharField("раздел", max_length=20, choices=Section)
    action = models.CharField("действие", max_length=10, choices=Action)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "section", "action"], name="staff_grant_once"),
            models.CheckConstraint(condition=models.Q(section__in=Section.values), name="grant_section_known"),
            models.CheckConstraint(condition=models.Q(action__in=Action.values), name="grant_action_known"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.section} {self.action}"
