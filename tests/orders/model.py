"""What holds, orders and money should do, in plain Python: no tables, no locks, one thing after another.

One event with numbered seats, one without. A method that may be refused answers the refusal's class, or None where
it is done; nothing has changed where it is refused.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from prichal.inventory.errors import ExtensionLimit, HoldExpired, NotEnoughSeats, SalesClosed, SeatsTaken
from prichal.kernel.errors import DomainError
from prichal.orders.errors import IllegalTransition, VesselFull
from prichal.orders.rules import Status
from prichal.payments.errors import NotPayable

HOLD, CEILING, EXTENSIONS, WINDOW = timedelta(minutes=15), timedelta(hours=2), 10, timedelta(minutes=20)
SEATED, GENERAL = "seated", "general"
Refusal = type[DomainError] | None


@dataclass
class Hold:
    """What a session keeps at one event: seats by code, or tickets by type."""

    begun: datetime
    until: datetime
    seats: set[str] = field(default_factory=set)
    tickets: Counter[str] = field(default_factory=Counter)
    extensions: int = 0


@dataclass(eq=False)
class Attempt:
    """One try to pay; which one it is matters, not what it says."""

    status: str = "NEW"
    winner: bool = False
    refund: str = ""  # its state, once all of it goes back
    second: bool = False  # the order had been paid by another


@dataclass(eq=False)
class Bought:
    """An order."""

    seats: set[str]
    tickets: Counter[str]
    total: int
    deadline: datetime
    status: str = Status.LOCKED
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def events(self) -> set[str]:
        return ({SEATED} if self.seats else set()) | ({GENERAL} if self.tickets else set())

    def paid(self) -> int:
        return self.total * sum(one.status == "SUCCEEDED" for one in self.attempts)

    def owed_back(self) -> int:
        return self.total * sum(bool(one.refund) for one in self.attempts)

    def shown_back(self, *states: str) -> int:
        """Of its own money; a second payment sent back is nothing the order gave back."""
        return self.total * sum(one.refund in states and not one.second for one in self.attempts)


def places(tickets: Counter[str]) -> int:
    return tickets.total() - tickets["infant"]


@dataclass
class Model:
    now: datetime
    departs_at: datetime
    codes: list[str]
    capacity: int
    passenger_max: int  # of the vessel without numbered seats
    prices: dict[str, int]
    holds: dict[tuple[str, str], Hold] = field(default_factory=dict)
    orders: list[Bought] = field(default_factory=list)

    def hold_of(self, session: str, event: str) -> Hold | None:
        """The running one."""
        hold = self.holds.get((session, event))
        return hold if hold and self.now < hold.until else None

    def status_of(self, order: Bought) -> str:
        return Status.EXPIRED if order.status == Status.LOCKED and order.deadline <= self.now else order.status

    def owners(self, code: str) -> list[str | Bought]:
        """Everybody who may think the seat is theirs; one at most, if all is well."""
        found: list[str | Bought] = [order for order in self._alive() if code in order.seats]
        return found + [session for session, hold in self._running(SEATED) if code in hold.seats]

    def left(self) -> int:
        """Places without numbers that anybody could hold."""
        taken = sum(places(order.tickets) for order in self._alive())
        return self.capacity - taken - sum(places(hold.tickets) for _session, hold in self._running(GENERAL))

    def hold_seats(self, session: str, codes: set[str]) -> Refusal:
        if self.now >= self.departs_at:
            return SalesClosed
        if any(owner != session for code in codes for owner in self.owners(code)):
            return SeatsTaken
        self._begin(session, SEATED).seats |= codes
        return None

    def hold_tickets(self, session: str, tickets: Counter[str]) -> Refusal:
        running = self.hold_of(session, GENERAL)
        mine = places(running.tickets) if running else 0
        if self.now >= self.departs_at:
            return SalesClosed
        if places(tickets) > mine + self.left():
            return NotEnoughSeats
        self._begin(session, GENERAL).tickets = +tickets
        return None

    def extend(self, session: str, event: str) -> Refusal:
        hold = self.hold_of(session, event)
        if hold is None:
            return HoldExpired
        ceiling = hold.begun + CEILING
        if hold.extensions >= EXTENSIONS or hold.until >= ceiling:
            return ExtensionLimit
        hold.until, hold.extensions = max(hold.until, min(self.now + HOLD, ceiling)), hold.extensions + 1
        return None

    def release(self, session: str, event: str, codes: set[str] | None = None) -> int:
        """How many places are free now that were not."""
        hold = self.hold_of(session, event)
        if hold is None:
            return 0
        gone = len(hold.seats if codes is None else hold.seats & codes) + places(hold.tickets)
        hold.seats = set() if codes is None else hold.seats - codes
        if not hold.seats:
            del self.holds[session, event]
        return gone

    def order(self, session: str, events: set[str]) -> Refusal:
        holds = {event: self.hold_of(session, event) for event in events}
        if not all(holds.values()):
            return HoldExpired
        if self.now >= self.departs_at:
            return SalesClosed
        seats = {code for hold in holds.values() if hold for code in hold.seats}
        tickets = sum((hold.tickets for hold in holds.values() if hold), Counter[str]())
        total = len(seats) * self.prices["adult"] + sum(self.prices[kind] * n for kind, n in tickets.items())
        order = Bought(seats, tickets, total, min(self.now + WINDOW, self.departs_at))
        if self._overloaded(order):
            return VesselFull
        for event in events:
            del self.holds[session, event]
        self.orders.append(order)
        return None

    def cancel(self, order: Bought) -> Refusal:
        if order.status != Status.CANCELLED and self.status_of(order) != Status.LOCKED:
            return IllegalTransition
        order.status = Status.CANCELLED
        return None

    def expire(self) -> int:
        due = [one for one in self.orders if one.status == Status.LOCKED and one.deadline <= self.now]
        for order in due:
            order.status = Status.EXPIRED
        return len(due)

    def open_attempt(self, order: Bought) -> Refusal:
        if self.status_of(order) != Status.LOCKED:
            return NotPayable
        if not any(one.status in {"NEW", "PENDING"} for one in order.attempts):
            order.attempts.append(Attempt())
        return None

    def answer(self, order: Bought, attempt: Attempt, word: str) -> None:
        """The acquirer's word for an attempt; an older one never undoes a newer one, but money is money."""
        if attempt.status == "SUCCEEDED" or (word == "PENDING" and attempt.status != "NEW") or word == attempt.status:
            return
        attempt.status = word
        if word != "SUCCEEDED":
            return
        if order.status == Status.PAID:
            attempt.refund, attempt.second = "OWED", True
        elif order.status != Status.CANCELLED and self.now < self.departs_at and self._fits_again(order):
            order.status, attempt.winner = Status.PAID, True
        else:
            attempt.refund = "OWED"
            order.status = Status.CANCELLED if order.status == Status.CANCELLED else Status.EXPIRED

    def answer_refund(self, attempt: Attempt, word: str) -> None:
        if attempt.refund != "SUCCEEDED" and not (attempt.refund == "MANUAL" and word == "PENDING"):
            attempt.refund = word

    def _begin(self, session: str, event: str) -> Hold:
        """The running hold, which keeps its time, or a new one."""
        hold = self.hold_of(session, event) or Hold(self.now, self.now + HOLD)
        self.holds[session, event] = hold
        return hold

    def _fits_again(self, order: Bought) -> bool:
        """Whether all its places are (still or again) to be had, and the vessel may carry all who come late."""
        mine = places(order.tickets) if order in self._alive() else 0
        late = self.status_of(order) == Status.EXPIRED
        return (
            all(owner is order for code in order.seats for owner in self.owners(code))
            and places(order.tickets) <= mine + self.left()
            and not (late and self._overloaded(order))
        )

    def _overloaded(self, order: Bought) -> bool:
        aboard = {*self._alive(), order}
        return bool(order.tickets) and sum(one.tickets.total() for one in aboard) > self.passenger_max

    def _alive(self) -> list[Bought]:
        """Orders that own their places."""
        return [one for one in self.orders if self.status_of(one) in {Status.LOCKED, Status.PAID}]

    def _running(self, event: str) -> list[tuple[str, Hold]]:
        return [(of, hold) for (of, at), hold in self.holds.items() if at == event and self.now < hold.until]
