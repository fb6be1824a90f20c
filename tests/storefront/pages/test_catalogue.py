"""Choosing: the pages that are links and GET forms only."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.make import make_product
from tests.storefront.shelf import coming

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
    assert "Таких рейсов нет" in Client().get("/events").content.decode()


def test_the_list_asks_as_many_questions_for_three_sailings_as_for_one() -> None:
    coming()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            Client().get("/events")
        counts.append(len(asked))
        coming()
        coming()
    assert counts[0] == counts[1]


def test_a_day_shows_its_own_sailings_only() -> None:
    near, far = coming(days=2), coming(days=4)
    day = timezone.localdate(near.starts_at).isoformat()
    page = Client().get(f"/events?date={day}").content.decode()
    assert (near.slug in page, far.slug in page) == (True, False)


def test_a_party_sees_only_sailings_it_fits_into() -> None:
    small, large = coming(seats=2), coming(seats=5)
    page = Client().get("/events?party=4").content.decode()
    assert (small.slug in page, large.slug in page) == (False, True)


@pytest.mark.parametrize(
    "query", ["cursor=rubbish", "date=rubbish", "party=99", "party=" + "9" * 5000, "sort=rubbish", "product=nobody"]
)
def test_old_and_odd_links_still_show_the_list(query: str) -> None:
    event = coming()
    page = Client().get(f"/events?{query}")
    assert page.status_code == 200
    assert event.slug in page.content.decode()


def test_a_card_names_the_last_moment_of_a_full_refund() -> None:
    event = coming(days=3)
    until = timezone.localtime(event.starts_at - timedelta(hours=24))
    page = Client().get(f"/events/{event.slug}").content.decode()
    assert f"{until:%H:%M}\u00a0МСК" in page
    assert "Полный возврат до" in page


def test_a_card_inside_the_last_day_says_that_no_refund_is_left() -> None:
    page = Client().get(f"/events/{coming(days=0.5).slug}").content.decode()
    assert "вернуть билеты на этот рейс уже нельзя" in page


def test_a_sailing_that_has_left_is_gone_and_leads_to_the_next() -> None:
    product = make_product()
    left, following = coming(days=-1, product=product), coming(days=2, product=product)
    page = Client().get(f"/events/{left.slug}")
    assert page.status_code == 410
    assert "Этот рейс уже ушёл" in page.content.decode()
    assert following.slug in page.content.decode()


def test_an_unknown_sailing_is_not_found() -> None:
    page = Client().get("/events/water-nowhere")
    assert page.status_code == 404
    assert "Такой страницы нет" in page.content.decode()


def test_a_product_shows_its_own_sailings() -> None:
    event, other = coming(), coming()
    page = Client().get(f"/excursions/{event.product.slug}").content.decode()
    assert (event.slug in page, other.slug in page) == (True, False)
    assert Client().get("/excursions/nothing").status_code == 404
