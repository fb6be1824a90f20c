"""A visitor's wishes in the address of the list."""

from datetime import date

import pytest

from prichal.catalog.rules import DayPart
from prichal.kernel.money import Money
from prichal.storefront.rules.choosing import LISTED_BY, Choice, Known, prices_note

TODAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
KNOWN = Known(
    products={"night-bridges": "Ночные мосты"},
    piers={"senate": "Сенатская пристань"},
    venues={"elling": "Эллинг"},
    vessels={"ladoga": "Ладога"},
)
EVERYTHING = {
    "date": "2026-11-21", "part": "night", "product": "night-bridges", "pier": "senate", "vessel": "ladoga",
    "party": "2", "price": "2000", "duration": "120", "kind": "excursion", "sort": "price",
}  # fmt: skip


def test_every_wish_survives_the_way_through_the_address() -> None:
    choice = Choice.read(EVERYTHING, KNOWN)
    _path, _, query = choice.address().partition("?")
    assert dict(pair.split("=") for pair in query.split("&")) == EVERYTHING
    assert set(EVERYTHING) | {"cursor"} == LISTED_BY


def test_what_is_as_usual_is_not_in_the_address() -> None:
    assert Choice().address() == "/events"
    assert Choice(day=SATURDAY).address("abc") == "/events?date=2026-11-21&cursor=abc"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", "tomorrow"), ("part", "noon"), ("product", "nobody"), ("pier", "x"), ("vessel", "x"), ("party", "0"),
        ("party", "11"), ("party", "9" * 5000), ("price", "-1"), ("price", "²"), ("duration", "1e3"), ("kind", "x"),
        ("sort", "name"),
    ],
)  # fmt: skip
def test_nonsense_counts_as_not_asked(name: str, value: str) -> None:
    assert Choice.read({name: value}, KNOWN) == Choice()


def test_a_day_brings_the_night_after_it() -> None:
    asked = Choice.read(EVERYTHING, KNOWN).filters(today=TODAY, known=KNOWN)
    assert (asked.date_from, asked.date_to, asked.late_night, asked.part) == (SATURDAY, SATURDAY, True, DayPart.NIGHT)
    assert (asked.product, asked.pier, asked.venue, asked.vessel) == ("night-bridges", "senate", "", "ladoga")
    assert (asked.party, asked.available, asked.price_max, asked.duration_max) == (2, True, Money(200_000), 120)


def test_without_a_day_the_list_begins_today() -> None:
    asked = Choice(pier="elling").filters(today=TODAY, known=KNOWN)
    assert (asked.date_from, asked.date_to, asked.late_night) == (TODAY, None, False)
    assert (asked.pier, asked.venue, asked.available) == ("", "elling", False)


def test_each_wish_can_be_taken_back_alone() -> None:
    choice = Choice(day=SATURDAY, part="night", party=2)
    assert [(link.words, link.address) for link in choice.chosen(KNOWN)] == [
        ("сб, 21 ноября", "/events?part=night&party=2"),
        ("Ночь, 0–5", "/events?date=2026-11-21&party=2"),
        ("мест: 2", "/events?date=2026-11-21&part=night"),
    ]


def test_all_wishes_have_words() -> None:
    choice = Choice.read(EVERYTHING, KNOWN)
    assert [link.words for link in choice.chosen(KNOWN)] == [
        "сб, 21 ноября", "Ночь, 0–5", "Ночные мосты", "Прогулки", "Сенатская пристань", "Ладога", "мест: 2",
        "до 2\u202f000\u00a0₽", "до 2\u00a0ч",
    ]  # fmt: skip


def test_prices_said_without_a_card_name_every_vat_among_them_once() -> None:
    assert prices_note([]) == ""
    note = prices_note([("INCLUDED", 20), ("included", 20), ("NONE", 0)])
    assert note.replace("\u00a0", " ") == "цены в рублях, в т. ч. НДС 20 %; без НДС"
