"""The OpenAPI document: complete, unambiguous, and true of every call of the shop, even under attack."""

import copy
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.conf import settings as settings_of_django
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings
from openapi_schema_validator import OAS31Validator
from pydantic import BaseModel
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from prichal.conf.api import api
from prichal.inventory.queries import cards
from prichal.kernel.schemas import In, Out
from prichal.payments.models import Payment
from tests.make import make_event, make_general_event, make_product, make_route, make_venue
from tests.rentals.boats import make_rental

CATALOGUE = [
    ("/api/v1/products", {}),
    ("/api/v1/products/{slug}", {"slug": "sunset"}),
    ("/api/v1/events", {}),
    ("/api/v1/events/{ref}", {"ref": "water-sunset"}),
    ("/api/v1/events/{ref}/seat-layout", {"ref": "water-sunset"}),
    ("/api/v1/events/{ref}/seats", {"ref": "water-concert"}),
    ("/api/v1/events/{ref}/ticket-types", {"ref": "water-concert"}),
    ("/api/v1/events/{ref}/prices", {"ref": "water-sunset"}),
    ("/api/v1/rentals", {}),
    ("/api/v1/rentals/{slug}", {"slug": "vega"}),
]
SHOP = [  # in the order of a purchase
    ("POST /api/v1/events/{ref}/seats/lock", {"ref": "water-sunset"}),
    ("POST /api/v1/events/{ref}/seats/extend", {"ref": "water-sunset"}),
    ("POST /api/v1/quotes", {}),
    ("POST /api/v1/orders", {}),
    ("GET /api/v1/orders/{code}", {}),
    ("POST /api/v1/payments/yookassa/create", {}),
    ("GET /api/v1/payments/yookassa/state", {}),
    ("POST /api/v1/payments/yookassa/webhook", {}),
    ("POST /api/v1/orders/{code}/cancel", {}),
    ("POST /api/v1/events/{ref}/seats/unlock", {"ref": "water-sunset"}),
]
AS_DOCUMENTED = [
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
CHECKS = [not_a_server_error, *AS_DOCUMENTED]
TRIES = 15


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return dict(api.get_openapi_schema())


@pytest.fixture
def one_connection() -> Iterator[None]:
    """As Django's own test client does: the end of a request does not end the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def season(db, one_connection):
    """A sailing with seats, a concert ashore and a boat for rent."""
    cards._event_named.cache_clear()  # the sailing of the test before was called so too
    now = timezone.now()
    route = make_route()
    route.stops.create(position=1, name="Пристань", minutes=0)
    facts: dict[str, Any] = {"now": now, "starts_at": now + timedelta(days=1), "sales_open_at": now - timedelta(days=1)}
    product = make_product(slug="sunset", route=route)
    make_event(product=product, slug="water-sunset", route=route, **facts)
    make_general_event(product=make_product(kind="EVENT"), slug="water-concert", venue=make_venue(), **facts)
    make_rental(slug="vega")


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def served(document: dict[str, Any]) -> schemathesis.BaseSchema:
    """The calls of the document as it is served, led to this very process."""
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(document, default=str)))
    schema.app = WSGIHandler()
    return schema


def attack(document: dict[str, Any], call: str, known: dict[str, str], mode: GenerationMode) -> None:
    """Calls made up from the document, to what there is and to what there is not; raises where an answer breaks it."""
    checks = [*CHECKS, negative_data_rejection] if mode is GenerationMode.NEGATIVE else CHECKS
    method, path = call.split(" ")
    schema = served(document)
    cases = schema[path][method].as_strategy(generation_mode=mode, path_parameters=known or None)

    @seed(0)
    @settings(
        max_examples=TRIES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def each(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=checks, app=schema.app)

    each()


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(("path", "known"), CATALOGUE, ids=[path for path, _ in CATALOGUE])
def test_a_reading_call_answers_as_the_document_says(document, path, known):
    attack(document, f"GET {path}", known, GenerationMode.POSITIVE)


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("path", ["/api/v1/products", "/api/v1/products/{slug}", "/api/v1/events"])
def test_a_call_against_the_document_is_refused_as_it_says(document, path):
    attack(document, f"GET {path}", dict(CATALOGUE)[path], GenerationMode.NEGATIVE)


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("path", ["/api/v1/products/{slug}", "/api/v1/events/{ref}"])
def test_made_up_names_are_answered_as_the_document_says(document, path):
    attack(document, f"GET {path}", {}, GenerationMode.POSITIVE)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(("call", "known"), SHOP, ids=[call for call, _ in SHOP])
def test_a_buying_call_answers_as_the_document_says_whatever_it_is_sent(document, call, known):
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        attack(document, call, known, mode)


class Buyer:
    """Somebody who buys by the document: each answer is one it knows, and of the shape it says."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.schema = served(document)

    def __call__(self, call: str, body: Any = None, *, headers: Any = (), **parts: str) -> tuple[int, dict[str, Any]]:
        method, path = call.split(" ")
        query = {name: parts.pop(name) for name in [*parts] if f"{{{name}}}" not in path}
        case = self.schema[f"/api/v1{path}"][method].Case(
            path_parameters=parts,
            query=query,
            headers=dict(headers),
            **({} if body is None else {"body": body, "media_type": "application/json"}),
        )
        answer = case.call_and_validate(checks=AS_DOCUMENTED, app=self.schema.app)
        return answer.status_code, answer.json()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("season")
def test_a_whole_purchase_goes_as_the_document_says(document, acquirer):
    ask, session, once = Buyer(document), "documented-session", {"Idempotency-Key": "k"}
    status, event = ask("GET /events/{ref}", ref="water-sunset")
    status, hold = ask("POST /events/{ref}/seats/lock", {"sessionId": session, "seats": ["A-1"]}, ref="water-sunset")
    assert status == 200
    items = [{"eventId": event["id"], "seatCode": "A-1", "ticketType": "adult"}]
    status, quote = ask("POST /quotes", {"sessionId": session, "items": items})
    assert (status, quote["holdIds"]) == (200, [hold["holdId"]])
    wish = {
        "sessionId": session,
        "items": items,
        "customer": {"fullName": "Анна Ильина", "email": "anna@example.com", "phone": "+7 921 123-45-67"},
        "consents": {"offer": True, "personalData": True},
    }
    status, dear = ask("POST /orders", wish | {"expectedTotal": quote["totalPrice"] + 1}, headers=once)
    assert (status, dear["code"], dear["quote"]["totalPrice"]) == (409, "price_changed", quote["totalPrice"])
    status, order = ask("POST /orders", wish | {"expectedTotal": quote["totalPrice"]}, headers=once)
    assert (status, order["status"]) == (201, "LOCKED")
    for action in ("extend", "unlock"):
        status, refusal = ask(f"POST /events/{{ref}}/seats/{action}", {"sessionId": session}, ref="water-sunset")
        assert (status, refusal["code"]) == (409, "hold_ordered")
    own = {"token": order["accessToken"]}
    way_back = {"orderId": order["id"], "returnUrl": f"{settings_of_django.PUBLIC_URL}/", **own}
    acquirer.switch_on("yookassa", "http.500", count=1)
    assert ask("POST /payments/yookassa/create", way_back, headers=once)[0] == 503
    status, payment = ask("POST /payments/yookassa/create", way_back, headers=once)
    assert (status, payment["status"]) == (200, "pending")
    notice = {"event": "payment.succeeded", "object": {"id": payment["paymentId"], "status": "succeeded"}}
    assert ask("POST /payments/yookassa/webhook", notice) == (200, {"status": "stored"})
    status, state = ask("GET /payments/yookassa/state", orderId=order["id"], **own)
    assert (status, state["status"], state["paymentStatus"]) == (200, "LOCKED", "pending")  # whatever notices say
    acquirer.pay(payment["paymentId"])
    Payment.objects.update(read_at=None)  # a second has passed
    status, state = ask("GET /payments/yookassa/state", orderId=order["id"], **own)
    assert (status, state["status"], state["paymentStatus"]) == (200, "PAID", "succeeded")
    assert ask("GET /orders/{code}", code=order["id"], **own)[0] == 200
    status, refusal = ask("POST /orders/{code}/cancel", code=order["id"], **own)
    assert (status, refusal["code"], refusal["allowed"]) == (409, "illegal_transition", [])


@pytest.mark.usefixtures("season")
def test_a_document_that_promises_too_much_is_found_out(document):
    lying = copy.deepcopy(document)
    lying["components"]["schemas"]["ProductListOut"]["required"].append("total")
    with pytest.raises(FailureGroup) as found:
        attack(lying, "GET /api/v1/products", {}, GenerationMode.POSITIVE)
    assert {type(failure).__name__ for failure in found.value.exceptions} == {"JsonSchemaError"}


def test_no_two_shapes_share_a_name():
    """The document knows them by name only: one would be shown in place of the other."""
    modules = defaultdict(set)
    waiting: list[type[BaseModel]] = [In, Out]
    while waiting:
        shape = waiting.pop()
        waiting += shape.__subclasses__()
        modules[shape.__name__].add(shape.__module__)
    assert {name: sorted(where) for name, where in modules.items() if len(where) > 1} == {}


def test_every_call_of_the_catalogue_is_described_with_its_parameters(document):
    paths = {f"GET {path}" for path, _ in CATALOGUE}
    found = {name: operation for name, operation in operations(document) if name in paths}
    assert found.keys() == paths
    for name, operation in found.items():
        assert operation["description"], name
        assert [one["name"] for one in operation["parameters"] if not one.get("description")] == [], name
        assert {"lang", "Accept-Language", "If-None-Match"} <= {one["name"] for one in operation["parameters"]}, name
        assert set(operation["responses"]) <= {200, 304, 404, 422}, name
        assert set(operation["responses"][200]["headers"]) == {"ETag", "Cache-Control"}, name


def test_every_refusal_is_shown_by_an_example_of_its_own_shape(document):
    shape = {"$ref": "#/components/schemas/Problem", "components": document["components"]}
    refusals = [
        (name, status, response)
        for name, operation in operations(document)
        for status, response in operation["responses"].items()
        if status >= 400 and "content" in response
    ]
    assert len(refusals) > len(CATALOGUE)
    for name, status, response in refusals:
        assert list(response["content"]) == ["application/problem+json"], name
        example = response["content"]["application/problem+json"].get("example")
        assert example is not None, (name, status)
        OAS31Validator(shape).validate(example)
        assert example["status"] == status, name
