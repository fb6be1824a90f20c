"""The demo season in the database: complete in three languages, on sale at once, safe to repeat."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.models import F, Model

from prichal.catalog.models import Event, PriceList, Product, Seller, TicketType
from prichal.conf.demo import season
from prichal.fleet.models import Pier, Route, RouteStop, Seat, SeatCategory, SeatPlan, Section, Venue, Vessel
from prichal.inventory.models import EventBoard, Place, VesselOccupancy
from prichal.inventory.queries import EventFilter, event_days, list_events, seat_map
from prichal.inventory.rules import OccupancyKind
from prichal.inventory.services import holds
from tests.make import ANNA

pytestmark = pytest.mark.django_db
MORNING = datetime(2027, 6, 1, 5, tzinfo=UTC)  # Tuesday, 8:00 in Saint Petersburg
TEXTS: dict[type[Model], tuple[str, ...]] = {
    Pier: ("name", "address", "directions"),
    Venue: ("name", "address", "directions", "description"),
    Route: ("name",),
    RouteStop: ("name",),
    Vessel: ("name", "description"),
    Section: ("name",),
    SeatCategory: ("title",),
    Seller: ("hours",),
    Product: ("title", "summary", "story", "included", "good_to_know", "image_alt"),
    TicketType: ("title", "description"),
}


def load(now=MORNING, days=2):
    return season.load(now=now, days=days)


def test_today_and_the_days_after_are_on_sale_and_tomorrow_adds_a_day():
    told = []
    assert season.load(now=MORNING, days=2, progress=lambda done, total: told.append((done, total))) == 94
    assert told[-1] == (94, 94)  # of 47 and 48: tonight's 00:40 has sailed
    assert load() == 0
    assert load(MORNING + timedelta(days=1)) == 47

    assert {event.state for event in Event.objects.all()} == {"ON_SALE"}
    assert not Event.objects.filter(sales_open_at__gt=MORNING).exists()
    assert [day.events for day in event_days(now=MORNING)[:3]] == [46, 48, 47]
    assert PriceList.objects.count() == Product.objects.count() == 12
    assert SeatPlan.objects.count() == 9


def test_what_is_held_and_sold_survives_the_next_start():
    load(days=1)
    event = Event.objects.filter(product__slug="gulf-sunset").order_by("starts_at").first()
    assert event is not None
    holds.hold_seats(event_id=event.pk, holder=ANNA, channel="shop", codes=["A-1"], now=MORNING)

    load(MORNING + timedelta(hours=1), days=1)

    assert Place.objects.filter(held_by=ANNA).count() == 1


def test_a_vessel_that_somebody_took_is_left_to_them():
    season.load(now=MORNING, days=1)
    meteor = Vessel.objects.get(slug="meteor")
    tomorrow = (MORNING + timedelta(days=1), MORNING + timedelta(days=2))
    VesselOccupancy.objects.create(vessel=meteor, kind=OccupancyKind.REPAIR, during=tomorrow)

    assert load() == 48 - 10

    assert not Event.objects.filter(vessel=meteor, starts_at__gte=tomorrow[0]).exists()


def test_nights_and_seats_are_what_the_shop_promises():
    load(days=3)
    nights = list_events(filters=EventFilter(product="night-bridges"), now=MORNING).items
    sunset = list_events(filters=EventFilter(product="gulf-sunset"), now=MORNING).items[0]

    assert nights[0].starts_at == datetime(2027, 6, 2, 0, 40, tzinfo=ZoneInfo("Europe/Moscow"))
    assert (nights[0].seating, nights[0].seats_left) == ("general", 120)
    assert (sunset.seating, sunset.seats_left) == ("assigned", 60)

    page = seat_map(ref=sunset.slug, holder=None, now=MORNING)
    drawn = [seat for deck in page.layout.decks for row in deck.rows for seat in row.seats]
    assert Counter(seat.category for seat in drawn) == {"window": 20, "standard": 32, "premium": 8}
    assert {seat.code for seat in drawn} == set(page.states.seats or {})
    assert {seat.category for seat in drawn} <= {category for _ticket, category in page.prices}


def test_a_concert_is_ashore_and_a_club_boat_sails_without_numbers_on_weekdays():
    load(days=3)
    concert = Event.objects.filter(product__slug="candlelight-concert").get()
    assert (concert.pier, concert.venue and concert.venue.slug, concert.vessel) == (None, "elling", None)
    club = Event.objects.filter(vessel__slug="sinkopa")
    assert set(club.values_list("product__slug", "seating", "capacity")) == {("neva-fortress", "GENERAL", 54)}


def test_every_text_is_written_in_three_languages():
    load(days=1)
    missing = [
        f"{model.__name__} {row.pk} {field}_{language}"
        for model, fields in TEXTS.items()
        for row in model._default_manager.all()
        for field in fields
        for language in ("ru", "en", "zh_hans")
        if not getattr(row, f"{field}_{language}")
    ]
    assert missing == []


def test_boards_agree_with_places():
    load(days=1)
    totals = Counter(Place.objects.values_list("event_id", flat=True))
    assert {board.event_id: board.places_total for board in EventBoard.objects.all()} == totals
    assert Seat.objects.count() == 722
    assert not Event.objects.filter(sales_close_at__gte=F("starts_at")).exists()
