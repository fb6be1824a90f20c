"""Putting an event on sale."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prichal.catalog.models import Event
from prichal.inventory.errors import NotDraft, VesselBusy
from prichal.inventory.models import EventBoard, Place, VesselOccupancy
from prichal.inventory.services import publishing
from prichal.kernel.errors import Invalid, NotFound
from prichal.kernel.models import AuditEntry
from tests.inventory.races import race
from tests.inventory.refusals import refused
from tests.make import NOON, make_draft, make_event, make_venue, make_vessel

DAY = NOON + timedelta(days=3)


def publish(event):
    publishing.publish_event(event_id=event.pk, now=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize("places", [{"seats": 120}, {"capacity": 120}])
def test_the_places_of_an_event_are_made_by_one_statement(places):
    event = make_draft(**places)
    with CaptureQueriesContext(connection) as queries:
        publish(event)

    inserts = [query["sql"] for query in queries if "INSERT INTO inventory_place " in query["sql"]]
    assert len(inserts) == 1
    assert set(Place.objects.values_list("event_id", "status")) == {(event.pk, "FREE")}
    assert Place.objects.count() == 120


def drafts_of_a_day(count):
    """Assigned and general by turns, on vessels of their own and one ashore."""
    afloat = [make_draft(seats=2) if n % 2 else make_draft(capacity=3) for n in range(count - 1)]
    return [*afloat, make_draft(capacity=3, venue=make_venue())]


@pytest.mark.django_db
def test_many_events_are_published_by_as_many_statements_as_a_few():
    counts = []
    for events in (drafts_of_a_day(3), drafts_of_a_day(12)):
        with CaptureQueriesContext(connection) as queries:
            publishing.publish_events(event_ids=[event.pk for event in reversed(events)], now=NOON)
        counts.append(len(queries))
        assert [event.places.count() for event in events[:3]] == [3, 2, 3]
        assert {event.board.places_left for event in Event.objects.filter(pk__in=[e.pk for e in events])} == {2, 3}
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_of_several_events_all_are_published_or_none():
    good, empty = make_draft(capacity=5), make_draft(capacity=0)
    with refused(Invalid) as refusal:
        publishing.publish_events(event_ids=[good.pk, empty.pk], now=NOON)
    assert [error.message for error in refusal.value.errors] == [f"На рейсе {empty.slug} нет ни одного места."]
    assert set(Event.objects.values_list("state", flat=True)) == {"DRAFT"}
    assert (Place.objects.count(), VesselOccupancy.objects.count(), EventBoard.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_a_published_event_is_on_sale_has_a_board_and_the_vessels_time():
    vessel = make_vessel(turnaround_minutes=20)
    event = make_draft(capacity=5, vessel=vessel, starts_at=DAY, minutes=90)

    publish(event)

    event.refresh_from_db()
    assert event.state == "ON_SALE"
    board = EventBoard.objects.get()
    assert (board.event, board.places_left, board.places_total, board.computed_at) == (event, 5, 5, NOON)
    occupancy = VesselOccupancy.objects.get()
    assert (occupancy.event, occupancy.kind) == (event, "SAILING")
    assert (occupancy.during.lower, occupancy.during.upper) == (DAY, DAY + timedelta(minutes=110))
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.object_id, entry.before, entry.after) == (
        "event.published",
        str(event.pk),
        {"state": "DRAFT"},
        {"state": "ON_SALE"},
    )


@pytest.mark.django_db
def test_places_without_numbers_have_codes_in_order():
    publish(make_draft(capacity=3))
    assert list(Place.objects.order_by("id").values_list("code", flat=True)) == ["G-0001", "G-0002", "G-0003"]


@pytest.mark.django_db
def test_above_9999_places_without_numbers_their_codes_are_still_in_order():
    publish(make_draft(capacity=10_001, vessel=None, venue=make_venue(visitor_max=20_000)))
    codes = list(Place.objects.order_by("id").values_list("code", flat=True))
    assert (codes[0], codes[-1], codes == sorted(codes)) == ("G-00001", "G-10001", True)


@pytest.mark.django_db
def test_only_a_draft_is_published_and_only_once():
    event, draft = make_event(seats=2), make_draft(capacity=1)
    with refused(NotDraft) as refusal:
        publishing.publish_events(event_ids=[event.pk, draft.pk], now=NOON)
    assert refusal.value.details() == {"events": [event.slug]}
    assert str(refusal.value) == f"Опубликовать можно только черновик. Уже опубликовано: {event.slug}."
    with refused(NotFound):
        publishing.publish_events(event_ids=[draft.pk, event.pk + 1000], now=NOON)
    assert Place.objects.count() == 2


@pytest.mark.django_db
def test_a_vessel_is_not_in_two_places_nor_without_its_turn_round():
    vessel = make_vessel(turnaround_minutes=20)
    first = make_event(vessel=vessel, starts_at=DAY, minutes=90)
    early = make_draft(capacity=5, vessel=vessel, starts_at=DAY + timedelta(minutes=109))
    in_time = make_draft(capacity=5, vessel=vessel, starts_at=DAY + timedelta(minutes=110))

    with refused(VesselBusy) as refusal:
        publish(early)
    publish(in_time)

    assert refusal.value.details() == {"clashes": [{"event": early.slug, "with": first.slug}]}
    assert list(Event.objects.order_by("id").values_list("state", flat=True)) == ["ON_SALE", "DRAFT", "ON_SALE"]
    assert Place.objects.filter(event=early).count() == 0


@pytest.mark.django_db
def test_clashes_inside_a_batch_and_with_repairs_are_told_by_name():
    vessel, other = make_vessel(turnaround_minutes=0), make_vessel()
    VesselOccupancy.objects.create(vessel=other, kind="REPAIR", during=(DAY, DAY + timedelta(days=1)))
    late, early = (make_draft(capacity=5, vessel=vessel, starts_at=DAY + timedelta(hours=n)) for n in (1, 0))
    stuck = make_draft(capacity=5, vessel=other, starts_at=DAY)

    with refused(VesselBusy) as refusal:
        publishing.publish_events(event_ids=[late.pk, early.pk, stuck.pk], now=NOON)

    assert refusal.value.details()["clashes"] == [
        {"event": late.slug, "with": early.slug},
        {"event": stuck.slug, "with": "ремонт"},
    ]
    assert str(refusal.value) == (
        f"Судно в это время занято, считая подготовку между рейсами. {late.slug} × {early.slug}, {stuck.slug} × ремонт."
    )


@pytest.mark.django_db
def test_many_clashes_are_counted_after_the_first_five():
    vessel = make_vessel(turnaround_minutes=0)
    drafts = [make_draft(capacity=1, vessel=vessel, starts_at=DAY + timedelta(minutes=89 * n)) for n in range(8)]
    with refused(VesselBusy) as refusal:
        publishing.publish_events(event_ids=[draft.pk for draft in drafts], now=NOON)
    assert len(refusal.value.clashes) == 7
    assert str(refusal.value).endswith(f"{drafts[5].slug} × {drafts[4].slug} и ещё 2.")


@pytest.mark.django_db(transaction=True)
def test_of_two_sailings_published_at_one_instant_for_one_vessel_one_wins():
    vessel = make_vessel()
    rivals = [make_draft(capacity=5, vessel=vessel, starts_at=DAY) for _ in range(2)]

    def try_to_publish(event):
        try:
            publish(event)
        except VesselBusy:
            return "busy"
        return "published"

    results = race([partial(try_to_publish, event) for event in rivals])

    assert sorted(results) == ["busy", "published"]
    assert Place.objects.count() == 5
