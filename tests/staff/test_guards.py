"""What stands before operations for staff."""

import pytest
from django.test import Client
from django.urls import path
from django.utils import timezone
from ninja import NinjaAPI

from prichal.accounts.services import issue_token
from prichal.conf import urls
from prichal.conf.api import refused
from prichal.kernel.errors import DomainError
from prichal.staff.guards import StaffOnly, staff_of
from prichal.staff.rules import Action, Section
from prichal.staff.services import dismiss, grant
from tests.make_people import browser_of, make_administrator, make_customer, make_manager, make_user

pytestmark = pytest.mark.django_db

api = NinjaAPI(urls_namespace="guarded")
api.exception_handler(DomainError)(refused)


@api.get("/refunds", auth=StaffOnly(Section.REFUNDS))
def look(request) -> str:
    return staff_of(request).actor


@api.post("/refunds", auth=StaffOnly(Section.REFUNDS, Action.CHANGE))
def change(request) -> str:
    return staff_of(request).actor


@api.get("/me", auth=StaffOnly(None))
def me(request) -> str:
    return staff_of(request).actor


urlpatterns = [path("guarded/", api.urls), *urls.urlpatterns]
handler404 = urls.handler404


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = __name__


def program_of(user, scheme="Bearer"):
    token = issue_token(user_id=user.pk, now=timezone.now()).token
    return Client(headers={"Authorization": f"{scheme} {token}"})


def told(answer):
    return answer.status_code, answer.json()["code"]


def test_a_program_has_the_rights_its_person_has_at_the_moment_of_the_call():
    manager = make_manager(sees=[])
    program = program_of(manager.user)
    assert program.get("/guarded/me").json() == manager.actor
    assert told(program.get("/guarded/refunds")) == (403, "no_right")

    grant(member_id=manager.pk, section=Section.REFUNDS, action=Action.VIEW, actor="house", now=timezone.now())
    assert program.get("/guarded/refunds").json() == manager.actor
    assert told(program.post("/guarded/refunds")) == (403, "no_right")

    dismiss(member_id=manager.pk, actor="house", now=timezone.now())
    assert told(program.get("/guarded/me")) == (401, "not_signed_in")


def test_only_a_good_token_of_somebody_who_works_here_opens():
    strangers = [
        Client(),
        Client(headers={"Authorization": "Bearer prichal_guess"}),
        Client(headers={"Authorization": "Bearer"}),
        program_of(make_customer(user=make_user()).user),
        program_of(make_administrator(active=False).user),
        program_of(make_administrator().user, scheme="Basic"),
    ]

    for stranger in strangers:
        answer = stranger.get("/guarded/me")
        assert told(answer) == (401, "not_signed_in")
        assert answer["WWW-Authenticate"] == "Bearer"
    assert program_of(make_administrator().user, scheme="bearer").get("/guarded/me").status_code == 200


def test_a_session_of_the_console_opens_too_and_changes_need_its_csrf_token():
    boss = make_administrator()
    browser = browser_of(boss, enforce_csrf_checks=True)
    assert browser.get("/guarded/refunds").json() == boss.actor

    assert told(browser.post("/guarded/refunds")) == (403, "csrf")

    browser.cookies["csrftoken"] = sign = "s" * 32
    assert browser.post("/guarded/refunds", headers={"X-CSRFToken": sign}).json() == boss.actor


def test_a_customers_session_is_no_way_in():
    browser = Client()
    browser.force_login(make_administrator().user)

    assert told(browser.get("/guarded/me")) == (401, "not_signed_in")


def test_token_and_cookie_never_come_together_whatever_they_are_worth():
    boss = make_administrator()
    token = issue_token(user_id=boss.user_id, now=timezone.now()).token
    for browser in (browser_of(boss), browser_of(None)):
        browser.cookies["sessionid"] = browser.cookies.get("sessionid", None) or "nobody"
        for given in (f"Bearer {token}", "Bearer guess"):
            answer = browser.get("/guarded/me", headers={"Authorization": given})
            assert told(answer) == (400, "two_credentials")


def test_programs_need_no_csrf_token():
    boss = make_administrator()
    token = issue_token(user_id=boss.user_id, now=timezone.now()).token
    program = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})

    assert program.post("/guarded/refunds").json() == boss.actor
