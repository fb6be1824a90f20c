"""The triggers on places: whoever changes them, each event is noted once per statement, and only if its board may."""

from functools import partial

import pytest
from django.db import connection

from prichal.inventory.models import Place, TouchedEvent
from prichal.inventory.services import holds
from tests.make import ANNA, NOON, make_draft, make_event, make_general_event

pytestmark = pytest.mark.django_db


def by_hand(statement, *values):
    """Run it; the events it touched."""
    TouchedEvent.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    return touched()


def touched():
    return list(TouchedEvent.objects.order_by("event_id", "id").values_list("event_id", flat=True))


def test_each_event_is_noted_once_however_many_places_a_statement_changes():
    events = [make_general_event(capacity=20) for _ in range(3)]
    pks = [event.pk for event in events]
    assert by_hand("UPDATE inventory_place SET status = 'SOLD' WHERE event_id = ANY(%s)", pks[:2]) == pks[:2]


@pytest.mark.parametrize(
    "change",
    [
        "status = 'BLOCKED'",
        "status = 'HELD', held_by = gen_random_uuid(), held_until = '2027-06-01 10:00Z'",
        "retired_at = now()",
    ],
)
def test_whatever_a_board_is_counted_by_touches_its_event(change):
    event = make_event(seats=2)
    assert by_hand(f"UPDATE inventory_place SET {change} WHERE code = 'A-1'") == [event.pk]  # noqa: S608 - ours


def test_a_moved_end_of_a_hold_touches_its_event():
    event = make_event(seats=1)
    holds.hold_seats(event_id=event.pk, holder=ANNA, channel="shop", codes=["A-1"], now=NOON)
    assert by_hand("UPDATE inventory_place SET held_until = held_until - interval '1 minute'") == [event.pk]


def test_rows_left_as_they_were_touch_nothing():
    event = make_event(seats=3)
    event.places.filter(code="A-1").update(status="SOLD")
    assert by_hand("UPDATE inventory_place SET status = status") == []
    assert by_hand("UPDATE inventory_place SET status = 'SOLD' WHERE code = 'A-1'") == []
    assert by_hand("UPDATE inventory_place SET code = 'B' || code") == []
    assert by_hand("UPDATE inventory_place SET status = 'SOLD' WHERE code = 'nowhere'") == []
    assert by_hand("DELETE FROM inventory_place WHERE code = 'nowhere'") == []


def test_a_repeated_hold_touches_nothing():
    event = make_event(seats=2)
    hold = partial(holds.hold_seats, event_id=event.pk, holder=ANNA, channel="shop", codes=["A-1"], now=NOON)
    hold()
    assert touched() == [event.pk]
    TouchedEvent.objects.all().delete()
    hold()
    assert touched() == []


def test_places_made_and_removed_touch_their_events():
    first, second = make_general_event(capacity=2), make_general_event(capacity=2)
    made = "INSERT INTO inventory_place (event_id, code, status) SELECT unnest(%s), 'X-' || n, 'FREE'"
    made += " FROM generate_series(1, 50) n"
    pks = [first.pk, second.pk]
    assert by_hand(made, pks) == pks
    assert by_hand("DELETE FROM inventory_place WHERE code LIKE 'X-%%'") == pks


def test_a_place_moved_to_another_event_touches_both():
    first, second = make_event(seats=1), make_general_event(capacity=1)
    moved = by_hand("UPDATE inventory_place SET event_id = %s WHERE event_id = %s", second.pk, first.pk)
    assert moved == [first.pk, second.pk]


def test_publishing_notes_nothing_because_it_makes_the_board_itself():
    TouchedEvent.objects.all().delete()
    make_event(seats=3)
    assert touched() == []
    assert (
        by_hand(
            "INSERT INTO inventory_place (event_id, code, status) VALUES (%s, 'X', 'FREE')", make_draft(capacity=1).pk
        )
        == []
    )


def test_changes_of_no_place_are_undone_with_their_notes():
    event = make_event(seats=1)
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT s")
        Place.objects.filter(event=event).update(status="SOLD")
        assert touched() == [event.pk]
        cursor.execute("ROLLBACK TO s")
    assert touched() == []
