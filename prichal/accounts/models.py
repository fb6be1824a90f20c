"""The one login."""

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
