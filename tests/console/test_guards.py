"""Nobody walks past the policy: every address of the console and every operation of the API that is not public."""

import re
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.utils import timezone
from ninja import NinjaAPI

from prichal.accounts.services import issue_token
from prichal.conf import urls
from prichal.conf.api import api, refused
from prichal.kernel.errors import DomainError
from prichal.staff.guards import StaffOnly
from prichal.staff.rules import Action, Section
from tests.make_people import browser_of, make_manager

pytestmark = pytest.mark.django_db

CONSOLE = "admin"
ANYBODY = {  # addresses of the console that nobody guards, and why
    "admin": "only leads to /admin/",
    "admin/login": "where one becomes staff",
    "admin/design": "the page of components, in the embedded set-up only; shows no data",
}
PUBLIC = {  # operations for everybody: the shop's, and the one by which programs become staff
    "GET /events",
    "GET /events/{}",
    "GET /events/{}/prices",
    "GET /events/{}/seat-layout",
    "GET /events/{}/seats",
    "GET /events/{}/ticket-types",
    "GET /products",
    "GET /products/{}",
    "POST /events/{}/seats/extend",
    "POST /events/{}/seats/lock",
    "POST /events/{}/seats/unlock",
    "GET /rentals",
    "GET /rentals/{}",
    "POST /quotes",
    "POST /orders",
    "GET /orders/{}",
    "POST /orders/{}/cancel",
    "POST /payments/yookassa/create",
    "GET /payments/yookassa/state",
    "POST /payments/yookassa/webhook",
    "POST /auth/token",
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOT_ANSWERED = 405


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address below these, with its pattern; parts that vary are filled with a 1."""
    for pattern in patterns:
        here = before + re.sub(r"<[^>]*>", "1", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here, pattern


def unguarded_pages() -> Iterator[str]:
    """A line for each address of the console that lets in, or answers, whom it must refuse."""
    stranger, newcomer = Client(), browser_of(make_manager(sees=[]))
    for address, pattern in addresses(get_resolver().url_patterns):
        if address.partition("/")[0] != CONSOLE or address in ANYBODY:
            continue
        if not hasattr(pattern.callback, "asks"):
            yield f"{address}: asks for no right"
            continue
        answers = {method: stranger.generic(method, f"/{address}") for method in METHODS}
        heard = [method for method, answer in answers.items() if answer.status_code != NOT_ANSWERED]
        if not heard:
            yield f"{address}: answers no method"
        for method in heard:
            if answers[method].get("Location", "").partition("?")[0] != "/admin/login":
                yield f"{address}: {method} of a stranger is answered {answers[method].status_code}"
            if pattern.callback.asks[0] is None:
                continue
            status = newcomer.generic(method, f"/{address}").status_code
            if status != 403:
                yield f"{address}: {method} without a right is answered {status}"


def operations(of: NinjaAPI) -> Iterator[tuple[str, str, object]]:
    """Every operation as `GET /path/{}`, the address to call it at, and its guard (None where it has none)."""
    for prefix, router in of._routers:
        for template, view in router.path_operations.items():
            route = re.sub(r"\{[^}]*\}", "{}", f"{prefix}/{template.lstrip('/')}".replace("//", "/"))
            for operation in view.operations:
                guards = list(operation.auth_callbacks)
                for method in operation.methods:
                    yield f"{method} {route}", route.replace("{}", "1"), guards[0] if guards else None


def unguarded_operations(of: NinjaAPI, root: str) -> Iterator[str]:
    """A line for each operation outside the public list that answers whom it must refuse."""
    member = make_manager(sees=[])
    token = issue_token(user_id=member.user_id, now=timezone.now()).token
    for name, route, guard in operations(of):
        if name in PUBLIC:
            continue
        if guard is None:
            yield f"{name}: asks for no right"
            continue
        method = name.partition(" ")[0]
        status = Client().generic(method, root + route).status_code
        if status != 401:
            yield f"{name}: a stranger is answered {status}"
        if getattr(guard, "section", "") is None:
            continue
        status = Client().generic(method, root + route, headers={"Authorization": f"Bearer {token}"}).status_code
        if status != 403:
            yield f"{name}: without a right one is answered {status}"


def test_every_address_of_the_console_is_guarded():
    assert list(unguarded_pages()) == []


def test_every_operation_outside_the_public_list_is_guarded():
    assert list(unguarded_operations(api, "/api/v1")) == []
    assert {name for name, _, _ in operations(api)} >= PUBLIC


def an_open_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("everybody's secrets")


def test_planted_pages_without_policy_are_found(settings):
    """One that asks for nothing, one that only says it does."""

    def hollow(request: HttpRequest, number: int) -> HttpResponse:
        return HttpResponse(number)

    vars(hollow)["asks"] = Section.ORDERS, Action.VIEW
    planted = [path("admin/planted", an_open_page), path("admin/planted/<int:number>/hollow", hollow)]
    settings.ROOT_URLCONF = (*urls.urlpatterns, *planted)

    found = list(unguarded_pages())

    assert found[0] == "admin/planted: asks for no right"
    assert found[1:3] == [
        "admin/planted/1/hollow: GET of a stranger is answered 200",
        "admin/planted/1/hollow: GET without a right is answered 200",
    ]
    assert len(found) == 1 + 2 * len(METHODS)


def test_planted_operations_without_policy_are_found(settings):
    planted_api = NinjaAPI(urls_namespace="planted")
    planted_api.get("/open")(lambda request: "everybody's secrets")
    planted_api.get("/half", auth=lambda request: "anybody")(lambda request: "secrets")
    planted_api.get("/staff", auth=StaffOnly(None))(lambda request: "staff's own")
    planted_api.exception_handler(DomainError)(refused)
    settings.ROOT_URLCONF = (*urls.urlpatterns, path("planted/", planted_api.urls))

    found = list(unguarded_operations(planted_api, "/planted"))

    assert found == [
        "GET /open: asks for no right",
        "GET /half: a stranger is answered 200",
        "GET /half: without a right one is answered 200",
    ]
