"""The switches that make a played system misbehave."""

import json
import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sandbox.book import Book


class UnknownSwitch(Exception):
    """A switch that does not exist or can't stand as asked; `field` says which word is at fault."""

    def __init__(self, field: str, message: str, known: list[str] | None = None) -> None:
        super().__init__(message)
        self.field, self.message, self.known = field, message, known or []


@dataclass
class Fault:
    """One switched-on fault: it strikes `rate` of its chances, `count` times at most (None: without end)."""

    system: str
    fault: str
    rate: float = 1.0
    count: int | None = None
    delay_ms: int | None = None
    reason: str | None = None
    struck: int = 0

    def delay(self, otherwise: float) -> float:
        """How long the fault takes, in seconds."""
        return otherwise if self.delay_ms is None else self.delay_ms / 1000

    def shown(self) -> dict[str, Any]:
        return {
            "system": self.system,
            "fault": self.fault,
            "rate": self.rate,
            "count": self.count,
            "delayMs": self.delay_ms,
            "reason": self.reason,
            "struck": self.struck,
        }


class Switchboard:
    """Which faults exist and which are on; kept in the book, so a restart forgets none."""

    def __init__(self, book: Book, known: Mapping[str, Mapping[str, str]]) -> None:
        self.known = known
        self._book = book
        self._on: dict[tuple[str, str], Fault] = {}
        for system, fault, body in book.connection.execute("SELECT system, fault, body FROM fault"):
            self._on[system, fault] = Fault(**json.loads(body))

    def on(self) -> list[Fault]:
        return [self._on[key] for key in sorted(self._on)]

    def switch_on(self, wanted: Mapping[str, Any]) -> Fault:
        """Switch a fault on, or set its figures anew. Raises UnknownSwitch."""
        system = self._system(wanted.get("system"))
        fault = Fault(
            system=system,
            fault=self._fault(system, wanted.get("fault")),
            rate=_rate(wanted.get("rate")),
            count=_whole("count", wanted.get("count"), least=1),
            delay_ms=_whole("delayMs", wanted.get("delayMs"), least=0),
            reason=_reason(wanted.get("reason")),
        )
        self._on[system, fault.fault] = fault
        self._keep(fault)
        return fault

    def switch_off(self, system: str | None = None, fault: str | None = None) -> int:
        """Switch off what matches (all when nothing is named); how many were on. Raises UnknownSwitch."""
        if system is not None:
            self._system(system)
            if fault is not None:
                self._fault(system, fault)
        gone = [key for key in self._on if system in (None, key[0]) and fault in (None, key[1])]
        for key in gone:
            self._forget(*key)
        return len(gone)

    def strike(self, system: str, name: str) -> Fault | None:
        """The fault if it is on and its dice fall so; uses up one of its count."""
        fault = self._on.get((system, name))
        if fault is None or random.random() >= fault.rate:  # noqa: S311 (dice, not a secret)
            return None
        fault.struck += 1
        if fault.count is not None and fault.struck >= fault.count:
            self._forget(system, name)
        else:
            self._keep(fault)
        return fault

    def _system(self, name: object) -> str:
        if not isinstance(name, str) or name not in self.known:
            raise UnknownSwitch("system", "Такой системы нет.", sorted(self.known))
        return name

    def _fault(self, system: str, name: object) -> str:
        if not isinstance(name, str) or name not in self.known[system]:
            raise UnknownSwitch("fault", "Такой неисправности у системы нет.", sorted(self.known[system]))
        return name

    def _keep(self, fault: Fault) -> None:
        self._book.connection.execute(
            "INSERT INTO fault (system, fault, body) VALUES (?, ?, ?)"
            " ON CONFLICT (system, fault) DO UPDATE SET body = excluded.body",
            (fault.system, fault.fault, json.dumps(asdict(fault))),
        )

    def _forget(self, system: str, fault: str) -> None:
        del self._on[system, fault]
        self._book.connection.execute("DELETE FROM fault WHERE system = ? AND fault = ?", (system, fault))


def _rate(value: object) -> float:
    if value is None:
        return 1.0
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise UnknownSwitch("rate", "Доля: число от 0 до 1.")
    return float(value)


def _whole(field: str, value: object, least: int) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise UnknownSwitch(field, f"Целое число, не меньше {least}.")
    return value


def _reason(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise UnknownSwitch("reason", "Причина: строка.")
    return value
