"""What the seat page draws and offers: deck geometry and best seats together. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Protocol

from prichal.fleet.rules import TABLE

SEAT_SHARE = 0.78  # of the distance between neighbours; the rest is the gap
TABLE_SHARE = 1.9  # of a seat's square: a table with its chairs, where it has that much room


class Drawn(Protocol):
    """A seat as drawn: its centre in the deck's units, and its class."""

    @property
    def code(self) -> str: ...
    @property
    def x(self) -> int: ...
    @property
    def y(self) -> int: ...
    @property
    def category(self) -> str: ...
    @property
    def features(self) -> Sequence[str]: ...


class Row(Protocol):
    @property
    def seats(self) -> Sequence[Drawn]: ...


@dataclass(frozen=True, slots=True)
class Box:
    """Where one seat's square stands in its deck's drawing."""

    x: float
    y: float
    size: float


def pitch_of(seats: Sequence[Drawn], *, most: int) -> float:
    """The smallest distance between two seats of a deck: what a finger has to tell apart. `most` for a lone seat."""
    if len(seats) < 2:
        return float(most)
    by_place = sorted(seats, key=lambda seat: (seat.y, seat.x))
    return min(
        hypot(a.x - b.x, a.y - b.y)
        for i, a in enumerate(by_place)
        for b in by_place[i + 1 : i + 40]  # sorted by line, so the nearest one is never further on
    )


def box_of(seat: Drawn, pitch: float, room: float = 0) -> Box:
    """The seat's square; a table's is larger, as far as the `room` around it goes: the way to the next centre."""
    size = pitch * SEAT_SHARE
    if TABLE in seat.features:
        size = max(size, min(size * TABLE_SHARE, 2 * room - size - pitch * (1 - SEAT_SHARE)))
    return Box(round(seat.x - size / 2, 1), round(seat.y - size / 2, 1), round(size, 1))


def room_of(seat: Drawn, seats: Sequence[Drawn]) -> float:
    """How far away the nearest other seat is; a table next to a table needs half of it only, and gets that."""
    return min(
        (
            hypot(seat.x - one.x, seat.y - one.y) * (0.75 if TABLE in one.features else 1)
            for one in seats
            if one is not seat
        ),
        default=float("inf"),
    )


def best_seats(rows: Iterable[Row], *, free: frozenset[str], count: int, category: str = "") -> list[str]:
    """Codes of `count` free seats side by side, as near the middle of a row as can be, earlier rows first on a tie.

    Empty where no row has so many together; the caller says so, it does not scatter a party silently. Tables sold whole
    are not seats side by side and are left out.
    """
    best: tuple[float, list[str]] | None = None
    for depth, row in enumerate(rows):
        centre = sum(seat.x for seat in row.seats) / max(1, len(row.seats))
        for run in _runs(row.seats, free, category):
            for start in range(len(run) - count + 1):
                group = run[start : start + count]
                away = abs(sum(seat.x for seat in group) / count - centre) + depth * 0.01
                if best is None or away < best[0]:
                    best = (away, [seat.code for seat in group])
    return best[1] if best else []


def best_table(
    rows: Iterable[Row], *, free: frozenset[str], count: int, category: str, persons: Mapping[str, int]
) -> list[str]:
    """The code of the smallest free table at which so many find room; `persons` is by category. Empty where none is."""
    tables = [
        (persons.get(seat.category, 1), depth, seat.code)
        for depth, row in enumerate(rows)
        for seat in row.seats
        if TABLE in seat.features and seat.code in free and category in ("", seat.category)
    ]
    fitting = [table for table in tables if table[0] >= count]
    return [min(fitting)[2]] if fitting else []


def _runs(seats: Sequence[Drawn], free: frozenset[str], category: str) -> list[list[Drawn]]:
    """Unbroken stretches of free seats; an aisle (a gap much wider than the row's usual one) breaks a stretch."""
    ordered = sorted(seats, key=lambda seat: seat.x)
    gaps = sorted(b.x - a.x for a, b in pairwise(ordered))
    usual = gaps[len(gaps) // 2] if gaps else 0
    runs: list[list[Drawn]] = [[]]
    for before, seat in zip([None, *ordered], ordered, strict=False):
        taken = seat.code not in free or TABLE in seat.features or (bool(category) and seat.category != category)
        if taken or (before is not None and seat.x - before.x > usual * 1.5):
            runs.append([])
        if not taken:
            runs[-1].append(seat)
    return [run for run in runs if run]
