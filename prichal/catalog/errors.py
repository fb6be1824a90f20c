"""Refusals of the catalogue."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError


class IllegalSaleState(DomainError):
    """The sale of an event can't go where it was sent from where it is."""

    code = "illegal_transition"
    message = _("Так менять продажу этого рейса нельзя: посмотрите, в каком он сейчас состоянии.")

    def __init__(self, allowed: Collection[str]) -> None:
        super().__init__()
        self.allowed = sorted(allowed)

    def details(self) -> dict[str, Any]:
        return {"allowed": self.allowed}
