"""Into the console and out of it."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from prichal.accounts.rules import TRIES_PER_PAIR
from tests.make_people import PASSWORD, browser_of, make_customer, make_manager, make_user

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login"


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    cache.clear()


def enter(browser, email, password=PASSWORD, address=LOGIN, **more):
    return browser.post(address, {"email": email, "password": password, **more})


def told(answer) -> str:
    """What the page says in its message of refusal."""
    (message,) = re.findall(r'role="alert".*?</div>', answer.content.decode(), re.S)
    return str(message)


def test_the_right_password_leads_to_the_console():
    manager, browser = make_manager(), Client()

    answer = enter(browser, manager.user.email)

    assert (answer.status_code, answer["Location"]) == (303, "/admin/")
    assert browser.get("/admin/orders").status_code == 200
    assert browser.get(LOGIN).status_code == 302  # signed in already


def test_wrong_password_unknown_address_customer_and_dismissed_get_the_same_answer():
    emails = [
        make_manager().user.email,
        "nobody@example.com",
        make_customer(user=make_user()).email,
        make_manager(active=False).user.email,
    ]
    passwords = ["wrong", PASSWORD, PASSWORD, PASSWORD]

    answers = [enter(Client(), email, password) for email, password in zip(emails, passwords, strict=True)]

    assert {answer.status_code for answer in answers} == {401}
    assert len({told(answer) for answer in answers}) == 1
    assert "Почта или пароль не подходят" in told(answers[0])


def test_empty_and_broken_fields_are_explained_and_the_password_is_not_sent_back():
    answer = enter(Client(), "anna", "")
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Проверьте почту: нужен адрес вроде anna@example.com." in page
    assert "Введите пароль." in page
    assert PASSWORD not in enter(Client(), "nobody@example.com").content.decode()


def test_too_many_tries_are_told_to_wait_and_how_long():
    email = make_manager().user.email
    for _ in range(TRIES_PER_PAIR):
        enter(Client(), email, "wrong")

    answer = enter(Client(), email)

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 901
    assert "Слишком много попыток входа" in told(answer)


def test_without_redis_the_login_is_closed_and_says_why(settings):
    manager = make_manager()
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}

    answer = enter(Client(), manager.user.email)

    assert answer.status_code == 503
    assert "Вход временно закрыт" in told(answer)


def test_a_session_planted_before_the_login_is_worth_nothing_after_it():
    manager, browser = make_manager(), Client()
    session = browser.session
    session["basket"] = 7
    session.save()
    planted = str(session.session_key)

    enter(browser, manager.user.email)

    assert browser.session.session_key != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert thief.get("/admin/orders").status_code == 302


def test_the_key_of_a_session_that_was_left_is_dead():
    browser = browser_of(make_manager())
    old = str(browser.session.session_key)

    answer = browser.post("/admin/logout")

    assert (answer.status_code, answer["Location"]) == (303, LOGIN)
    assert "Вы вышли" in browser.get(LOGIN).content.decode()
    thief = Client()
    thief.cookies["sessionid"] = old
    for somebody in (browser, thief):
        assert somebody.get("/admin/orders").status_code == 302


def test_forms_without_their_token_are_refused():
    manager = make_manager()
    stranger = Client(enforce_csrf_checks=True)
    worker = browser_of(manager, enforce_csrf_checks=True)

    assert enter(stranger, manager.user.email).status_code == 403
    assert worker.post("/admin/logout").status_code == 403
    assert worker.get("/admin/orders").status_code == 200


@pytest.mark.parametrize(
    ("asked", "onward"),
    [
        ("/admin/orders?status=PAID", "/admin/orders?status=PAID"),
        ("/en/admin/orders", "/en/admin/orders"),
        ("//evil.example/", "/admin/"),
        ("https://evil.example/", "/admin/"),
        ("/\\evil.example", "/admin/"),
        ("/\t/evil.example", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("orders", "/admin/"),
    ],
)
def test_the_way_on_is_ours_whatever_the_address_asks(asked, onward):
    manager = make_manager()

    assert enter(Client(), manager.user.email, next=asked)["Location"] == onward
    shown = Client().get(LOGIN, {"next": asked}).content.decode()
    assert f'name="next" value="{onward}"' in shown


def test_a_form_sent_after_the_shift_is_told_to_come_again():
    browser = Client()

    answer = browser.post("/admin/logout")

    assert (answer.status_code, answer["Location"]) == (303, LOGIN)
    assert "Смена закончилась" in browser.get(LOGIN).content.decode()


@pytest.mark.parametrize(
    ("address", "title"),
    [(LOGIN, "Вход для сотрудников"), ("/en/admin/login", "Staff sign-in"), ("/zh/admin/login", "员工登录")],
)
def test_the_login_speaks_the_language_of_its_address(address, title):
    answer = Client().get(address)

    assert f"<h1>{title}</h1>" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_the_login_keeps_its_language_on_the_way_in():
    assert enter(Client(), make_manager().user.email, address="/en/admin/login")["Location"] == "/en/admin/"
