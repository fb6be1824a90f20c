"""Choosing: the pages that are links and GET forms only."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from prichal.catalog.models import Event
from prichal.catalog.rules import EventState, Returned
from prichal.catalog.services.policies import write_refund_policy
from prichal.fleet.rules import Texts
from prichal.storefront.rules.timetable import Group
from tests.make import make_product, make_route, make_venue
from tests.rentals.boats import make_rental
from tests.storefront.shelf import coming, table_event

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/events", "/offer", "/privacy", "/contacts", "/rentals"]


@pytest.mark.parametrize("prefix", ["", "/en", "/zh"])
@pytest.mark.parametrize("path", PUBLIC)
def test_every_public_page_answers_in_every_language(path: str, prefix: str) -> None:
    coming()
    page = Client().get(prefix + path)
    tag = {"": "ru", "/en": "en", "/zh": "zh-Hans"}[prefix]
    assert (page.status_code, page.headers["Content-Language"]) == (200, tag)
    assert f'<html lang="{tag}"' in page.content.decode()


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_set_no_cookie_and_ask_for_none(path: str) -> None:
    page = Client().get(path)
    assert not page.cookies
    assert "Cookie" not in page.headers.get("Vary", "")


def test_links_stay_in_the_pages_language() -> None:
    event = coming()
    page = Client().get("/en/events").content.decode()
    assert f'href="/en/events/{event.slug}"' in page


def test_an_empty_season_says_so() -> None:
    assert "Рейсов пока нет" in Client().get("/").content.decode()


@pytest.mark.parametrize("address", ["/", "/excursions/{product}", "/events/{event}"])
def test_a_page_asks_as_many_questions_for_ten_sailings_as_for_two(address: str) -> None:
    product = make_product(slug="sunset")
    event = coming(product=product)
    coming(product=product)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(address.format(product="sunset", event=event.slug)).status_code == 200
        counts.append(len(asked))
        for days in range(4, 12):
            coming(days=days, product=product)
    assert counts[0] == counts[1]


def test_home_asks_as_many_questions_for_four_programmes_as_for_one() -> None:
    coming()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            Client().get("/")
        counts.append(len(asked))
        for _nth in range(3):
            coming()
    assert counts[0] == counts[1]


def test_a_card_names_the_last_moment_of_a_full_refund() -> None:
    event = coming(days=3)
    until = timezone.localtime(event.starts_at - timedelta(hours=24))
    page = Client().get(f"/events/{event.slug}").content.decode()
    assert f"{until:%H:%M}\u00a0МСК" in page
    assert "Полный возврат до" in page


def test_a_card_inside_the_last_day_says_that_no_refund_is_left() -> None:
    page = Client().get(f"/events/{coming(days=0.5).slug}").content.decode()
    assert "Вернуть билеты на этот рейс уже нельзя" in page


def test_a_sailing_that_has_left_is_gone_and_leads_to_the_next() -> None:
    product = make_product()
    left, following = coming(days=-1, product=product), coming(days=2, product=product)
    page = Client().get(f"/events/{left.slug}")
    assert page.status_code == 410
    assert "Этот рейс уже ушёл" in page.content.decode()
    assert following.slug in page.content.decode()


def test_a_sailing_under_way_has_left_and_leads_to_the_next() -> None:
    product = make_product()
    sailing, following = coming(days=-0.02, minutes=90, product=product), coming(days=2, product=product)
    for address in (f"/events/{sailing.slug}", f"/events/{sailing.slug}/seatmap"):
        page = Client().get(address)
        assert page.status_code == 410
        assert "Этот рейс уже ушёл" in page.content.decode()
        assert f"/events/{following.slug}" in page.content.decode()


def test_a_cancelled_sailing_says_so_promises_all_money_and_leads_to_the_next() -> None:
    product = make_product()
    off, following = coming(days=3, product=product), coming(days=2, product=product)
    Event.objects.filter(pk=off.pk).update(state=EventState.CANCELLED)
    for address in (f"/events/{off.slug}", f"/events/{off.slug}/seatmap"):
        page = Client().get(address)
        words = page.content.decode()
        assert page.status_code == 200
        assert "Рейс отменён" in words
        assert "вернём все деньги сами, просить об этом не нужно" in words
        assert "Полный возврат до" not in words
        assert f"/events/{following.slug}" in words


def test_prices_of_the_days_and_of_the_filter_name_their_vat() -> None:
    make_product(vat_mode="INCLUDED", vat_rate=20)
    note = "Цены в рублях, в т. ч. НДС 20 %"
    for path, times in (("/", 1), ("/events", 2)):
        assert Client().get(path).content.decode().replace("\u00a0", " ").count(note) == times, path


@pytest.mark.parametrize(("days_ago", "advised"), [(0, True), (1, False)])
def test_a_night_already_begun_asks_nobody_to_come_the_evening_before(days_ago: int, advised: bool) -> None:
    today = date(2026, 11, 21)
    night = Group(today - timedelta(days=days_ago), True, [])
    page = render_to_string("storefront/_groups.html", {"groups": [night], "today": today})
    assert ("приходите накануне вечером" in page) is advised


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "пт, 1 января 2027"), ("en", "Fri, 1 January 2027"), ("zh-hans", "2027年1月1日周五")]
)
def test_the_heading_of_a_day_in_another_year_names_the_year(language: str, words: str) -> None:
    new_year = date(2027, 1, 1)
    with translation.override(language):
        heading = render_to_string("storefront/_day.html", {"on": new_year, "today": date(2026, 12, 31)})
        plain = render_to_string("storefront/_day.html", {"on": new_year, "today": new_year})
    assert heading.replace("\u00a0", " ").strip() == words
    assert "2027" not in plain


def test_the_heading_of_a_night_in_another_year_names_the_year() -> None:
    night = Group(date(2027, 1, 9), True, [])
    page = render_to_string("storefront/_groups.html", {"groups": [night], "today": date(2026, 12, 31)})
    assert "в ночь с сб 9 на вс 10 января 2027" in page


def test_whole_tables_are_counted_apart_from_places() -> None:
    page = Client().get(f"/events/{table_event().slug}").content.decode()
    assert "свободно: 2 места, 1 стол" in page


def test_an_unknown_sailing_is_not_found_and_helps_to_find_others() -> None:
    product = make_product()
    page = Client().get("/events/water-nowhere")
    words = page.content.decode()
    assert page.status_code == 404
    assert "Такой страницы нет" in words
    assert 'name="date"' in words
    assert f"/excursions/{product.slug}" in words
    assert 'rel="canonical"' not in words


def test_a_programme_shows_a_calendar_and_the_times_of_its_first_day() -> None:
    product = make_product()
    first, second, other = coming(days=2, product=product), coming(days=5, product=product), coming(days=2)
    page = Client().get(f"/excursions/{product.slug}").content.decode()
    assert (first.slug in page, second.slug in page, other.slug in page) == (True, False, False)
    for event in (first, second):
        assert f'href="?date={timezone.localdate(event.starts_at)}#times"' in page


def test_a_day_of_the_calendar_shows_its_times() -> None:
    product = make_product()
    first, second = coming(days=2, product=product), coming(days=5, product=product)
    page = Client().get(f"/excursions/{product.slug}?date={timezone.localdate(second.starts_at)}").content.decode()
    assert (f"/events/{first.slug}" in page, f"/events/{second.slug}" in page) == (False, True)


def test_a_day_without_sailings_leads_to_the_nearest() -> None:
    product = make_product()
    event = coming(days=5, product=product)
    empty = timezone.localdate() + timedelta(days=2)
    page = Client().get(f"/excursions/{product.slug}?date={empty}").content.decode()
    assert "В этот день рейсов нет" in page
    assert f'href="?date={timezone.localdate(event.starts_at)}#times">Ближайший' in page


@pytest.mark.parametrize("query", ["date=rubbish", "date=2000-01-01", "date=9999-12-31", "date=0001-01-01"])
def test_odd_days_still_show_the_programme(query: str) -> None:
    event = coming()
    assert Client().get(f"/excursions/{event.product.slug}?{query}").status_code == 200


def test_a_programme_without_sailings_and_one_unknown() -> None:
    product = make_product(included="Плед", good_to_know="Оденьтесь теплее")
    page = Client().get(f"/excursions/{product.slug}").content.decode()
    for words in (
        "Ближайших рейсов нет",
        "Плед",
        "Оденьтесь теплее",
        "Если до начала 24 часа или больше",
        "7700000009",
    ):
        assert words in page
    assert Client().get("/excursions/nothing").status_code == 404


def test_documents_are_announced_where_the_route_demands_them() -> None:
    far, near = coming(route=make_route(passenger_data_required=True)), coming(route=make_route())
    words = "Понадобятся данные документа каждого пассажира"
    assert words in Client().get(f"/events/{far.slug}").content.decode()
    assert words not in Client().get(f"/events/{near.slug}").content.decode()


def test_a_card_says_how_one_sits() -> None:
    assert "Места с номерами, выберете на схеме: Главная" in Client().get(f"/events/{coming().slug}").content.decode()
    page = Client().get(f"/events/{coming(seating='general').slug}").content.decode()
    assert "Места без номеров: садитесь, где нравится" in page


def test_a_step_of_the_refund_still_to_be_had_has_its_moment() -> None:
    title = Texts("По закону", "By the law", "依法")
    policy = write_refund_policy(slug="law", title=title, steps=[Returned(240, 100), Returned(24, 50)])
    event = coming(days=3, product=make_product(refund_policy=policy))
    page = Client().get(f"/events/{event.slug}").content.decode()
    assert "Полный возврат до" not in page
    assert "Возврат 50 % до" in page


@pytest.mark.parametrize(
    ("mode", "rate", "words"),
    [("INCLUDED", 20, "в т. ч. НДС 20 %"), ("EXCLUDED", 22, "включая НДС 22 % сверх цены"), ("NONE", 0, "без НДС")],
)
def test_every_page_with_a_price_names_its_vat(mode: str, rate: int, words: str) -> None:
    product = make_product(vat_mode=mode, vat_rate=rate)
    event = coming(product=product)
    for path in (
        "/",
        "/events",
        f"/events/{event.slug}",
        f"/excursions/{product.slug}",
        f"/events/{event.slug}/seatmap",
    ):
        assert words in Client().get(path).content.decode().replace("\u00a0", " "), path


def test_a_concert_ashore_names_its_hall() -> None:
    event = coming(venue=make_venue(name="Зал «Эллинг»"))
    page = Client().get(f"/events/{event.slug}").content.decode()
    assert "Зал «Эллинг»" in page
    assert "Где это" in page
    assert "Приходите за 15 минут до отправления" not in page


def test_boats_for_rent_stand_apart_from_programmes() -> None:
    make_rental(slug="yacht", title="Яхта «Вега»")
    page = Client().get("/").content.decode()
    assert 'href="/rentals/yacht">Яхта «Вега»' in page
    assert "/excursions/yacht" not in page
    assert "Яхта" not in Client().get("/events").content.decode()
    moved = Client().get("/en/excursions/yacht")
    assert (moved.status_code, moved["Location"]) == (302, "/en/rentals/yacht")
