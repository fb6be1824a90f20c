"""The full-size season is believable, and all of it can be put on sale."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from benchmarks.season import Progress, build, season
from benchmarks.season_rows import write_rows
from benchmarks.shop import FULL_SEASON
from prichal.catalog.models import Event
from prichal.fleet.models import Seat, SeatPlan, Venue, Vessel
from prichal.fleet.rules import Seating
from prichal.inventory.models import Place
from tests.make import NOON

pytestmark = pytest.mark.django_db
FIRST_DAY = (NOON + timedelta(days=1)).date()


def full_season():
    rows = write_rows(now=NOON, first_day=FIRST_DAY)
    return list(islice(season(rows, first_day=FIRST_DAY, now=NOON), FULL_SEASON))


def test_fifteen_thousand_sailings_have_two_million_places_three_quarters_of_them_numbered():
    drafts = full_season()
    seats = {plan["plan"]: 0 for plan in Seat.objects.values("plan").distinct()}
    places = {}
    for seated in {draft.vessel or draft.venue for draft in drafts}:
        plan = seated.seat_plans.last()
        places[seated] = Seat.objects.filter(plan=plan).count() if plan else seated.general_capacity
    assert len(seats) == 17
    assert sum(places[draft.vessel or draft.venue] for draft in drafts) == 2_001_890
    numbered = sum((draft.vessel or draft.venue).seating == Seating.ASSIGNED for draft in drafts)
    assert 0.7 < numbered / len(drafts) < 0.8


def test_the_season_lasts_three_months_of_about_165_a_day_in_several_cities():
    drafts = full_season()
    per_day = Counter(draft.starts_at.date() for draft in drafts)
    assert (len(per_day), min(per_day)) == (92, FIRST_DAY)
    assert {count for day, count in per_day.items() if day < max(per_day)} == {163, 164, 165}
    assert len({draft.product for draft in drafts}) == 12
    assert len({draft.where for draft in drafts}) == 30
    assert {draft.where.timezone for draft in drafts} == {"Europe/Moscow", "Europe/Samara"}
    assert all(draft.starts_at.tzinfo == ZoneInfo(draft.where.timezone) for draft in drafts)


def test_no_vessel_and_no_hall_is_needed_twice_at_once():
    busy: dict[Vessel | Venue, list[tuple[datetime, datetime]]] = {}
    for draft in full_season():
        busy.setdefault(draft.vessel or draft.venue, []).append((draft.starts_at, draft.ends_at))
    for seated, periods in busy.items():
        gap = timedelta(minutes=getattr(seated, "turnaround_minutes", 0))
        periods.sort()
        assert all(ends + gap <= begins for (_, ends), (begins, _) in pairwise(periods)), seated.slug


def test_it_is_put_on_sale_and_a_repeat_adds_what_is_missing(capsys):
    now = timezone.now()
    for sailings in (200, 330, 330):
        assert build(sailings, now=now).keys() == {"rowsSeconds", "seconds"}
        assert Event.objects.filter(state="ON_SALE").count() == Event.objects.count() == sailings
    assert SeatPlan.objects.count() == 17
    assert Place.objects.count() == sum(event.board.places_left for event in Event.objects.select_related("board"))
    told = [line.strip() for line in capsys.readouterr().err.split("\r") if line]
    assert told == ["200 of 200 sailings, 0 s left", "130 of 130 sailings, 0 s left"]


def test_progress_says_how_many_seconds_are_left(capsys):
    progress = Progress()
    progress.begun -= 10
    progress(1, 4)
    progress.told -= 1
    progress(2, 4)
    assert [line.strip() for line in capsys.readouterr().err.split("\r")] == ["", "2 of 4 sailings, 10 s left"]
