"""The one login, and the tokens by which programs are it."""

from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """Addresses are compared without case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who can sign in. Staff and customers point here; rights come from `staff` alone."""

    email = models.EmailField("почта", unique=True)
    is_active = models.BooleanField("активен", default=True)
    email_confirmed_at = models.DateTimeField("почта подтверждена", null=True, blank=True)
    created_at = models.DateTimeField("создан")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once_whatever_the_case")]

    def __str__(self) -> str:
        return self.email


class ApiToken(models.Model):
    """By it a program is one person; only its digest is kept. A new password voids it (`proof` fits no more)."""

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    proof = models.CharField(max_length=64, help_text="what a staff session keeps of the password too")
    created_at = models.DateTimeField("выдан")
    expires_at = models.DateTimeField("действует до")
    last_used_on = models.DateField("последний раз нужен был", null=True, help_text="by day: no diary of a person")
    revoked_at = models.DateTimeField("отозван", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(expires_at__gt=models.F("created_at")), name="token_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.digest[:8]}"

    def is_good(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at
