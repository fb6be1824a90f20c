from datetime import timedelta

import pytest

from prichal.inventory.queries.holds import open_hold, places_held_elsewhere, places_held_with
from prichal.inventory.services import holds
from tests.make import ANNA, BORIS, NOON, make_event, make_general_event

pytestmark = pytest.mark.django_db


def test_an_open_hold_without_numbers_names_tickets_not_places():
    event = make_general_event()
    held = holds.hold_tickets(event_id=event.pk, holder=ANNA, channel="shop", tickets={"adult": 2}, now=NOON)
    found = open_hold(event_id=event.pk, holder=ANNA, now=NOON)
    assert found == held
    assert (held.seats, held.tickets) == ([], {"adult": 2})
    assert open_hold(event_id=event.pk, holder=BORIS, now=NOON) is None


def test_places_of_a_session_are_counted_over_its_running_holds():
    here, there = make_event(seats=3), make_event(seats=3)
    for event, codes in ((here, ["A-1", "A-2"]), (there, ["A-3"])):
        holds.hold_seats(event_id=event.pk, holder=ANNA, channel="shop", codes=codes, now=NOON)

    assert places_held_elsewhere(ANNA, here.pk, NOON) == 1
    assert places_held_with(ANNA, here.pk, ["A-2", "A-3"], NOON) == 4
    assert places_held_with(ANNA, here.pk, ["A-3"], NOON + timedelta(minutes=15)) == 1
