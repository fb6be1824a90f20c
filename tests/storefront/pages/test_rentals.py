"""Boats for rent as pages: complete in every language, the same for everybody, few queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prichal.catalog.models import VatChange
from prichal.rentals.rules import Captain, Unit
from tests.make import NOON
from tests.rentals.boats import make_rental, tariff

pytestmark = pytest.mark.django_db


def words(path: str) -> str:
    """The page as one reads it: spaces that never break are spaces."""
    page = Client().get(path)
    assert page.status_code == 200
    return page.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_without_boats_the_list_leads_to_the_sailings() -> None:
    page = words("/rentals")
    assert "Аренды пока нет" in page
    assert 'href="/events"' in page


def test_the_list_shows_each_boat_with_price_and_vat() -> None:
    make_rental(slug="yacht", title="Яхта «Вега»", captain=Captain.EITHER)
    page = words("/rentals")
    assert 'href="/rentals/yacht">Яхта «Вега»</a>' in page
    for said in ("5 000 ₽", "за час", "в т. ч. НДС 20 %", "до 10 гостей", "с капитаном или сами", "от 1 ч до 8 ч"):
        assert said in page


@pytest.mark.parametrize("prefix", ["", "/en", "/zh"])
def test_the_card_answers_in_every_language(prefix: str) -> None:
    make_rental(slug="yacht", tariffs=[tariff(7_000, "Выходные", weekdays=(6, 7)), tariff(6_000, "Будни")])
    page = words(f"{prefix}/rentals/yacht")
    for said in ("6 000", "7 000", "tel:+78120000000", "mailto:hello@prichal.example", "7700000009"):
        assert said in page.replace(",", " ")
    assert f'href="{prefix}/rentals"' in page


def test_the_card_tells_the_honest_way_and_the_rules() -> None:
    make_rental(slug="yacht", notice_hours=2, tariffs=[tariff(9_000), tariff(50_000, unit=Unit.DAY)])
    page = words("/rentals/yacht")
    for said in (
        "Забронировать на сайте можно будет скоро.",
        "договоритесь за 2 часа или раньше",
        "вернём всю сумму",
        "Позже возврата нет.",
        "за сутки",
        "50 000 ₽",
        "Как дойти (Яндекс Карты)",
    ):
        assert said in page


def test_a_boat_without_prices_shows_none() -> None:
    make_rental(slug="yacht", tariffs=[])
    assert "₽" not in words("/rentals") + words("/rentals/yacht")


def test_prices_with_vat_on_top_are_shown_whole() -> None:
    rental = make_rental(slug="yacht", tariffs=[tariff(1_000)])
    VatChange.objects.create(product=rental.product, from_day="2020-01-01", vat_mode="EXCLUDED", vat_rate=20)
    assert "1 200 ₽" in words("/rentals/yacht")


@pytest.mark.parametrize("path", ["/rentals/none", "/rentals/archived"])
def test_what_is_not_there_is_a_page_not_found(path: str) -> None:
    rental = make_rental(slug="archived")
    rental.product.archived_at = NOON
    rental.product.save()
    assert Client().get(path).status_code == 404


def test_an_old_cursor_shows_the_first_page() -> None:
    make_rental(title="Яхта «Вега»")
    assert "Яхта «Вега»" in words("/rentals?cursor=none")


def test_pages_set_no_cookie_and_hold_no_token() -> None:
    make_rental(slug="yacht")
    for path in ("/rentals", "/rentals/yacht"):
        page = Client().get(path)
        assert not page.cookies
        assert "csrfmiddlewaretoken" not in page.content.decode()


def test_the_list_asks_as_many_questions_for_three_boats_as_for_one() -> None:
    make_rental()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            Client().get("/rentals")
        counts.append(len(asked))
        make_rental()
        make_rental()
    assert counts == [4, 4]
