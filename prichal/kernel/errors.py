"""Refusals: what a visitor can cause, with a stable code; everything else is a bug and crashes loudly."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing wrong with one field: `field` is the name on the wire, `message` says how to mend it."""

    field: str
    message: str
    code: str = "invalid"


class DomainError(Exception):
    """A refusal. `code` is stable for machines, `message` is for people, `details()` joins the problem document."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409
    message: ClassVar[str | Promise] = _("Так сделать нельзя.")

    def __init__(self, message: str | Promise | None = None) -> None:
        super().__init__(message or self.message)

    def __str__(self) -> str:
        return str(self.args[0])

    def details(self) -> dict[str, Any]:
        """Members for the problem document (RFC 9457), camelCase."""
        return {}

    def headers(self) -> dict[str, str]:
        """Headers of the answer, such as `Retry-After`."""
        return {}


class NotFound(DomainError):
    code, status = "not_found", 404
    message = _("Такого нет, или это не ваше.")


class Invalid(DomainError):
    """Input that names what is wrong, field by field (422)."""

    code, status = "invalid", 422
    message = _("Проверьте введённое.")

    def __init__(self, errors: Sequence[FieldError], message: str | Promise | None = None) -> None:
        super().__init__(message)
        self.errors = list(errors)

    def details(self) -> dict[str, Any]:
        return {"errors": [{"field": e.field, "message": str(e.message), "code": e.code} for e in self.errors]}
