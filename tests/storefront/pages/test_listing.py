"""The list of sailings: days, hours, wishes, pages; and where an empty list leads."""

import re
from datetime import date, datetime, time, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prichal.catalog.models import Event, VatChange
from prichal.inventory.services.boards import recompute
from tests.make import make_pier, make_product, make_venue, make_vessel
from tests.storefront.shelf import coming

pytestmark = pytest.mark.django_db

MOSCOW = ZoneInfo("Europe/Moscow")


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def at(day: date, clock: str, zone: ZoneInfo = MOSCOW, **facts) -> Event:
    """A sailing of that day, by its own clock."""
    starts_at = datetime.combine(day, time.fromisoformat(clock), zone)
    return coming(starts_at=starts_at, sales_close_at=starts_at, **facts)


def shown(address: str) -> str:
    page = Client().get(address)
    assert page.status_code == 200
    return page.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def sailings(page: str) -> list[str]:
    return re.findall(r'card__link" href="/events/([^"]+)"', page)


def test_a_day_shows_its_own_sailings_and_the_night_after_it_under_its_own_heading() -> None:
    day = ahead(3)
    earlier, evening = at(ahead(2), "21:00"), at(day, "21:00")
    night, later = at(ahead(4), "00:40"), at(ahead(4), "05:00")
    page = shown(f"/events?date={day}")
    assert sailings(page) == [evening.slug, night.slug]
    assert page.index(evening.slug) < page.index('data-group="' + f'{day}-night"') < page.index(night.slug)
    assert (earlier.slug in page, later.slug in page) == (False, False)


def test_a_night_sailing_carries_both_dates() -> None:
    night = at(ahead(4), "00:40")
    first, last = ahead(3), ahead(4)
    page = shown(f"/events?date={first}")
    words = re.search(r"в ночь с \w\w (\d+)(?: \w+)? на \w\w (\d+) \w+", page)
    assert words
    assert (int(words[1]), int(words[2])) == (first.day, last.day)
    assert night.slug in page


@pytest.mark.parametrize(
    ("part", "clock"), [("morning", "09:00"), ("day", "13:00"), ("evening", "19:00"), ("night", "00:40")]
)
def test_each_band_of_hours_shows_its_own(part: str, clock: str) -> None:
    day = ahead(3)
    all_day = {one: at(day, one) for one in ("09:00", "13:00", "19:00")} | {"00:40": at(ahead(4), "00:40")}
    assert sailings(shown(f"/events?date={day}&part={part}")) == [all_day[clock].slug]


def test_days_stand_under_headings_when_no_day_is_chosen() -> None:
    one, two = at(ahead(2), "12:00"), at(ahead(3), "12:00")
    page = shown("/events")
    assert sailings(page) == [one.slug, two.slug]
    assert len(re.findall(r'class="group__title"', page)) == 2


def test_places_left_are_counted_in_words() -> None:
    for seats, words in (
        (1, "осталось 1 место"),
        (3, "осталось 3 места"),
        (7, "осталось 7 мест"),
        (40, "свободно 40 мест"),
    ):
        event = coming(seats=seats)
        assert words in shown(f"/events?product={event.product.slug}")


def test_every_wish_narrows_the_list() -> None:
    day = ahead(3)
    pier, vessel, venue = make_pier(name="Сенатская"), make_vessel(), make_venue()
    wanted = at(day, "12:00", pier=pier, vessel=vessel, seats=5)
    other = at(day, "13:00", seats=2, minutes=200)
    ashore = at(day, "14:00", venue=venue, product=make_product(kind="EVENT"))
    cases = {
        f"product={wanted.product.slug}": wanted, f"pier={pier.slug}": wanted, f"vessel={vessel.slug}": wanted,
        "party=4": wanted, f"pier={venue.slug}": ashore, "kind=event": ashore,
    }  # fmt: skip
    for query, event in cases.items():
        assert sailings(shown(f"/events?{query}")) == [event.slug], query
    assert other.slug not in shown("/events?duration=120")
    assert sailings(shown("/events?price=500")) == []


def test_chosen_wishes_can_be_taken_back_by_links() -> None:
    event = at(ahead(3), "12:00")
    page = shown(f"/events?date={ahead(3)}&party=2&product={event.product.slug}")
    assert f'href="/events?date={ahead(3)}&amp;product={event.product.slug}"' in page
    assert f'href="/events?date={ahead(3)}&amp;party=2"' in page


