"""The demo's timetable over a whole season: possible for vessels, worth reading for people."""

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from math import acos, asin, cos, degrees, hypot, radians, sin, tan

import pytest

from prichal.conf.demo import venue
from prichal.conf.demo.piers import PIERS
from prichal.conf.demo.products import PRODUCTS
from prichal.conf.demo.routes import ROUTES
from prichal.conf.demo.timetable import EVERY_DAY, LINES, ZONE, sailings, usual_route
from prichal.conf.demo.vessels import VESSELS
from prichal.fleet.rules import Seating

FIRST_DAY = date(2027, 6, 1)
SEASON = list(sailings(first_day=FIRST_DAY, days=90))
A_YEAR = list(sailings(first_day=FIRST_DAY, days=365))  # what sails depends on the month
KM_PER_HOUR = 15  # of a boat that moves to another pier, as the crow flies


def of_vessel():
    """Slug of a vessel → all its sailings in their order."""
    timelines = defaultdict(list)
    for one in A_YEAR:
        if one.line.vessel:
            timelines[one.line.vessel].append(one)
    return {slug: sorted(line, key=lambda one: one.starts_at) for slug, line in timelines.items()}


def kilometres(a, b):
    (*_, north, east), (*_, other_north, other_east) = PIERS[a], PIERS[b]
    shrink = cos(radians(float(north)))
    return 111 * hypot(float(north) - float(other_north), (float(east) - float(other_east)) * shrink)


def sunset(day):
    """Over Saint Petersburg, to a few minutes: the sun's upper edge goes under a clear horizon."""
    since = (day - date(2000, 1, 1)).days
    anomaly = radians(357.5 + 0.98560 * since)
    longitude = radians(280.5 + 0.98565 * since + 1.915 * sin(anomaly))
    tilt, north = asin(0.3978 * sin(longitude)), radians(59.94)
    noon = 12 * 60 + 180 - 4 * 30.3 + 7.66 * sin(anomaly) - 9.87 * sin(2 * longitude)  # of UTC+3, in minutes
    half_a_day = 4 * degrees(acos(sin(radians(-0.83)) / (cos(north) * cos(tilt)) - tan(north) * tan(tilt)))
    return datetime.combine(day, time(), ZONE) + timedelta(minutes=noon + half_a_day)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_season_of_any_month_has_thousands_of_sailings(month):
    season = list(sailings(first_day=date(2027, month, 1), days=90))
    assert len(season) >= 3_000
    assert min(Counter(one.starts_at.date() for one in season).values()) >= 34


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (date(2027, 1, 31), "17:08"), (date(2027, 2, 15), "17:47"), (date(2027, 3, 20), "19:11"),
        (date(2027, 6, 22), "22:26"), (date(2027, 9, 15), "19:24"), (date(2027, 12, 15), "15:53"),
    ],
)  # fmt: skip
def test_the_sun_sets_when_the_almanac_says(day, known):
    assert abs(sunset(day) - datetime.combine(day, time.fromisoformat(known), ZONE)) <= timedelta(minutes=4)


@pytest.mark.parametrize("month", range(1, 13))
def test_the_sun_sets_within_every_sunset_trip_whenever_the_season_begins(month):
    trips = [one for one in sailings(first_day=date(2027, month, 15), days=90) if one.line.product == "gulf-sunset"]
    assert len({one.starts_at.date() for one in trips}) == len(trips) == 90
    for one in trips:
        way = sunset(one.starts_at.date()) - one.starts_at
        assert timedelta(minutes=35) <= way <= timedelta(minutes=85), one


def test_a_year_has_all_twelve_products_on_all_eight_vessels():
    assert {line.product for line in LINES} == set(PRODUCTS)
    assert {line.vessel for line in LINES} == {*VESSELS, None}


@pytest.mark.parametrize("slug", VESSELS)
def test_no_vessel_overlaps_itself_its_turnaround_included(slug):
    turnaround = timedelta(minutes=VESSELS[slug].turnaround_minutes)
    for before, after in pairwise(of_vessel()[slug]):
        assert before.ends_at + turnaround <= after.starts_at, (before, after)


@pytest.mark.parametrize("slug", VESSELS)
def test_every_vessel_is_where_its_next_sailing_begins_or_has_time_to_get_there(slug):
    for before, after in pairwise(of_vessel()[slug]):
        way = kilometres(ROUTES[before.line.route].ends, ROUTES[after.line.route].begins)
        hours = (after.starts_at - before.ends_at).total_seconds() / 3600
        assert way <= hours * KM_PER_HOUR, (before, after)


def test_no_two_sailings_of_a_product_begin_in_one_minute():
    begun = Counter((one.line.product, one.starts_at) for one in A_YEAR)
    assert begun.most_common(1)[0][1] == 1


def test_a_sailing_lasts_as_long_as_the_texts_of_its_product_say():
    assert {(line.product, line.minutes) for line in LINES} == {
        ("night-bridges", 120),
        ("rivers-canals", 75),
        ("neva-fortress", 60),
        ("peterhof-hydrofoil", 40),
        ("gulf-sunset", 90),
        ("jazz-evening", 120),
        ("dinner-cruise", 150),
        ("kronstadt-forts", 120),
        ("northern-islands", 90),
        ("oreshek-fortress", 570),
        ("family-morning", 75),
        ("candlelight-concert", 80),
    }


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.product}-{line.vessel}")
def test_every_seat_that_is_sold_has_a_price(line):
    priced = {category for _ticket, category in PRODUCTS[line.product].seasons(today=FIRST_DAY)[-1].prices}
    vessel = VESSELS[line.vessel] if line.vessel else None
    if (line.seating or (vessel.seating if vessel else Seating.ASSIGNED)) == Seating.ASSIGNED:
        sections = vessel.sections if vessel else venue.SECTIONS
        drawn = {seat.category for section in sections for seat in section.seats}
        assert priced - {""} <= drawn <= priced
    else:
        assert priced == {""}


def test_nights_begin_after_midnight_and_by_day_only_the_longest_trip_leaves_before_ten():
    by_product = defaultdict(set)
    for one in A_YEAR:
        by_product[one.line.product].add(one.starts_at.time())
    assert by_product["night-bridges"] == {time(0, 20), time(0, 40)}
    assert by_product["peterhof-hydrofoil"] == {time(hour) for hour in range(10, 20)}
    assert by_product["candlelight-concert"] == {time(19, 30)}
    assert by_product.pop("oreshek-fortress") == {time(8, 30)}
    by_day = set().union(*(begun for slug, begun in by_product.items() if slug != "night-bridges"))
    assert (min(by_day), max(by_day)) == (time(10), time(22))


def test_weekends_have_their_own_sailings():
    days: dict[str, set[int]] = defaultdict(set)
    for line in LINES:
        days[line.product] |= line.weekdays
    rare = {slug: set(week) for slug, week in days.items() if week != EVERY_DAY}
    assert rare == {
        "jazz-evening": {5, 6, 7}, "oreshek-fortress": {6, 7}, "family-morning": {6, 7}, "candlelight-concert": {3, 6},
    }  # fmt: skip


def test_times_are_the_citys():
    first = min(one.starts_at for one in SEASON)
    assert first == datetime(2027, 5, 31, 21, 40, tzinfo=UTC)  # Tuesday, 00:40 in Saint Petersburg
    assert first.tzinfo is ZONE


def test_a_product_shows_its_first_lines_itinerary_and_a_concert_none():
    assert usual_route("peterhof-hydrofoil") == "to-peterhof"
    assert usual_route("candlelight-concert") is None
