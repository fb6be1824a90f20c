"""The OpenAPI document: complete, unambiguous, and true of every reading call of the catalogue, even under attack."""

import copy
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
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
from prichal.kernel.schemas import In, Out
from tests.make import make_event, make_general_event, make_product, make_route, make_venue

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
]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
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
    """A sailing with seats and a concert ashore."""
    now = timezone.now()
    route = make_route()
    route.stops.create(position=1, name="Пристань", minutes=0)
    facts: dict[str, Any] = {"now": now, "starts_at": now + timedelta(days=1), "sales_open_at": now - timedelta(days=1)}
    product = make_product(slug="sunset", route=route)
    make_event(product=product, slug="water-sunset", route=route, **facts)
    make_general_event(product=make_product(kind="EVENT"), slug="water-concert", venue=make_venue(), **facts)


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def attack(document: dict[str, Any], path: str, known: dict[str, str], mode: GenerationMode) -> None:
    """Calls made up from the document, to what there is and to what there is not; raises where an answer breaks it."""
    checks = [*CHECKS, negative_data_rejection] if mode is GenerationMode.NEGATIVE else CHECKS
    application = WSGIHandler()
    document = json.loads(json.dumps(document, default=str))  # as it is served
    schema = schemathesis.openapi.from_dict(document)
    schema.app = application
    operation = schema[path]["GET"]
    cases = operation.as_strategy(generation_mode=mode, path_parameters=known or None)

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
        case.call_and_validate(checks=checks, app=application)

    each()


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(("path", "known"), CATALOGUE, ids=[path for path, _ in CATALOGUE])
def test_a_reading_call_answers_as_the_document_says(document, path, known):
    attack(document, path, known, GenerationMode.POSITIVE)


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("path", ["/api/v1/products", "/api/v1/products/{slug}", "/api/v1/events"])
def test_a_call_against_the_document_is_refused_as_it_says(document, path):
    attack(document, path, dict(CATALOGUE)[path], GenerationMode.NEGATIVE)


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("path", ["/api/v1/products/{slug}", "/api/v1/events/{ref}"])
def test_made_up_names_are_answered_as_the_document_says(document, path):
    attack(document, path, {}, GenerationMode.POSITIVE)


@pytest.mark.usefixtures("season")
def test_a_document_that_promises_too_much_is_found_out(document):
    lying = copy.deepcopy(document)
    lying["components"]["schemas"]["ProductListOut"]["required"].append("total")
    with pytest.raises(FailureGroup) as found:
        attack(lying, "/api/v1/products", {}, GenerationMode.POSITIVE)
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