def test_an_empty_list_leads_to_other_hours_and_to_the_nearest_day() -> None:
    product = make_product(title="Ночные мосты")
    today_at_noon, next_time = at(ahead(3), "12:00", product=product), at(ahead(5), "09:30", product=product)
    page = shown(f"/events?date={ahead(3)}&part=morning&product={product.slug}")
    assert "Таких рейсов нет" in page
    assert "В другое время: 12:00, Ночные мосты" in page
    nearest = re.search(r'href="([^"]+)">Ближайший день', page)
    assert nearest
    assert sailings(shown(unescape(nearest[1]))) == [next_time.slug]
    assert today_at_noon.slug not in page


def test_a_day_far_ahead_stands_among_its_neighbours() -> None:
    near, far = at(ahead(2), "12:00"), at(ahead(40), "12:00")
    at(ahead(41), "12:00")
    page = shown(f"/events?date={ahead(40)}")
    assert sailings(page) == [far.slug]
    assert f'href="/events?date={ahead(41)}"' in page
    assert f'href="/events?date={ahead(2)}"' not in page
    assert near.slug not in page


def test_a_day_after_the_season_leads_back_into_it() -> None:
    at(ahead(2), "12:00")
    page = shown(f"/events?date={ahead(300)}")
    assert f'href="/events?date={ahead(2)}">Ближайший день' in page


def test_an_empty_season_says_so() -> None:
    assert "Расписание ещё готовится" in shown("/events")


def test_pages_follow_each_other_without_a_gap_or_a_repeat() -> None:
    product, day = make_product(), ahead(3)
    made = [
        at(day, f"{9 + nth // 4:02}:{nth % 4 * 15:02}", product=product, seating="general", seats=1).slug
        for nth in range(23)
    ]
    page = shown(f"/events?date={day}")
    more = re.search(r'rel="next" href="([^"]+)"', page)
    assert more
    following = shown(unescape(more[1]))
    assert sailings(page) + sailings(following) == made
    assert 'rel="next"' not in following
    assert "К началу списка" in following


def test_the_cheapest_come_first_with_their_dates() -> None:
    dear, cheap = at(ahead(2), "12:00"), at(ahead(3), "12:00")
    cheap.price_list.seasons.get().prices.filter(ticket_type__code="child").update(amount=50_000)
    recompute([cheap.pk], now=timezone.now())
    page = shown("/events?sort=price")
    assert sailings(page) == [cheap.slug, dear.slug]
    assert "group__title" not in page


def test_every_price_says_its_vat_by_the_day_of_service() -> None:
    product = make_product()
    VatChange.objects.create(product=product, from_day=ahead(4), vat_mode="EXCLUDED", vat_rate=22)
    at(ahead(3), "12:00", product=product)
    at(ahead(4), "12:00", product=product)
    page = shown("/events")
    assert page.count('price__vat">в т. ч. НДС 20 %<') == 1
    assert page.count('price__vat">включая НДС 22 % сверх цены<') == 1
    assert page.count("Цены в рублях, включая НДС 22 % сверх цены; в т. ч. НДС 20 %") == 2


def test_a_pier_with_another_clock_says_so() -> None:
    samara = ZoneInfo("Europe/Samara")
    event = at(ahead(3), "12:00", samara, pier=make_pier(timezone="Europe/Samara"))
    page = shown("/events")
    assert '">12:00</time>' in page
    assert "самарское время" in page
    assert "самарское время" in shown(f"/events/{event.slug}")


@pytest.mark.parametrize(
    "query",
    [
        "cursor=rubbish",
        "date=rubbish",
        "party=99",
        "party=" + "9" * 5000,
        "sort=rubbish",
        "product=nobody",
        "part=noon",
        "price=x",
        "date=0001-01-01",
        "date=9999-12-31",
    ],
)
def test_old_and_odd_links_still_show_a_page(query: str) -> None:
    coming()
    assert Client().get(f"/events?{query}").status_code == 200


@pytest.mark.parametrize("address", ["/events", "/events?sort=price", "/events?party=2", "/events?part=day"])
def test_the_list_asks_as_many_questions_for_ten_sailings_as_for_one(address: str) -> None:
    at(ahead(2), "12:00")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            Client().get(address)
        counts.append(len(asked))
        for nth in range(9):
            at(ahead(2), f"12:{nth + 10}")
    assert counts[0] == counts[1]


def test_an_empty_list_asks_a_bounded_number_of_questions() -> None:
    for nth in range(5):
        at(ahead(2), f"12:{nth + 10}")
    with CaptureQueriesContext(connection) as asked:
        Client().get(f"/events?date={ahead(2)}&part=morning&party=2")
    assert len(asked) < 30
