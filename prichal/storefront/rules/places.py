"""What the seat page draws and offers: deck geometry and best seats together. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Protocol

SEAT_SHARE = 0.78  # of the distance between neighbours; the rest is the gap


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


def box_of(seat: Drawn, pitch: float) -> Box:
    size = round(pitch * SEAT_SHARE, 1)
    return Box(round(seat.x - size / 2, 1), round(seat.y - size / 2, 1), size)


def best_seats(rows: Iterable[Row], *, free: frozenset[str], count: int, category: str = "") -> list[str]:
    """Codes of `count` free seats side by side, as near the middle of a row as can be, earlier rows first on a tie.

    Empty where no row has so many together; the caller says so, it does not scatter a party silently.
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


def _runs(seats: Sequence[Drawn], free: frozenset[str], category: str) -> list[list[Drawn]]:
    """Unbroken stretches of free seats; an aisle (a gap much wider than the row's usual one) breaks a stretch."""
    ordered = sorted(seats, key=lambda seat: seat.x)
    gaps = sorted(b.x - a.x for a, b in pairwise(ordered))
    usual = gaps[len(gaps) // 2] if gaps else 0
    runs: list[list[Drawn]] = [[]]
    for before, seat in zip([None, *ordered], ordered, strict=False):
        taken = seat.code not in free or (bool(category) and seat.category != category)
        if taken or (before is not None and seat.x - before.x > usual * 1.5):
            runs.append([])
        if not taken:
            runs[-1].append(seat)
    return [run for run in runs if run]
