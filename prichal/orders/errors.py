"""What a visitor can be refused when ordering."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError


class PriceChanged(DomainError):
    """The total differs from the one the buyer saw; carries the new quote."""

    code, status = "price_changed", 409
    message = _("Цена изменилась. Посмотрите новую сумму и подтвердите её.")

    def __init__(self, quote: dict[str, Any]) -> None:
        super().__init__()
        self.quote = quote

    def details(self) -> dict[str, Any]:
        return {"quote": self.quote}


class IllegalTransition(DomainError):
    """The order can't go from its state to the one asked for."""

    code, status = "illegal_transition", 409
    message = _("Так изменить состояние заказа нельзя.")

    def __init__(self, allowed: Iterable[str]) -> None:
        super().__init__()
        self.allowed = sorted(allowed)

    def details(self) -> dict[str, Any]:
        return {"allowed": self.allowed}


class VesselFull(DomainError):
    """With these passengers, infants included, the vessel would carry more than it legally may."""

    code, status = "passenger_maximum", 409
    message = _("Столько пассажиров вместе с младенцами судно взять не может.")
