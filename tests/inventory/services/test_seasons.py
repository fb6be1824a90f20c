"""A season goes on sale in whole batches."""

from datetime import timedelta

import pytest
from django.db import transaction

from prichal.catalog.models import Event
from prichal.catalog.services import EventDraft
from prichal.inventory.errors import VesselBusy
from prichal.inventory.models import Place
from prichal.inventory.services.seasons import publish_season
from tests.make import NOON, make_pier, make_product, make_vessel


def timetable(count, **facts):
    """So many sailings of one vessel, every three hours."""
    product, pier = make_product(slug="night-bridges"), make_pier()
    vessel = make_vessel(general_capacity=4)
    starts = [NOON + timedelta(days=1, hours=3 * n) for n in range(count)]
    return [
        EventDraft(
            product=product,
            price_list=product.price_lists.get(),
            pier=pier,
            vessel=vessel,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            sales_open_at=NOON,
            sales_close_at=starts_at,
            **facts,
        )
        for starts_at in starts
    ]


@pytest.mark.django_db
def test_all_of_a_season_is_on_sale_and_its_progress_was_told():
    told = []
    made = publish_season(
        drafts=timetable(7), now=NOON, progress=lambda done, total: told.append((done, total)), at_once=3
    )
    assert (made, told) == (7, [(3, 7), (6, 7), (7, 7)])
    assert list(Event.objects.values_list("state", flat=True)) == ["ON_SALE"] * 7
    assert Place.objects.count() == 28


@pytest.mark.django_db
def test_nothing_to_publish_is_nothing_done():
    assert publish_season(drafts=[], now=NOON) == 0


@pytest.mark.django_db(transaction=True)
def test_what_was_done_before_a_refused_batch_stays_whole():
    drafts = timetable(5)
    clash = [*drafts[:3], drafts[3], drafts[3]]
    with pytest.raises(VesselBusy):
        publish_season(drafts=clash, now=NOON, at_once=3)
    assert list(Event.objects.values_list("state", flat=True)) == ["ON_SALE"] * 3
    assert Place.objects.count() == 12


@pytest.mark.django_db(transaction=True)
def test_a_season_broken_off_is_completed_by_what_is_missing():
    drafts = timetable(5)

    class PowerCut(Exception):
        pass

    def cut(done, total):
        raise PowerCut

    with pytest.raises(PowerCut):
        publish_season(drafts=drafts, now=NOON, progress=cut, at_once=2)
    known = set(Event.objects.values_list("starts_at", flat=True))
    assert len(known) == 2
    publish_season(drafts=[draft for draft in drafts if draft.starts_at not in known], now=NOON, at_once=2)
    assert sorted(Event.objects.values_list("starts_at", flat=True)) == [draft.starts_at for draft in drafts]


@pytest.mark.django_db(transaction=True)
def test_a_season_is_not_published_inside_another_transaction():
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        publish_season(drafts=timetable(1), now=NOON)
    assert Event.objects.count() == 0
