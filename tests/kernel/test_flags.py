"""Flags: declared in code, switched by staff, cheap to ask."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from prichal.kernel import flags
from prichal.kernel.flags import UnknownFlag, declare, is_on, known, switch
from prichal.kernel.models import AuditEntry, Flag

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 6, 12, 9, 0, tzinfo=UTC)
BOSS = "staff:1"


@pytest.fixture(autouse=True)
def two_flags(monkeypatch):
    monkeypatch.setattr(flags, "_known", {})
    monkeypatch.setattr(flags, "_read", None)
    declare("waiting_list", "visitors may wait for a place")
    declare("night_sale", "sailings after midnight are sold")


def test_a_flag_is_off_until_it_is_switched_on_and_each_switch_leaves_its_trail():
    assert not is_on("waiting_list")

    switch(name="waiting_list", on=True, note="сезон начался", actor=BOSS, now=NOON)
    assert is_on("waiting_list")
    assert not is_on("night_sale")
    switch(name="waiting_list", on=True, note="ещё раз", actor=BOSS, now=NOON)  # nothing to switch
    flag = switch(name="waiting_list", on=False, actor=BOSS, now=NOON + timedelta(days=1))

    assert not is_on("waiting_list")
    assert (str(flag), flag.note, flag.changed_at) == ("waiting_list: off", "", NOON + timedelta(days=1))
    trail = AuditEntry.objects.order_by("id").values_list("actor", "action", "object_id", "before", "after")
    assert list(trail) == [
        (BOSS, "flag.switched", "waiting_list", {"on": False}, {"on": True}),
        (BOSS, "flag.switched", "waiting_list", {"on": True}, {"on": False}),
    ]


def test_an_unknown_name_is_a_mistake_and_no_flag_that_is_off():
    for ask in (
        lambda: is_on("waitinglist"),
        lambda: switch(name="waitinglist", on=True, actor=BOSS, now=NOON),
    ):
        with pytest.raises(UnknownFlag, match="waitinglist"):
            ask()
    assert not Flag.objects.exists()


def test_one_name_means_one_thing():
    declare("waiting_list", "visitors may wait for a place")
    with pytest.raises(ValueError, match="two flags are called 'waiting_list'"):
        declare("waiting_list", "staff wait")
    assert list(known()) == ["night_sale", "waiting_list"]


def test_asking_is_one_query_for_all_flags_until_it_is_stale(django_assert_num_queries, monkeypatch):
    with django_assert_num_queries(1):
        assert [is_on(name) for name in ("waiting_list", "night_sale", "waiting_list")] == [False] * 3

    Flag.objects.create(name="waiting_list", on=True, changed_at=NOON)  # by another process
    assert not is_on("waiting_list")
    monkeypatch.setattr(flags, "FRESH_SECONDS", 0.0)
    assert is_on("waiting_list")


def test_a_switch_that_is_rolled_back_is_forgotten():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        switch(name="waiting_list", on=True, actor=BOSS, now=NOON)
        1 / 0  # noqa: B018
    assert not is_on("waiting_list")
    assert not AuditEntry.objects.exists()
