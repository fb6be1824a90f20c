"""Lists of events: what is in them, in which order, page by page, in how many queries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from prichal.catalog.models import Event, Price
from prichal.catalog.rules import DayPart
from prichal.inventory.queries import EventFilter, list_events
from prichal.inventory.services import boards, holds
from prichal.kernel.cursors import write_cursor
from prichal.kernel.errors import Invalid
from prichal.kernel.money import Money
from tests.make import (
    ANNA,
    NOON,
    make_draft,
    make_event,
    make_general_event,
    make_pier,
    make_product,
    make_route,
    make_venue,
    make_vessel,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def slugs(limit=20, cursor=None, now=NOON, **wanted):
    page = list_events(filters=EventFilter(**wanted), now=now, limit=limit, cursor=cursor)
    return [card.slug for card in page.items]


def priced(roubles, **facts):
    product = make_product()
    prices = Price.objects.filter(ticket_type__product=product, ticket_type__takes_place=True)
    prices.update(amount=Money(roubles * 100))
    return make_general_event(product=product, **facts)


def test_coming_events_stand_in_order_of_departure():
    later, sooner = make_event(starts_at=NOON + 2 * DAY), make_event(starts_at=NOON + DAY)
    make_draft(seats=1)
    assert slugs() == [sooner.slug, later.slug]
    assert slugs(now=NOON + DAY) == [later.slug]


def test_pages_follow_each_other_without_gap_or_repeat_even_at_one_instant():
    events = [make_general_event(starts_at=NOON + DAY) for _ in range(5)]
    first = list_events(filters=EventFilter(), now=NOON, limit=2)
    second = list_events(filters=EventFilter(), now=NOON, limit=2, cursor=first.next_cursor)
    third = list_events(filters=EventFilter(), now=NOON, limit=2, cursor=second.next_cursor)

    assert [card.id for page in (first, second, third) for card in page.items] == [event.pk for event in events]
    assert third.next_cursor is None


def test_a_page_that_holds_everything_has_no_next_one():
    make_general_event()
    make_general_event()
    assert list_events(filters=EventFilter(), now=NOON, limit=2).next_cursor is None


def test_by_price_the_cheapest_come_first_page_by_page():
    dear, cheap, middle = priced(900), priced(100), priced(500)
    first = list_events(filters=EventFilter(sort="price"), now=NOON, limit=2)
    second = list_events(filters=EventFilter(sort="price"), now=NOON, limit=2, cursor=first.next_cursor)
    assert [card.slug for card in [*first.items, *second.items]] == [cheap.slug, middle.slug, dear.slug]


def test_of_equal_prices_the_earlier_sailing_stands_first_whichever_was_made_first():
    product = make_product()
    late, early = (make_event(product=product, starts_at=NOON + timedelta(days=days)) for days in (9, 5))
    first = list_events(filters=EventFilter(sort="price"), now=NOON, limit=1)
    second = list_events(filters=EventFilter(sort="price"), now=NOON, limit=1, cursor=first.next_cursor)
    assert [page.items[0].id for page in (first, second)] == [early.pk, late.pk]
    assert second.next_cursor is None


@pytest.mark.parametrize(
    "moment", ["2026-11-20T19:00:00+16:00", "2026-11-20T19:00:00-23:59", "0001-01-01T00:00:00+23:00"]
)
def test_a_forged_moment_with_an_offset_no_zone_has_breaks_nothing(moment):
    event = make_event()
    cursor = write_cursor("time", moment, 1)
    try:
        assert slugs(cursor=cursor) in ([event.slug], [])
    except Invalid as refusal:
        assert [error.field for error in refusal.errors] == ["cursor"]


@pytest.mark.parametrize("cursor", ["x", "!", "W10", "WyJ0aW1lIiwxLDJd", "bnVsbA", "й"])
def test_a_made_up_cursor_is_refused(cursor):
    with pytest.raises(Invalid) as refusal:
        slugs(cursor=cursor)
    assert [error.field for error in refusal.value.errors] == ["cursor"]


def test_another_orders_cursor_is_refused():
    priced(100)
    priced(200)
    cursor = list_events(filters=EventFilter(sort="price"), now=NOON, limit=1).next_cursor
    with pytest.raises(Invalid):
        slugs(cursor=cursor)


def test_days_are_those_of_the_pier():
    night = make_event(starts_at=datetime(2027, 6, 4, 21, 40, tzinfo=UTC))  # 00:40 on the 5th
    east = make_event(starts_at=datetime(2027, 6, 4, 14, 30, tzinfo=UTC), pier=make_pier(timezone="Asia/Vladivostok"))
    assert slugs(date_from=date(2027, 6, 5), date_to=date(2027, 6, 5)) == [east.slug, night.slug]
    assert slugs(date_to=date(2027, 6, 4)) == []
    assert slugs(date_from=date(2027, 6, 6)) == []


def test_the_calendar_has_no_day_that_can_not_be_asked_for():
    event = make_event(seats=1)
    assert slugs(date_from=date.min) == slugs(date_to=date.max) == [event.slug]
    assert slugs(date_from=date.max) == slugs(date_to=date.min) == []


def test_every_filter_finds_its_own_and_nothing_else():
    product, pier, vessel, route = make_product(kind="EVENT"), make_pier(), make_vessel(), make_route()
    wanted = make_general_event(product=product, pier=pier, vessel=vessel, route=route, minutes=60)
    make_event(seats=2, minutes=61)

    for filters in (
        {"product": product.slug},
        {"product": str(product.pk)},
        {"kind": "event"},
        {"pier": pier.slug},
        {"vessel": vessel.slug},
        {"route": route.slug},
        {"seating": "general"},
        {"duration_max": 60},
        {"party": 5},
        {"q": "закат", "kind": "event"},
    ):
        assert slugs(**filters) == [wanted.slug], filters
    assert slugs(pier="nowhere") == slugs(product="0") == slugs(product="9" * 30) == slugs(party=6) == []


def test_only_our_own_events_are_here_until_suppliers_bring_theirs():
    event = make_event(seats=1)
    assert slugs(supplier="local") == slugs() == [event.slug]
    assert slugs(supplier="astra") == slugs(supplier="neva") == []


def test_an_event_ashore_is_found_by_its_venue():
    venue = make_venue()
    concert = make_general_event(venue=venue)
    pier = make_pier()
    sailing = make_general_event(pier=pier)
    assert slugs(venue=venue.slug) == [concert.slug]
    assert slugs(pier=pier.slug) == [sailing.slug]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (DayPart.MORNING, ["05:00", "11:59"]),
        (DayPart.DAY, ["12:00", "16:59"]),
        (DayPart.EVENING, ["17:00", "23:59"]),
        (DayPart.NIGHT, ["00:00", "04:59"]),
    ],
)
def test_a_part_of_the_day_is_the_piers(part, found):
    for clock in ("00:00", "04:59", "05:00", "11:59", "12:00", "16:59", "17:00", "23:59"):
        make_general_event(slug=clock.replace(":", "-"), starts_at=datetime.fromisoformat(f"2027-06-05T{clock}+03:00"))
    assert slugs(part=part) == [clock.replace(":", "-") for clock in found]


def test_a_late_night_belongs_to_the_day_before_it_where_asked():
    evening, night, dawn = (
        make_general_event(starts_at=datetime.fromisoformat(f"2027-06-{moment}+03:00"))
        for moment in ("05T22:00", "06T04:59", "06T05:00")
    )
    day = {"date_from": date(2027, 6, 5), "date_to": date(2027, 6, 5)}
    assert slugs(**day) == [evening.slug]
    assert slugs(**day, late_night=True) == [evening.slug, night.slug]
    assert slugs(date_from=date(2027, 6, 6)) == [night.slug, dawn.slug]
    assert slugs(date_to=date.max, late_night=True) == [evening.slug, night.slug, dawn.slug]


@pytest.mark.parametrize("q", ["мёд", "МЕД причал", "чёрный", "  ладога   мед ", "honey"])
def test_words_are_found_without_regard_to_case_and_dots(q):
    product = make_product(title="Медовый вечер", title_en="Honey evening")
    pier = make_pier(name="Причал «Черный»")
    found = make_general_event(product=product, pier=pier, vessel=make_vessel(name="Ладога"))
    make_general_event()
    with translation.override("en" if q == "honey" else "ru"):
        assert slugs(q=q) == [found.slug]


@pytest.mark.parametrize("q", ["мёд ветер", "honey", "%", "_", "абырвалг"])
def test_every_word_must_be_there_in_the_readers_language_or_in_russian(q):
    make_general_event(product=make_product(title="Медовый вечер", title_en="Honey evening"))
    assert slugs(q=q) == []
    with translation.override("zh-hans"):
        assert slugs(q=q) == []
        assert len(slugs(q="медовый")) == 1


def test_price_and_availability_are_the_boards():
    cheap, dear = priced(100, capacity=1), priced(500)
    assert slugs(price_max=Money(10_000)) == [cheap.slug]

    holds.hold_tickets(event_id=cheap.pk, holder=ANNA, channel="shop", tickets={"adult": 1}, now=NOON)
    boards.refresh(now=NOON)
    assert slugs(available=True) == [dear.slug]
    assert slugs(available=True, now=NOON + timedelta(minutes=15)) == [dear.slug]
    boards.refresh(now=NOON + timedelta(minutes=15))
    assert slugs(available=True, now=NOON + timedelta(minutes=15)) == [cheap.slug, dear.slug]


def test_closed_and_cancelled_events_are_listed_but_not_available():
    event = make_event(seats=1)
    Event.objects.update(state="CANCELLED")
    assert (slugs(), slugs(available=True)) == ([event.slug], [])


@pytest.mark.parametrize("filters", [{}, {"sort": "price", "available": True, "party": 1}, {"product": "sunset"}])
def test_the_list_asks_as_many_questions_for_five_events_as_for_one(filters):
    product = make_product(slug="sunset")
    counts = []
    for more in (1, 4):
        for _ in range(more):
            route = make_route()
            route.stops.create(position=1, name="Пристань", minutes=0)
            make_event(seats=2, product=product, route=route)
        with CaptureQueriesContext(connection) as queries:
            assert len(slugs(**filters)) in (1, 5)
        counts.append(len(queries))
    assert counts == [10, 10]


def test_a_search_by_words_asks_as_many_questions_for_five_events_as_for_one():
    counts = []
    for more in (1, 4):
        for _ in range(more):
            make_event(seats=2)
        with CaptureQueriesContext(connection) as queries:
            assert len(slugs(q="закат ладога")) in (1, 5)
        counts.append(len(queries))
    assert counts == [12, 12]
