"""An event as it is shown."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from prichal.catalog.models import Event, Product
from prichal.catalog.rules import Returned, Vat
from prichal.catalog.services import change_vat, write_refund_policy
from prichal.fleet.rules import Texts
from prichal.inventory.queries import event_card, event_named, event_of, event_to_buy
from prichal.inventory.queries.cards import StopCard
from prichal.inventory.services import boards
from prichal.kernel.errors import NotFound
from tests.make import (
    CHILD,
    NOON,
    make_draft,
    make_event,
    make_general_event,
    make_pier,
    make_product,
    make_route,
    make_venue,
)

pytestmark = pytest.mark.django_db
MOSCOW = ZoneInfo("Europe/Moscow")


def card(event, now=NOON):
    return event_card(ref=event.slug, now=now)


def test_an_event_is_found_by_id_and_by_slug():
    event = make_event(seats=1)
    assert event_of(str(event.pk)) == event_of(event.slug) == event_to_buy(event.slug) == event
    assert event_named(str(event.pk)) == event_named(event.slug)
    assert event_named(event.slug).id == event.pk


@pytest.mark.parametrize("ref", ["nothing", "", "999999", "9" * 30, "١٢", "-1"])
def test_what_is_not_there_is_not_found(ref):
    with pytest.raises(NotFound):
        event_of(ref)
    with pytest.raises(NotFound):
        event_named(ref)


def test_a_draft_is_not_found():
    draft = make_draft(seats=1)
    for find in (event_of, event_named, event_to_buy):
        with pytest.raises(NotFound):
            find(draft.slug)


def test_a_night_sailing_shows_both_its_dates_in_the_zone_of_its_pier():
    starts_at = datetime(2027, 7, 3, 21, 40, tzinfo=ZoneInfo("UTC"))
    night = card(make_general_event(starts_at=starts_at, minutes=120))

    assert night.starts_at.isoformat() == "2027-07-04T00:40:00+03:00"
    assert night.ends_at.isoformat() == "2027-07-04T02:40:00+03:00"
    assert night.refundable_until.isoformat() == "2027-07-03T00:40:00+03:00"
    assert night.duration_minutes == 120


def test_moments_follow_the_zone_of_another_pier():
    event = make_event(seats=1, pier=make_pier(timezone="Asia/Vladivostok"), starts_at=NOON + timedelta(days=3))
    assert card(event).starts_at.isoformat() == "2027-06-04T19:00:00+10:00"


def test_a_card_says_what_is_sold_where_on_what_and_by_whom():
    route = make_route()
    route.stops.create(position=2, name="Стрелка", minutes=20)
    route.stops.create(position=1, name="Пристань", minutes=0)
    product = make_product(included="Плед\nЧай", kind="EXCURSION")
    event = make_event(seats=3, route=route, product=product)

    shown = card(event)

    assert (shown.id, shown.slug, shown.seating, shown.source) == (event.pk, event.slug, "assigned", "local")
    assert (shown.product.slug, shown.product.kind, shown.product.included) == (
        product.slug,
        "excursion",
        ["Плед", "Чай"],
    )
    assert shown.route is not None
    assert shown.route.stops == [StopCard("Пристань", 0), StopCard("Стрелка", 20)]
    assert (shown.where.latitude, shown.where.longitude) == (59.934, 30.295)
    assert (shown.price_from, shown.vat_mode, shown.vat_rate) == (CHILD, "included", 20)
    assert (shown.seats_left, shown.seats_total) == (3, 3)
    assert shown.seller == product.seller
    assert (shown.where.kind, shown.where.slug, shown.day) == ("pier", event.where.slug, date(2027, 6, 4))


def test_an_event_ashore_begins_at_its_venue():
    venue = make_venue(timezone="Europe/Samara")
    shown = card(make_general_event(venue=venue))
    assert (shown.where.kind, shown.where.slug, shown.timezone) == ("venue", venue.slug, "Europe/Samara")
    assert (shown.vessel, shown.route, shown.passenger_data_required) == (None, None, False)


def test_a_route_between_regions_asks_for_the_papers_of_passengers():
    assert card(make_general_event(route=make_route(passenger_data_required=True))).passenger_data_required is True
    assert card(make_general_event(route=make_route())).passenger_data_required is False


def test_vat_and_the_clock_of_refunds_are_those_of_the_day_and_the_policy():
    product = make_product()
    change_vat(product=product, from_day=date(2027, 6, 4), vat=Vat("NONE", 0), now=NOON)
    policy = write_refund_policy(
        slug="kind", title=Texts("Мягкий", "Kind", "宽松"), steps=[Returned(2, 100), Returned(-1, 50)]
    )
    Product.objects.filter(pk=product.pk).update(refund_policy=policy)
    product.refresh_from_db()
    before, after = (make_general_event(product=product, starts_at=NOON + timedelta(days=days)) for days in (2, 3))

    assert (card(before).vat_mode, card(before).vat_rate) == ("included", 20)
    assert (card(after).vat_mode, card(after).vat_rate) == ("none", 0)
    assert card(after).refundable_until == after.starts_at - timedelta(hours=2)


def test_a_card_speaks_the_readers_language_and_falls_back_to_russian():
    product = make_product(title="Закат", title_en="Sunset")
    event = make_event(seats=1, product=product)
    titles = {}
    for language in ("ru", "en", "zh-hans"):
        with translation.override(language):
            titles[language] = card(event).product.title
    assert titles == {"ru": "Закат", "en": "Sunset", "zh-hans": "Закат"}


def test_the_sales_status_follows_state_clock_and_board():
    event = make_event(seats=1, sales_open_at=NOON, sales_close_at=NOON + timedelta(hours=1))
    assert card(event, NOON).sales_status == "onSale"
    assert card(event, NOON - timedelta(seconds=1)).sales_status == "closed"
    assert card(event, NOON + timedelta(hours=1)).sales_status == "closed"

    event.places.update(status="SOLD")
    boards.recompute([event.pk], now=NOON)
    assert card(event, NOON).sales_status == "soldOut"

    Event.objects.update(state="PAUSED")
    assert card(event, NOON).sales_status == "closed"
    Event.objects.update(state="CANCELLED")
    assert card(event, NOON).sales_status == "cancelled"
