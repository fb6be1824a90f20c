"""Deck geometry and best seats together."""

from dataclasses import dataclass, field

import pytest

from prichal.storefront.rules.places import Box, best_seats, box_of, pitch_of


@dataclass
class Seat:
    code: str
    x: int
    y: int = 0
    category: str = "standard"


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
