"""People choose with a real browser: by touch on a phone, from another zone, without JavaScript, in three languages."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.browser import DESK, HABITS, PHONE, Visitor, chromium
from tests.e2e.shop import Buyer, Shop

pytestmark = pytest.mark.browser
NewVisitor = Callable[..., AbstractContextManager[Visitor]]

SMALL = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}
BERLIN_NIGHT = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)  # 02:30 there, for the first time of two
MOST_TAPS, MOST_SECONDS = 5, 20
FIND = {"ru": "Найти рейс", "en": "Find a sailing", "zh": "查找班次"}
CHOOSE = {"ru": "Выбрать", "en": "Choose", "zh": "选择"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def visitor(browser: Browser, shop: Shop, tmp_path: Path) -> NewVisitor:
    @contextmanager
    def come(device: dict, **habits: object) -> Iterator[Visitor]:
        context = browser.new_context(**{**device, **HABITS, **habits})
        one = Visitor(context.new_page(), shop, tmp_path)
        yield one
        assert one.complaints == []
        context.close()

    return come


class Taps:
    """Counts what a finger does."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, place: Locator) -> None:
        self.count += 1
        place.tap()

    def choose(self, field: Locator, value: str) -> None:
        self.count += 2  # opening the list and touching the line
        field.select_option(value)


def sailing(shop: Shop, **wish: str) -> dict:
    """The first one on sale."""
    found = Buyer(shop, "e2e-looking-000001").events(limit="100", available="true", **wish)
    return found[0]


def today() -> str:
    return datetime.now(ZoneInfo("Europe/Moscow")).date().isoformat()


def numbers_of(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"\d+", text)}


@pytest.mark.parametrize(("language", "prefix"), [("ru", ""), ("en", "/en"), ("zh", "/zh")])
def test_tonights_bridges_for_two_are_found_on_a_phone_in_a_few_taps(shop, visitor, language, prefix):
    wanted = sailing(shop, product="night-bridges")
    starts_at = datetime.fromisoformat(wanted["startsAt"])
    evening = starts_at.date() - timedelta(days=1)
    with visitor(PHONE) as anna:
        taps, begun = Taps(), time.monotonic()
        anna.go(f"{prefix}/")
        anna.shoot(f"home-{language}")
        taps.choose(anna.page.locator("#ask-product"), "night-bridges")
        expect(anna.page.locator("#ask-party")).to_have_value("2")
        taps.on(anna.page.get_by_role("button", name=FIND[language]))
        first = anna.page.locator(".sailing").first
        expect(first).to_contain_text(f"{starts_at:%H:%M}")
        anna.shoot(f"list-{language}")
        taps.on(first.locator(".card__link"))
        card = anna.page.locator(".event__aside")
        expect(card).to_contain_text(f"{starts_at:%H:%M}")
        seconds = time.monotonic() - begun
        anna.shoot(f"event-{language}")
        assert {evening.day, starts_at.day} <= numbers_of(card.inner_text())
        assert wanted["slug"] in anna.page.url
        assert wanted["seatsLeft"] >= 2
        expect(anna.page.locator(".bar").get_by_role("link", name=re.compile(CHOOSE[language]))).to_be_in_viewport()
        assert anna.page.url.startswith(f"{shop.url}{prefix}/events/")
    assert taps.count <= MOST_TAPS
    assert seconds < MOST_SECONDS


def test_the_calendar_leads_to_a_day_by_touch(shop, visitor):
    with visitor(PHONE) as anna:
        anna.go("/excursions/rivers-canals")
        tomorrow = anna.page.locator("a.month__day").nth(1)
        day = tomorrow.get_attribute("href") or ""
        tomorrow.tap()
        expect(anna.page.locator("a.month__day[aria-current=date]")).to_have_attribute("href", day)
        expect(anna.page.locator("#times .sailing").first).to_be_visible()
        anna.shoot("calendar")
        anna.page.locator("#times .card__link").first.tap()
        expect(anna.page.get_by_role("heading", level=1)).to_contain_text("Реки и каналы")


