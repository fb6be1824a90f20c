"""Deck geometry and best seats together."""

from dataclasses import dataclass, field

import pytest

from prichal.storefront.rules.places import Box, best_seats, best_table, box_of, pitch_of, room_of


@dataclass
class Seat:
    code: str
    x: int
    y: int = 0
    category: str = "standard"
    features: tuple[str, ...] = ()


@dataclass
class Row:
    seats: list[Seat] = field(default_factory=list)


def row(letter: str, *, y: int = 0, aisle_after: int = 99, count: int = 6) -> Row:
    return Row([Seat(f"{letter}-{n}", n * 50 + (50 if n > aisle_after else 0), y) for n in range(1, count + 1)])


ALL = frozenset(f"{letter}-{n}" for letter in "AB" for n in range(1, 7))


def test_the_best_pair_sits_in_the_middle_of_the_first_row() -> None:
    assert best_seats([row("A"), row("B", y=60)], free=ALL, count=2) == ["A-3", "A-4"]


def test_a_taken_middle_moves_the_party_to_the_row_behind() -> None:
    assert best_seats([row("A"), row("B", y=60)], free=ALL - {"A-3", "A-4"}, count=2) == ["B-3", "B-4"]


def test_a_party_is_not_sat_across_the_aisle() -> None:
    assert best_seats([row("A", aisle_after=3)], free=ALL, count=2) == ["A-2", "A-3"]


def test_a_party_is_never_scattered() -> None:
    assert best_seats([row("A")], free=frozenset({"A-1", "A-3", "A-5"}), count=2) == []


def test_only_the_wanted_class_is_offered() -> None:
    wide = row("A")
    wide.seats[0].category = wide.seats[1].category = "window"
    assert best_seats([wide], free=ALL, count=2, category="window") == ["A-1", "A-2"]


def test_a_row_without_seats_offers_none() -> None:
    assert best_seats([Row()], free=ALL, count=1) == []


def test_the_pitch_is_the_distance_a_finger_must_tell_apart() -> None:
    assert pitch_of([*row("A").seats, *row("B", y=40).seats], most=500) == 40
    assert pitch_of([Seat("A-1", 0)], most=500) == 500


@pytest.mark.parametrize(("pitch", "box"), [(50, Box(80.5, 30.5, 39.0))])
def test_a_seat_is_drawn_around_its_centre(pitch: float, box: Box) -> None:
    assert box_of(Seat("A-2", 100, 50), pitch) == box


def table(code: str, x: int, category: str = "table-4") -> Seat:
    return Seat(code, x, category=category, features=("table",))


TABLES = [Row([table("T-1", 0), table("T-2", 132, "table-6"), table("T-3", 264)])]
PERSONS = {"table-4": 4, "table-6": 6}


def test_a_table_is_never_taken_for_seats_side_by_side() -> None:
    mixed = [Row([table("T-1", 0), Seat("A-1", 100), Seat("A-2", 150), table("T-2", 250)])]
    assert best_seats(mixed, free=frozenset({"T-1", "T-2", "A-1", "A-2"}), count=2) == ["A-1", "A-2"]


@pytest.mark.parametrize(
    ("count", "category", "best"),
    [(2, "", ["T-1"]), (5, "", ["T-2"]), (7, "", []), (2, "table-6", ["T-2"]), (4, "table-4", ["T-1"])],
)
def test_a_party_gets_the_smallest_table_it_fits_at(count: int, category: str, best: list[str]) -> None:
    free = frozenset({"T-1", "T-2", "T-3"})
    assert best_table(TABLES, free=free, count=count, category=category, persons=PERSONS) == best


def test_a_taken_table_is_passed_over() -> None:
    assert best_table(TABLES, free=frozenset({"T-3"}), count=2, category="", persons=PERSONS) == ["T-3"]


def test_a_table_is_drawn_larger_than_a_seat_but_never_over_its_neighbours() -> None:
    seats = [table("T-1", 0), Seat("A-1", 110), Seat("A-2", 154)]
    pitch = pitch_of(seats, most=1000)
    seat, whole = box_of(seats[1], pitch), box_of(seats[0], pitch, room_of(seats[0], seats))
    assert whole.size > seat.size * 1.5
    assert whole.x + whole.size < seat.x
