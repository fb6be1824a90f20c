"""Putting an event on sale."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prichal.catalog.models import Event, PriceList
from prichal.inventory.errors import NotDraft, VesselBusy
from prichal.inventory.models import EventBoard, Place, VesselOccupancy
from prichal.inventory.services import publishing
from prichal.kernel.errors import Invalid, NotFound
from prichal.kernel.models import AuditEntry
from tests.inventory.races import race
from tests.inventory.refusals import refused
from tests.make import NOON, make_draft, make_event, make_vessel

DAY = NOON + timedelta(days=3)


def publish(event):
    publishing.publish_event(event_id=event.pk, now=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize("places", [{"seats": 120}, {"capacity": 120}])
def test_the_places_of_an_event_are_made_by_one_statement(places):
    event = make_draft(**places)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        publish(event)

    inserts = [query["sql"] for query in queries if "INSERT INTO inventory_place " in query["sql"]]
    assert len(inserts) == 1
    assert set(Place.objects.values_list("event_id", "status")) == {(event.pk, "FREE")}
    assert Place.objects.count() == 120


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
def test_only_a_draft_is_published_and_only_once():
    event = make_event(seats=2)
    with refused(NotDraft):
        publish(event)
    with refused(NotFound):
        publishing.publish_event(event_id=event.pk + 1000, now=NOON)
    assert Place.objects.count() == 2


@pytest.mark.django_db
def test_a_vessel_is_not_in_two_places_nor_without_its_turn_round():
    vessel = make_vessel(turnaround_minutes=20)
    make_event(vessel=vessel, starts_at=DAY, minutes=90)
    early = make_draft(capacity=5, vessel=vessel, starts_at=DAY + timedelta(minutes=109))
    in_time = make_draft(capacity=5, vessel=vessel, starts_at=DAY + timedelta(minutes=110))

    with refused(VesselBusy):
        publish(early)
    publish(in_time)

    assert list(Event.objects.order_by("id").values_list("state", flat=True)) == ["ON_SALE", "DRAFT", "ON_SALE"]
    assert Place.objects.filter(event=early).count() == 0


@pytest.mark.django_db
def test_an_event_without_places_or_prices_or_above_the_vessels_maximum_stays_a_draft():
    empty = make_draft(capacity=0)
    crowded = make_draft(capacity=13, vessel=make_vessel(passenger_max=12))
    priceless = make_draft(capacity=5)
    priceless.price_list = PriceList.objects.create(product=priceless.product, version=2)
    priceless.save()
    fields = []
    for event in (empty, crowded, priceless):
        with refused(Invalid) as refusal:
            publish(event)
        fields += [error.field for error in refusal.value.errors]

    assert fields == ["capacity", "capacity", "priceList"]
    assert set(Event.objects.values_list("state", flat=True)) == {"DRAFT"}


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
