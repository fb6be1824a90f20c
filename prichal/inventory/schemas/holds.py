"""Holds as JSON."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field, StringConstraints

from prichal.inventory.queries import Held
from prichal.kernel.schemas import Id, In, Out, SessionId, Text, Whole

SeatCode = Annotated[Text, StringConstraints(min_length=1, max_length=20)]


class TicketIn(In):
    ticket_type: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    quantity: Whole = Field(ge=0, le=1000)


class LockIn(In):
    """`seats` (assigned seating) or `tickets` (general admission)."""

    session_id: SessionId
    seats: list[SeatCode] = Field([], max_length=200)
    tickets: list[TicketIn] = Field([], max_length=50)

    def quantities(self) -> dict[str, int]:
        wanted: dict[str, int] = {}
        for ticket in self.tickets:
            wanted[ticket.ticket_type] = wanted.get(ticket.ticket_type, 0) + ticket.quantity
        return wanted


class UnlockIn(In):
    session_id: SessionId
    seats: list[SeatCode] | None = Field(None, max_length=200)


class ExtendIn(In):
    session_id: SessionId


class HeldTicketOut(Out):
    ticket_type: str
    quantity: int


class HoldOut(Out):
    hold_id: Id
    expires_at: datetime
    seats: list[str]
    tickets: list[HeldTicketOut]

    @classmethod
    def of(cls, held: Held, *, expires_at: datetime) -> Self:
        tickets = [HeldTicketOut(ticket_type=code, quantity=quantity) for code, quantity in held.tickets.items()]
        return cls(hold_id=str(held.hold_id), expires_at=expires_at, seats=held.seats, tickets=tickets)


class ExtendedOut(Out):
    expires_at: datetime
    extensions_left: int


class ReleasedOut(Out):
    released: int
