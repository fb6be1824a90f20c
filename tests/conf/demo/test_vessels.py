"""The demo's vessels and hall: plans that one can sit in."""

from itertools import combinations
from math import hypot

import pytest

from prichal.conf.demo import venue
from prichal.conf.demo.drawing import CATEGORIES
from prichal.conf.demo.vessels import VESSELS, write_categories, write_vessels
from prichal.fleet.models import SeatPlan, Vessel
from prichal.fleet.rules import Seating
from tests.make import NOON

PLANS = {slug: facts.sections for slug, facts in VESSELS.items()} | {venue.SLUG: venue.SECTIONS}
FEATURES = {"window", "table", "view", "open-air", "step-free", "companion", "limited-view"}
ROOM_FOR_A_TABLE = 100


def apart(a, b):
    return hypot(a.x - b.x, a.y - b.y)


def seats_of(slug):
    return [seat for section in PLANS[slug] for seat in section.seats]


@pytest.mark.parametrize("slug", PLANS)
def test_every_seat_is_inside_its_sheet_and_has_room(slug):
    for section in PLANS[slug]:
        assert all(20 <= one.x <= section.width - 20 and 40 <= one.y <= section.height - 20 for one in section.seats)
        for a, b in combinations(section.seats, 2):
            tables = "table" in (*a.features, *b.features)
            assert apart(a, b) >= (ROOM_FOR_A_TABLE if tables else 40), (section.code, a.code, b.code)


@pytest.mark.parametrize("slug", PLANS)
def test_codes_are_unique_and_every_category_and_feature_is_known(slug):
    seats = seats_of(slug)
    assert len({seat.code for seat in seats}) == len(seats)
    assert {seat.category for seat in seats} <= set(CATEGORIES)
    assert {feature for seat in seats for feature in seat.features} <= FEATURES
    assert all(("table" in seat.features) == seat.category.startswith("table-") for seat in seats)


def test_every_category_and_feature_is_somewhere():
    seats = [seat for slug in PLANS for seat in seats_of(slug)]
    assert {seat.category for seat in seats} == set(CATEGORIES)
    assert {feature for seat in seats for feature in seat.features} == FEATURES


def test_beside_each_step_free_place_there_is_one_for_a_companion():
    fitted = {slug for slug in PLANS if any("step-free" in seat.features for seat in seats_of(slug))}
    assert fitted == {"ladoga", "baltika", "meteor", "assol", "sinkopa", "nordvest", "elling"}
    for slug in fitted:
        for section in PLANS[slug]:
            companions = [seat for seat in section.seats if "companion" in seat.features]
            for seat in section.seats:
                if "step-free" in seat.features:
                    assert any(apart(seat, one) <= 44 for one in companions), (slug, seat.code)


@pytest.mark.parametrize("facts", VESSELS.values(), ids=VESSELS)
def test_a_vessel_carries_everybody_it_has_seats_for(facts):
    persons = {"table-4": 4, "table-6": 6}
    people = sum(persons.get(seat.category, 1) for seat in seats_of(facts.slug))
    assert max(people, facts.general_capacity) <= facts.passenger_max
    assert all([*facts.name, *facts.description])


def test_the_fleet_is_the_one_the_season_promises():
    places = {slug: len(seats_of(slug)) for slug in PLANS}
    assert places == {
        "ladoga": 120, "volna": 60, "zimorodok": 40, "baltika": 60, "meteor": 114, "assol": 60, "sinkopa": 60,
        "nordvest": 80, "elling": 128,
    }  # fmt: skip
    general = {slug: facts.general_capacity for slug, facts in VESSELS.items() if facts.seating == Seating.GENERAL}
    assert general == {"ladoga": 120, "volna": 60, "zimorodok": 40}


@pytest.mark.django_db
def test_vessels_are_written_once_and_plans_drawn_once():
    write_categories()
    for _start in range(2):
        write_vessels(now=NOON)
        venue.write_venue(now=NOON)
    assert Vessel.objects.count() == 8
    assert SeatPlan.objects.count() == 9
