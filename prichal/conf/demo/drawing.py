"""Seat plans as one can read them: a line is a row, a letter a seat, the bow above.

`"A| w s    s w"`: row A, a seat by the window, one beside it, the aisle, two more. A letter stands half a step from
the next one, so that seats side by side have one space between them. Dots, a table's edges and words in brackets
show stairs, bars and stages to the reader only.
"""

import re
from collections.abc import Mapping
from itertools import count
from typing import NamedTuple

from prichal.fleet.rules import SeatDrawing, SectionDrawing, Texts

STEP = 44  # units between neighbouring seats
SIDE, TOP, BOTTOM = 36, 76, 44  # from the hull to the middle of the nearest seat; the bow is round
ROOM = 44  # more on each side of a table sold whole
NOT_SEATS = re.compile(r"\[[^\]]*\]|\.")

CATEGORIES = {
    "standard": (Texts("Обычное", "Standard", "普通座"), "●"),
    "window": (Texts("У окна", "Window", "靠窗座"), "■"),
    "premium": (Texts("Премиум", "Premium", "贵宾座"), "★"),
    "open-deck": (Texts("На открытой палубе", "Open deck", "露天座"), "▲"),
    "table-4": (Texts("Стол на четверых", "Table for four", "四人桌"), "◆"),
    "table-6": (Texts("Стол на шестерых", "Table for six", "六人桌"), "▼"),
    "parterre": (Texts("Партер", "Parterre", "池座"), "♪"),
    "balcony": (Texts("Балкон", "Balcony", "楼座"), "△"),
}


class Kind(NamedTuple):
    """What a letter of a drawing stands for."""

    category: str
    features: tuple[str, ...] = ()


STANDARD, WINDOW = Kind("standard"), Kind("window", ("window",))
OPEN, VIEW = Kind("open-deck", ("open-air",)), Kind("open-deck", ("open-air", "view"))
STEP_FREE, COMPANION = Kind("window", ("window", "step-free")), Kind("standard", ("companion",))
SALOON: Mapping[str, Kind] = {
    "s": STANDARD,
    "w": WINDOW,
    "d": STEP_FREE,
    "c": COMPANION,
    "l": Kind("standard", ("limited-view",)),
}
OUTSIDE: Mapping[str, Kind] = {"o": OPEN, "v": VIEW}


def draw(
    code: str, name: Texts, picture: str, *, kinds: Mapping[str, Kind], letters: str = "", first_table: int = 1
) -> SectionDrawing:
    """A sheet of a plan from its picture.

    Seats are numbered along their row, or lettered by `letters`, a line that stands above the rows. Tables sold whole
    are numbered through the ship, from `first_table` here. Raises KeyError for a letter that is no kind.
    """
    lines = [
        (row.strip(), cells) for row, _, cells in (line.partition("|") for line in picture.strip("\n").split("\n"))
    ]
    tables = count(first_table)
    seats = []
    for down, (row, cells) in enumerate(lines):
        within = count(1)
        for across, letter in enumerate(NOT_SEATS.sub(lambda found: " " * len(found[0]), cells)):
            if letter == " ":
                continue
            kind = kinds[letter]
            seat_code, label = _named(row, kind, letters[across] if letters else "", within, tables)
            x, y = SIDE + across * STEP // 2, TOP + down * STEP
            seats.append(SeatDrawing(seat_code, row, label, x, y, kind.category, kind.features))
    right = max(seat.x + ROOM * ("table" in seat.features) for seat in seats)
    return SectionDrawing(code, name, right + SIDE, TOP + (len(lines) - 1) * STEP + BOTTOM, seats)


def tables_in(section: SectionDrawing) -> int:
    return sum("table" in seat.features for seat in section.seats)


def _named(row: str, kind: Kind, letter: str, within: "count[int]", tables: "count[int]") -> tuple[str, str]:
    """Code and label: `T-7` and `7`, `12C` and `C`, `A-3` and `3`."""
    if "table" in kind.features:
        number = str(next(tables))
        return f"T-{number}", number
    if letter:
        return f"{row}{letter}", letter
    number = str(next(within))
    return f"{row}-{number}", number
