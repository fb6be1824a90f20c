"""Pictures of rows become seats with codes and coordinates."""

import pytest

from prichal.conf.demo.drawing import CATEGORIES, SALOON, Kind, draw, tables_in
from prichal.fleet.rules import SeatDrawing, Texts

NAME = Texts("Салон", "Saloon", "客舱")


def test_seats_stand_a_step_apart_and_are_numbered_along_their_row():
    drawn = draw("saloon", NAME, "\nA| w s   s\n |[stair]\nB|d\n", kinds=SALOON)
    assert drawn.seats == [
        SeatDrawing("A-1", "A", "1", 58, 76, "window", ("window",)),
        SeatDrawing("A-2", "A", "2", 102, 76, "standard", ()),
        SeatDrawing("A-3", "A", "3", 190, 76, "standard", ()),
        SeatDrawing("B-1", "B", "1", 36, 164, "window", ("window", "step-free")),
    ]
    assert (drawn.width, drawn.height) == (226, 208)


def test_a_line_of_letters_names_the_seats_of_every_row():
    drawn = draw("bow", NAME, "12|s   s", kinds=SALOON, letters="A B C")
    assert [(seat.code, seat.row_label, seat.label) for seat in drawn.seats] == [("12A", "12", "A"), ("12C", "12", "C")]


def test_tables_are_numbered_through_the_ship_and_seats_beside_them_are_not():
    kinds = {"4": Kind("table-4", ("table",)), "s": Kind("standard")}
    drawn = draw("main", NAME, "A|s   4   s\n |\nB|    4", kinds=kinds, first_table=7)
    assert [seat.code for seat in drawn.seats] == ["A-1", "T-7", "A-2", "T-8"]
    assert tables_in(drawn) == 2


def test_a_letter_that_means_nothing_is_refused():
    with pytest.raises(KeyError):
        draw("saloon", NAME, "A|x", kinds=SALOON)


def test_each_class_of_seats_has_a_sign_of_its_own():
    signs = [sign for _title, sign in CATEGORIES.values()]
    assert len(set(signs)) == len(signs) == 8
    assert {len(sign) for sign in signs} == {1}
    assert all(all(title) for title, _sign in CATEGORIES.values())
