"""The short way of API calls: as guarded as the long one, without what only pages need."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from prichal.conf import urls
from prichal.conf.api import api
from prichal.conf.shortway import CALLS, POLICY


def crash(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a bug")


urlpatterns = [path("api/v1/orders/crash", crash), *urls.urlpatterns]
handler404, handler500 = urls.handler404, urls.handler500


def operations():
    for address, methods in api.get_openapi_schema()["paths"].items():
        for method in methods.values():
            yield address, method


def test_no_call_that_asks_for_a_session_goes_the_short_way():
    short = {address for address, _ in operations() if CALLS.match(address)}
    assert "/api/v1/events/{ref}/seats/lock" in short
    assert "/api/v1/orders" in short
    assert {address for address, method in operations() if method.get("security")} & short == set()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/v1/orders/NOSUCH", "/orders/NOSUCH/cancel"])
def test_its_answers_say_all_that_keeps_browsers_careful(address):
    answer = Client().get(address, headers={"accept": "application/json", "accept-language": "zh"})
    careful = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Content-Security-Policy": POLICY,
        "Content-Language": "zh-Hans",
        "Content-Length": str(len(answer.content)),
        "Cache-Control": "no-store",
    }
    assert {name: answer[name] for name in careful} == careful
    assert not answer.cookies


@pytest.mark.django_db
def test_pages_go_the_long_way():
    assert "form-action" in Client().get("/offer")["Content-Security-Policy"]


def test_a_strangers_host_is_refused():
    assert Client().get("/api/v1/orders/NOSUCH", headers={"host": "evil.example"}).status_code == 400


def test_an_unknown_address_is_a_problem_document():
    answer = Client().get("/api/v1/orders/1/2/3")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.urls(__name__)
def test_a_bug_is_a_problem_document_too_and_as_careful():
    answer = Client(raise_request_exception=False).get("/api/v1/orders/crash")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"]) == ("nosniff", POLICY)
