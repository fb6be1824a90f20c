"""Why a place can't be had: refusals of holds and of publishing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError

NAMED = 5  # of many things at fault; the rest is counted


@dataclass(frozen=True, slots=True)
class Clash:
    """An event (its slug) whose vessel is taken by `other`: an event's slug, or the word for a rental or a repair."""

    event: str
    other: str


def named(things: Sequence[str]) -> str:
    """The first few by name, the rest as a number."""
    first = ", ".join(things[:NAMED])
    rest = len(things) - NAMED
    return gettext("%(first)s и ещё %(rest)d") % {"first": first, "rest": rest} if rest > 0 else first


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
    """Vessels sail, are rented or out of service when they should sail, their turnaround included; `clashes` say which.

    None are named where somebody else took a vessel in the same instant.
    """

    code = "vessel_busy"
    message = _("Судно в это время занято, считая подготовку между рейсами.")

    def __init__(self, clashes: Sequence[Clash] = ()) -> None:
        names = named([f"{clash.event} × {clash.other}" for clash in clashes])
        super().__init__(f"{self.message} {names}." if clashes else self.message)
        self.clashes = list(clashes)

    def details(self) -> dict[str, Any]:
        return {"clashes": [{"event": clash.event, "with": clash.other} for clash in self.clashes]}


class NotDraft(DomainError):
    """Only a draft is published; `events` are the slugs of what is none."""

    code = "not_draft"

    def __init__(self, events: Sequence[str]) -> None:
        words = gettext("Опубликовать можно только черновик. Уже опубликовано: %(events)s.")
        super().__init__(words % {"events": named(events)})
        self.events = list(events)

    def details(self) -> dict[str, Any]:
        return {"events": self.events}


class AlreadySold(DomainError):
    """Places of the event are sold: how they are sold can't be changed any more."""

    code = "already_sold"
    message = _("На этот рейс уже проданы билеты, поэтому рассадка не меняется. Откройте рядом другой рейс.")


class PlacesHeld(DomainError):
    """Buyers or orders hold places of the event; unless prolonged, the last hold ends at `until` (in its zone)."""

    code = "places_held"

    def __init__(self, until: datetime, *, paused: bool) -> None:
        if paused:
            words = gettext("Места ещё держат покупатели. Подождите до %(until)s: новых броней не будет.")
        else:
            words = gettext(
                "Места держат покупатели. Остановите продажу и подождите до %(until)s, потом меняйте рассадку."
            )
        super().__init__(words % {"until": f"{until:%H:%M}"})
        self.until = until

    def details(self) -> dict[str, Any]:
        return {"until": self.until.isoformat()}


class PlacesLost(RuntimeError):
    """Places that an order was believed to own are not its own: a bug, never a visitor's doing."""
