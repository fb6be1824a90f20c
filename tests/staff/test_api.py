"""Tokens over HTTP: for staff, under the login's own lock-out."""

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from prichal.accounts.errors import WrongLogin
from prichal.accounts.rules import TOKEN_LIFE, TRIES_PER_PAIR
from prichal.kernel.models import AuditEntry
from prichal.staff.services import sign_in
from tests.make_people import PASSWORD, browser_of, make_administrator, make_customer, make_manager, make_user

pytestmark = pytest.mark.django_db
TOKEN = "/api/v1/auth/token"


@pytest.fixture(autouse=True)
def no_tries_yet():
    cache.clear()


def ask(email, password=PASSWORD, **facts):
    return Client().post(TOKEN, {"email": email, "password": password, **facts}, content_type="application/json")


def give_back(token, client=None):
    return (client or Client()).delete(TOKEN, headers={"Authorization": f"Bearer {token}"})


def test_staff_get_a_token_that_works_until_it_is_given_back():
    manager = make_manager()

    answer = ask(manager.user.email)

    assert (answer.status_code, sorted(answer.json())) == (200, ["expiresAt", "token"])
    expires_at = datetime.fromisoformat(answer.json()["expiresAt"])
    assert expires_at.utcoffset() == timedelta(hours=3)
    assert abs(timezone.now() + TOKEN_LIFE - expires_at) < timedelta(minutes=1)
    token = answer.json()["token"]
    assert give_back(token).status_code == 204
    assert give_back(token).status_code == 401
    trail = AuditEntry.objects.order_by("id").values_list("actor", "action", "object_id")
    assert list(trail) == [
        (manager.actor, "staff.token_issued", str(manager.pk)),
        (manager.actor, "staff.token_revoked", str(manager.pk)),
    ]


def test_a_wrong_password_is_401_and_a_right_one_of_nobody_who_works_here_403():
    customer, dismissed = make_customer(user=make_user()), make_manager(active=False)

    answers = [
        ask(make_manager().user.email, "wrong"),
        ask("nobody@example.com"),
        ask(customer.email),
        ask(dismissed.user.email),
    ]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (401, "wrong_login"),
        (401, "wrong_login"),
        (403, "not_staff"),
        (403, "not_staff"),
    ]
    assert not AuditEntry.objects.exists()


def test_the_lock_out_is_the_one_of_the_login_page():
    email = make_manager().user.email
    for _ in range(TRIES_PER_PAIR):
        with pytest.raises(WrongLogin):
            sign_in(session=SessionStore(), email=email, password="wrong", address="127.0.0.1", now=timezone.now())

    answer = ask(email)

    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_tries")
    assert 0 < int(answer["Retry-After"]) <= 901


def test_unfit_input_is_named_and_a_password_is_not_sent_back():
    answer = ask("anna@example.com", "x" * 201, scope="everything")

    assert answer.status_code == 422
    assert sorted(error["field"] for error in answer.json()["errors"]) == ["password", "scope"]
    assert "xxx" not in answer.content.decode()
    assert [error["field"] for error in ask("anna\0@example.com").json()["errors"]] == ["email"]


def test_a_session_has_no_token_to_give_back_and_never_comes_with_one():
    boss = make_administrator()
    browser = browser_of(boss)

    assert browser.delete(TOKEN).status_code == 401
    answer = give_back(ask(boss.user.email).json()["token"], browser)
    assert (answer.status_code, answer.json()["code"]) == (400, "two_credentials")
