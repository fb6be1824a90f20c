import pytest

from prichal.inventory.models import TouchedEvent
from prichal.inventory.tasks import refresh_boards
from tests.make import NOON, make_event


@pytest.mark.django_db
def test_the_task_recomputes_what_was_touched():
    event = make_event(seats=1)
    event.places.update(status="SOLD")
    TouchedEvent.objects.create(event_id=event.pk, due_at=NOON.replace(year=2020))

    refresh_boards()

    event.board.refresh_from_db()
    assert (event.board.places_left, TouchedEvent.objects.count()) == (0, 0)
