"""Opening, pausing and resuming the sale of events."""

import pytest
from django.db import transaction

from prichal.catalog import services
from prichal.catalog.errors import IllegalSaleState
from prichal.catalog.models import Event
from prichal.kernel.models import AuditEntry
from tests.make import NOON, make_draft, make_event

pytestmark = pytest.mark.django_db


def trail():
    return list(AuditEntry.objects.order_by("id").values_list("actor", "action", "object_id", "before", "after"))


def test_opening_the_sale_leaves_a_trail_for_each_event():
    events = [make_draft(seats=1), make_draft(capacity=1)]
    services.open_sales(events=events, now=NOON, actor="staff:1")
    assert set(Event.objects.values_list("state", flat=True)) == {"ON_SALE"}
    assert trail() == [
        ("staff:1", "event.published", str(event.pk), {"state": "DRAFT"}, {"state": "ON_SALE"}) for event in events
    ]


def test_a_sale_is_paused_and_resumed():
    event = make_event(seats=1)
    services.pause_sale(event_id=event.pk, now=NOON, actor="staff:1")
    event.refresh_from_db()
    assert (event.state, event.is_sold_at(NOON)) == ("PAUSED", False)

    services.resume_sale(event_id=event.pk, now=NOON, actor="staff:1")
    event.refresh_from_db()
    assert (event.state, event.is_sold_at(NOON)) == ("ON_SALE", True)
    assert [action for _, action, *_ in trail()] == ["event.published", "event.paused", "event.resumed"]


def test_what_is_not_on_sale_can_not_be_paused_nor_what_is_not_paused_resumed():
    draft, event = make_draft(seats=1), make_event(seats=1)
    with pytest.raises(IllegalSaleState) as refusal, transaction.atomic():
        services.pause_sale(event_id=draft.pk, now=NOON, actor="staff:1")
    assert refusal.value.details() == {"allowed": ["ON_SALE"]}
    for one in (draft, event):
        with pytest.raises(IllegalSaleState), transaction.atomic():
            services.resume_sale(event_id=one.pk, now=NOON, actor="staff:1")
    assert {one.state for one in Event.objects.all()} == {"DRAFT", "ON_SALE"}
