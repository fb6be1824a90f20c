"""The demo season: two weeks ahead, complete in three languages, safe to repeat."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Model

from prichal.catalog.models import Event, PriceList, Product, Seller, TicketType
from prichal.conf.demo import season
from prichal.fleet.models import Deck, Pier, Route, RouteStop, Seat, SeatCategory, SeatPlan, Vessel
from prichal.inventory.models import EventBoard, Place
from prichal.inventory.queries import EventFilter, event_days, list_events, seat_map
from prichal.inventory.services import holds
from prichal.kernel.money import Money
from tests.make import ANNA

pytestmark = pytest.mark.django_db
MORNING = datetime(2027, 6, 1, 5, tzinfo=UTC)  # 8:00 in Saint Petersburg
DAILY = 8
TEXTS: dict[type[Model], tuple[str, ...]] = {
    Pier: ("name", "address", "directions"),
    Route: ("name",),
    RouteStop: ("name",),
    Vessel: ("name", "description"),
    Deck: ("name",),
    SeatCategory: ("title",),
    Seller: ("hours",),
    Product: ("title", "summary", "story", "included", "image_alt"),
    TicketType: ("title", "description"),
}


def test_two_weeks_of_sailings_are_on_sale_and_tomorrow_adds_a_day():
    assert season.load(now=MORNING) == 15 * DAILY - 1  # tonight's 00:40 has sailed
    assert season.load(now=MORNING) == 0
    assert season.load(now=MORNING + timedelta(days=1)) == DAILY

    assert {day.events for day in event_days(now=MORNING)[1:]} == {DAILY}
    assert set(Event.objects.values_list("state", flat=True)) == {"ON_SALE"}
    assert PriceList.objects.count() == Product.objects.count() == 3
    assert SeatPlan.objects.count() == 1


def test_what_is_held_and_sold_survives_the_next_start():
    season.load(now=MORNING)
    event = Event.objects.filter(seating="ASSIGNED").order_by("starts_at").first()
    assert event is not None
    holds.hold_seats(event_id=event.pk, holder=ANNA, channel="shop", codes=["A-1"], now=MORNING)

    season.load(now=MORNING + timedelta(hours=1))

    assert Place.objects.filter(held_by=ANNA).count() == 1


def test_night_sailings_start_after_midnight_and_the_boat_has_numbered_seats_at_sunset():
    season.load(now=MORNING)
    nights = list_events(filters=EventFilter(product="night-bridges"), now=MORNING).items
    sunset = list_events(filters=EventFilter(product="gulf-sunset"), now=MORNING).items[0]

    assert {night.starts_at.strftime("%H:%M") for night in nights} == {"00:40"}
    assert nights[0].starts_at.tzinfo == ZoneInfo("Europe/Moscow")
    assert nights[0].starts_at.date() == date(2027, 6, 2)
    assert (nights[0].seating, nights[0].seats_left) == ("general", 120)
    assert (sunset.seating, sunset.seats_left, sunset.price_from) == ("assigned", 60, Money(120_000))

    page = seat_map(ref=sunset.slug, holder=None, now=MORNING)
    drawn = [seat for deck in page.layout.decks for row in deck.rows for seat in row.seats]
    assert Counter(seat.category for seat in drawn) == {"window": 20, "standard": 32, "premium": 8}
    assert {seat.code for seat in drawn} == set(page.states.seats or {})
    assert all(
        0 < seat.x < deck.width and 0 < seat.y < deck.height
        for deck in page.layout.decks
        for row in deck.rows
        for seat in row.seats
    )
    priced = {category for _, category in page.prices}
    assert {seat.category for seat in drawn} <= priced


def test_every_text_is_written_in_three_languages():
    season.load(now=MORNING)
    missing = [
        f"{model.__name__} {row.pk} {field}_{language}"
        for model, fields in TEXTS.items()
        for row in model._default_manager.all()
        for field in fields
        for language in ("ru", "en", "zh_hans")
        if not getattr(row, f"{field}_{language}")
    ]
    assert missing == []


def test_each_language_has_as_many_included_points_and_paragraphs():
    season.load(now=MORNING)
    for product in Product.objects.all():
        for field, separator in (("included", "\n"), ("story", "\n\n")):
            texts = [getattr(product, f"{field}_{language}") for language in ("ru", "en", "zh_hans")]
            assert len({len(text.split(separator)) for text in texts}) == 1, (product.slug, field)


def test_boards_agree_with_places():
    season.load(now=MORNING)
    totals = Counter(Place.objects.values_list("event_id", flat=True))
    assert {board.event_id: board.places_total for board in EventBoard.objects.all()} == totals
    assert Seat.objects.count() == 60
