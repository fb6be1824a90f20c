"""What keeps an event from being sold, told by its name."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prichal.catalog.models import Event, Price, PriceList
from prichal.catalog.rules import SeasonPrices
from prichal.catalog.services import publish_price_list
from prichal.fleet.models import Seat, SeatCategory
from prichal.inventory.services import publishing
from prichal.inventory.services.readiness import refuse_unready
from prichal.kernel.errors import Invalid
from prichal.kernel.money import Money
from tests.inventory.refusals import refused
from tests.make import NOON, make_draft, make_product, make_venue, make_vessel

pytestmark = pytest.mark.django_db
START = NOON + timedelta(days=3)


def faults(*events):
    with pytest.raises(Invalid) as refusal:
        refuse_unready(events)
    return [(error.field, error.code, error.message) for error in refusal.value.errors]


def price_in(event, category):
    """Every ticket with a place is sold in that category only."""
    Price.objects.filter(season__price_list=event.price_list, ticket_type__takes_place=True).update(category=category)


def test_places_and_prices_make_an_event_ready():
    refuse_unready([make_draft(capacity=5), make_draft(seats=5), make_draft(capacity=5, venue=make_venue())])


def test_an_event_has_places_and_not_more_than_vessel_or_venue_take():
    empty, planless = make_draft(capacity=0), make_draft(seats=1)
    Seat.objects.filter(plan=planless.seat_plan).delete()
    crowded = make_draft(capacity=13, vessel=make_vessel(passenger_max=12))
    full_hall = make_draft(seats=13, venue=make_venue(visitor_max=12))
    just_full = make_draft(capacity=12, vessel=make_vessel(passenger_max=12))
    assert faults(empty, planless, crowded, full_hall, just_full) == [
        ("capacity", "no_places", f"На рейсе {empty.slug} нет ни одного места."),
        ("capacity", "no_places", f"На рейсе {planless.slug} нет ни одного места."),
        ("capacity", "too_many_places", f"На рейсе {crowded.slug} мест 13, а взять можно не больше 12."),
        ("capacity", "too_many_places", f"На рейсе {full_hall.slug} мест 13, а взять можно не больше 12."),
    ]


def test_an_event_has_a_price_on_its_day():
    priceless = make_draft(capacity=5)
    priceless.price_list = PriceList.objects.create(product=priceless.product, version=2)
    only_infants = make_draft(capacity=5)
    Price.objects.filter(season__price_list=only_infants.price_list, ticket_type__takes_place=True).delete()
    assert faults(priceless, only_infants) == [
        ("priceList", "no_price", f"На день рейса {priceless.slug} нет цен."),
        ("priceList", "no_price", f"На день рейса {only_infants.slug} нет цен."),
    ]


def test_of_several_seasons_the_one_of_the_local_day_decides():
    product = make_product()
    SeatCategory.objects.create(code="standard", title="Обычное", sign="○")
    day = START.date()
    prices = {("adult", "standard"): Money(100)}
    price_list = publish_price_list(
        product=product,
        seasons=[SeasonPrices("День", prices, first_day=day, last_day=day), SeasonPrices("Все дни", prices)],
    )
    on_the_day = make_draft(product=product, price_list=price_list, seats=2, starts_at=START)
    other_day = make_draft(product=product, price_list=price_list, seats=2, starts_at=START + timedelta(days=1))
    refuse_unready([on_the_day, other_day])
    Price.objects.filter(season__position=0, season__price_list=price_list).update(category="window")
    assert faults(on_the_day, other_day) == [
        ("priceList", "no_price", f"На рейсе {on_the_day.slug} нет цены для мест «standard».")
    ]


def test_every_seat_category_needs_a_ticket_somebody_can_buy():
    event, general = make_draft(seats=2), make_draft(capacity=2)
    Seat.objects.filter(plan=event.seat_plan, code="A-2").update(category="window")
    price_in(event, "standard")
    price_in(general, "window")
    assert faults(event, general) == [
        ("priceList", "no_price", f"На рейсе {event.slug} нет цены для мест «window»."),
        ("priceList", "no_price", f"На рейсе {general.slug} нет цены для мест «без номеров»."),
    ]


def test_many_events_are_looked_at_by_as_many_queries_as_one():
    counts = []
    for many in (1, 5):
        events = [make_draft(seats=2) for _ in range(many)]
        with CaptureQueriesContext(connection) as queries:
            refuse_unready(events)
        counts.append(len(queries))
    assert counts == [3, 3]


def test_what_is_not_ready_stays_a_draft():
    empty, good = make_draft(capacity=0), make_draft(capacity=3)
    with refused(Invalid):
        publishing.publish_events(event_ids=[empty.pk, good.pk], now=NOON)
    assert set(Event.objects.values_list("state", flat=True)) == {"DRAFT"}
