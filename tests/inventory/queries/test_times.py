"""Clocks on the wall: nights, other zones, the night when clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from prichal.catalog.models import Event
from prichal.catalog.rules import DayPart
from prichal.catalog.services import EventDraft, draft_events
from prichal.inventory.queries import EventFilter, event_card, event_days, list_events
from prichal.inventory.schemas.events import EventOut
from prichal.inventory.services import publishing
from tests.make import make_pier, make_product, make_vessel

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 20, 9, tzinfo=UTC)
BERLIN, SAMARA, MOSCOW = "Europe/Berlin", "Europe/Samara", "Europe/Moscow"


def sailings(*starts: datetime, zone: str, product=None) -> list[Event]:
    """Drafted and published as staff do it, an hour long each, from a pier in that zone."""
    product, pier = product or make_product(slug=zone.partition("/")[2].lower()), make_pier(timezone=zone)
    events = draft_events(
        [
            EventDraft(
                product=product,
                price_list=product.price_lists.get(),
                pier=pier,
                vessel=make_vessel(),
                capacity=10,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=1),
                sales_open_at=NOW - timedelta(days=1),
                sales_close_at=starts_at,
            )
            for starts_at in starts
        ]
    )
    for event in events:
        publishing.publish_event(event_id=event.pk, now=NOW)
    return list(Event.objects.filter(pk__in=[event.pk for event in events]).order_by("pk"))


def found(now=NOW, **wanted):
    return [card.slug for card in list_events(filters=EventFilter(**wanted), now=now).items]


def on_the_wire(event: Event) -> tuple[str, str]:
    body = EventOut.of(event_card(ref=event.slug, now=NOW)).model_dump(mode="json", by_alias=True)
    return body["startsAt"], body["endsAt"]


def days_with_sailings(days: int = 14) -> list[date]:
    return [summary.day for summary in event_days(now=NOW, days=days) if summary.events]


def test_a_sailing_at_forty_past_midnight_is_the_next_days_and_the_evenings_late_night():
    [night] = sailings(datetime(2026, 10, 24, 21, 40, tzinfo=UTC), zone=MOSCOW)

    assert (night.day, night.minute) == (date(2026, 10, 25), 40)
    assert night.slug == "water-moscow-20261025-0040"
    assert on_the_wire(night) == ("2026-10-25T00:40:00+03:00", "2026-10-25T01:40:00+03:00")
    the_24th, the_25th = date(2026, 10, 24), date(2026, 10, 25)
    assert found(date_from=the_25th, date_to=the_25th) == [night.slug]
    assert found(date_from=the_24th, date_to=the_24th) == []
    assert found(date_from=the_24th, date_to=the_24th, late_night=True) == [night.slug]
    assert found(part=DayPart.NIGHT) == [night.slug]
    assert found(part=DayPart.EVENING) == []
    assert days_with_sailings() == [the_25th]


def test_a_pier_in_samara_has_its_own_midnight():
    late, early = sailings(
        datetime(2026, 10, 24, 19, 30, tzinfo=UTC), datetime(2026, 10, 24, 20, 30, tzinfo=UTC), zone=SAMARA
    )
    [same_instant] = sailings(datetime(2026, 10, 24, 20, 30, tzinfo=UTC), zone=MOSCOW)

    assert [(event.day.day, event.minute) for event in (late, early, same_instant)] == [
        (24, 1410),
        (25, 30),
        (24, 1410),
    ]
    assert (early.slug, same_instant.slug) == ("water-samara-20261025-0030", "water-moscow-20261024-2330")
    assert on_the_wire(late)[0] == "2026-10-24T23:30:00+04:00"
    assert on_the_wire(early)[0] == "2026-10-25T00:30:00+04:00"
    assert on_the_wire(same_instant) == ("2026-10-24T23:30:00+03:00", "2026-10-25T00:30:00+03:00")
    day = {"date_from": date(2026, 10, 24), "date_to": date(2026, 10, 24)}
    assert found(**day) == [late.slug, same_instant.slug]
    assert found(**day, part=DayPart.EVENING) == [late.slug, same_instant.slug]
    assert found(date_from=date(2026, 10, 25)) == found(part=DayPart.NIGHT) == [early.slug]
    assert days_with_sailings() == [date(2026, 10, 24), date(2026, 10, 25)]


def test_when_clocks_go_back_the_repeated_half_past_two_is_two_sailings():
    summer, winter = sailings(
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC), zone=BERLIN
    )

    assert (summer.slug, winter.slug) == ("water-berlin-20261025-0230", "water-berlin-20261025-0230-2")
    assert (summer.minute, winter.minute) == (150, 150)
    assert on_the_wire(summer) == ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")
    assert on_the_wire(winter) == ("2026-10-25T02:30:00+01:00", "2026-10-25T03:30:00+01:00")
    day = {"date_from": date(2026, 10, 25), "date_to": date(2026, 10, 25)}
    assert found(**day) == found(**day, part=DayPart.NIGHT) == [summer.slug, winter.slug]
    assert found(**day, duration_max=60) == [summer.slug, winter.slug]
    assert found(now=datetime(2026, 10, 25, 1, tzinfo=UTC)) == [winter.slug]
    assert [(s.day.day, s.events) for s in event_days(now=NOW, days=7) if s.events] == [(25, 2)]


def test_the_refund_clock_counts_hours_not_dates_over_the_change():
    """24 hours before 12:00 in winter time is 13:00 of the summer day before."""
    [noon] = sailings(datetime(2026, 10, 25, 11, tzinfo=UTC), zone=BERLIN)
    card = event_card(ref=noon.slug, now=NOW)
    assert card.starts_at.isoformat() == "2026-10-25T12:00:00+01:00"
    assert card.refundable_until.isoformat() == "2026-10-24T13:00:00+02:00"
    assert card.refundable_until.astimezone(UTC) == card.starts_at.astimezone(UTC) - timedelta(hours=24)


def test_pages_go_on_through_the_repeated_hour():
    events = sailings(*(datetime(2026, 10, 25, 0, minute, tzinfo=UTC) for minute in (0, 30)), zone=BERLIN)
    events += sailings(
        *(datetime(2026, 10, 25, 1, minute, tzinfo=UTC) for minute in (0, 30)), zone=BERLIN, product=events[0].product
    )
    got, cursor = [], None
    for _ in events:
        page = list_events(filters=EventFilter(), now=NOW, limit=1, cursor=cursor)
        got += [card.id for card in page.items]
        cursor = page.next_cursor
    assert got == [event.pk for event in events]
    assert cursor is None


def test_the_day_of_a_far_pier_lies_within_the_days_asked_for():
    """Kiritimati is 14 hours ahead: its Monday begins while it is still Sunday morning in London."""
    [first] = sailings(datetime(2026, 10, 24, 10, 5, tzinfo=UTC), zone="Pacific/Kiritimati")
    assert first.day == date(2026, 10, 25)
    assert first.starts_at.astimezone(ZoneInfo("Pacific/Kiritimati")).isoformat() == "2026-10-25T00:05:00+14:00"
    assert found(date_from=date(2026, 10, 25), date_to=date(2026, 10, 25)) == [first.slug]
    assert found(date_to=date(2026, 10, 24)) == []
