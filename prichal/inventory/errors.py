"""Why a place can't be had: refusals of holds and of publishing."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError


class SeatsTaken(DomainError):
    """Some of the wanted seats belong to somebody else; `seats` names them."""

    code = "seats_taken"
    message = _("Эти места только что заняли. Выберите, пожалуйста, другие.")

    def __init__(self, seats: Sequence[str]) -> None:
        super().__init__()
        self.seats = list(seats)

    def details(self) -> dict[str, Any]:
        return {"seats": self.seats}


class NotEnoughSeats(DomainError):
    """Fewer places are free than were asked for."""

    code = "not_enough_seats"

    def __init__(self, seats_left: int) -> None:
        if seats_left:
            words = ngettext("Осталось только %(left)d место.", "Осталось только %(left)d мест.", seats_left) % {
                "left": seats_left
            }
        else:
            words = gettext("Свободных мест не осталось. Посмотрите соседние рейсы.")
        super().__init__(words)
        self.seats_left = seats_left

    def details(self) -> dict[str, Any]:
        return {"seatsLeft": self.seats_left}


class HoldExpired(DomainError):
    code = "hold_expired"
    message = _("Время брони вышло, места снова свободны для всех. Выберите их ещё раз.")


class HoldOrdered(DomainError):
    code = "hold_ordered"
    message = _("Эти места уже в заказе. Изменить или отменить его можно на странице заказа.")


class ExtensionLimit(DomainError):
    code = "extension_limit"
    message = _("Дольше держать места нельзя. Оформите заказ или выберите места заново.")


class SalesClosed(DomainError):
    code = "sales_closed"
    message = _("Продажа билетов на этот рейс закрыта.")


class VesselBusy(DomainError):
    """The vessel sails, is rented or is out of service at that time, its turnaround included."""

    code = "vessel_busy"
    message = _("Судно в это время занято, считая подготовку между рейсами.")


class NotDraft(DomainError):
    """Only a draft is published."""

    code = "not_draft"
    message = _("Опубликовать можно только черновик.")


class PlacesLost(RuntimeError):
    """Places that an order was believed to own are not its own: a bug, never a visitor's doing."""