def test_more_sailings_join_the_list_and_the_keyboard_goes_on_there(shop, visitor):
    with visitor(DESK) as anna:
        anna.go("/events")
        cards = anna.page.locator(".sailing")
        before = cards.count()
        links = cards.locator(".card__link").evaluate_all("all => all.map(one => one.href)")
        anna.page.get_by_role("link", name="Показать ещё").press("Enter")
        expect(cards).not_to_have_count(before)
        assert anna.page.url == f"{shop.url}/events"
        every = cards.locator(".card__link").evaluate_all("all => all.map(one => one.href)")
        assert every[:before] == links
        assert len(set(every)) == len(every)
        assert anna.page.evaluate("document.activeElement.href") == every[before]
        titles = anna.page.locator(".group__title").all_inner_texts()
        assert len(set(titles)) == len(titles)  # a day that goes on has one heading


def test_without_javascript_every_way_through_the_list_is_open(shop, visitor):
    with visitor(PHONE, java_script_enabled=False) as anna:
        anna.go("/events")
        first = anna.page.locator(".card__link").first.get_attribute("href")
        anna.page.get_by_role("link", name="Показать ещё").tap()
        assert anna.page.locator(".card__link").first.get_attribute("href") != first
        anna.page.get_by_text("Подобрать рейс").tap()
        anna.page.get_by_label("Сколько вас").select_option("4")
        anna.page.get_by_label("Прогулка").select_option("rivers-canals")
        anna.page.get_by_role("button", name="Показать").tap()
        expect(anna.page.locator(".sailing__title").first).to_contain_text("Реки и каналы")
        anna.page.get_by_role("link", name="Убрать: мест: 4").tap()
        expect(anna.page).to_have_url(f"{shop.url}/events?product=rivers-canals")


def test_filters_leave_only_what_was_chosen_in_the_address(shop, visitor):
    with visitor(DESK) as anna:
        anna.go("/events")
        anna.page.get_by_label("Прогулка").select_option("rivers-canals")
        anna.page.get_by_role("button", name="Показать", exact=True).click()
        anna.page.wait_for_url("**/events?**")
        assert anna.page.url == f"{shop.url}/events?product=rivers-canals"


def test_a_visitor_in_berlin_on_the_night_of_changing_clocks_sees_the_piers_times(shop, visitor):
    event = sailing(shop, product="night-bridges")
    paths = [f"/events?date={today()}", f"/events/{event['slug']}", "/excursions/night-bridges", "/"]
    seen: dict[str, list[list[str]]] = {path: [] for path in paths}
    for zone, moment in (("Europe/Moscow", None), ("Europe/Berlin", BERLIN_NIGHT)):
        with visitor(DESK, timezone_id=zone) as anna:
            if moment:
                anna.page.clock.set_fixed_time(moment)
            for path in paths:
                anna.go(path)
                seen[path].append(anna.page.locator("main time").all_inner_texts())
    for path, (there, here) in seen.items():
        assert there
        assert there == here, path
    starts_at = datetime.fromisoformat(event["startsAt"])
    assert starts_at.utcoffset() == timedelta(hours=3)
    assert f"{starts_at:%H:%M}" in seen[paths[1]][1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_catalogue_page_is_clean_for_axe_and_fits_a_small_phone(shop, visitor, scheme):
    seated, free = sailing(shop, seating="assigned"), sailing(shop, seating="general")
    table = sailing(shop, product="dinner-cruise")
    pages = [
        "/", "/events", f"/events?date={today()}&party=2&part=evening", "/events?sort=price", "/events?price=1",
        "/excursions/night-bridges", "/excursions/peterhof-hydrofoil", f"/events/{seated['slug']}",
        f"/events/{free['slug']}", f"/events/{table['slug']}/seatmap", "/rentals", "/offer", "/privacy", "/contacts",
        "/en/", "/en/events", f"/en/events/{free['slug']}", "/zh/events", "/zh/excursions/night-bridges",
    ]  # fmt: skip
    with visitor(SMALL, color_scheme=scheme) as anna:
        for page in pages:
            anna.go(page)
            assert (page, anna.axe_findings(), anna.overflow()) == (page, [], 0)
        anna.go("/nowhere")
        assert (anna.axe_findings(), anna.overflow()) == ([], 0)
        assert len(anna.complaints) == 1  # the browser notes the 404 itself
        anna.complaints.clear()


def test_twice_as_large_letters_still_fit_a_small_phone(shop, visitor):
    event = sailing(shop, seating="assigned")
    pages = ["/", f"/events?date={today()}&party=2", "/excursions/night-bridges", f"/events/{event['slug']}", "/offer"]
    with visitor(SMALL) as anna:
        for page in pages:
            anna.go(page)
            anna.page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert (page, anna.overflow()) == (page, 0)
