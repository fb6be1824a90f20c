"""Pages for what can't be shown."""

import pytest
from django.test import Client, RequestFactory

from prichal.storefront.pages import forbidden, not_found, server_error

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("view", "status", "title"),
    [
        (not_found, 404, "Такой страницы нет"),
        (forbidden, 403, "Сюда нельзя"),
        (server_error, 500, "У нас что-то сломалось"),
    ],
)
def test_each_refusal_says_what_happened_and_where_to_go_on(view, status: int, title: str) -> None:
    page = view(RequestFactory().get("/somewhere"))
    assert page.status_code == status
    assert f'<h1 class="h2">{title}</h1>' in page.content.decode()
    assert 'class="button button--next"' in page.content.decode()


def test_a_form_without_its_token_is_refused_on_a_page_of_ours() -> None:
    page = Client(enforce_csrf_checks=True).post("/orders/ABC/pay")
    assert page.status_code == 403
    assert "Сюда нельзя" in page.content.decode()


def test_a_refusal_speaks_the_language_of_its_address() -> None:
    assert "There is no such page" in Client().get("/en/nowhere").content.decode()
