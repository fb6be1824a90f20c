"""Quotes and orders over HTTP: what the database could not take, or no consent, is refused before it."""

import json
from typing import Any

import pytest

from tests.make import ANNA_SESSION, make_event
from tests.orders.buying import hold, order_of_seats

pytestmark = pytest.mark.django_db(transaction=True)
ITEM = {"eventId": "1", "ticketType": "adult", "seatCode": "A-1"}
ORDER: dict[str, Any] = {
    "sessionId": ANNA_SESSION,
    "items": [ITEM],
    "customer": {"fullName": "Анна Ильина", "email": "anna@example.com", "phone": "+79211234567"},
    "consents": {"offer": True, "personalData": True},
}


def post(client, path, body):
    answer = client.post(f"/api/v1/{path}", json.dumps(body), "application/json", headers={"Idempotency-Key": "k"})
    return answer.status_code, answer.json()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"items": [ITEM | {"attendee": "A\0"}]}, "items.0.attendee"),
        ({"customer": ORDER["customer"] | {"fullName": "Анна\0"}}, "customer.fullName"),
        ({"utm": {"source": "\0"}}, "utm.source"),
        ({"utm": {"source": "x" * 201}}, "utm.source"),
        ({"consents": {"offer": "yes", "personalData": True}}, "consents.offer"),
        ({"consents": {"offer": True, "personalData": 1}}, "consents.personalData"),
    ],
)
def test_an_order_the_database_could_not_take_is_refused_by_field(client, change, field):
    event = make_event(seats=1)
    hold(event, "A-1")
    status, problem = post(client, "orders", ORDER | {"items": [ITEM | {"eventId": str(event.pk)}]} | change)
    assert (status, [error["field"] for error in problem["errors"]]) == (422, [field])


def test_an_event_nobody_could_have_named_is_unknown(client):
    status, problem = post(client, "quotes", {"sessionId": ANNA_SESSION, "items": [ITEM | {"eventId": "\0"}]})
    assert (status, [error["field"] for error in problem["errors"]]) == (422, ["items.0.eventId"])


def test_an_order_nobody_could_have_named_is_not_found(client):
    order_of_seats(make_event(seats=1), "A-1")
    assert client.get("/api/v1/orders/%00?token=%00").status_code == 404
    assert post(client, "orders/%00/cancel", {})[0] == 404


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["x" * 5000, "", "ё"])
def test_a_wrong_token_of_any_shape_finds_nothing(client, token):
    answer = client.get("/api/v1/orders/ABCDEFGHJK", {"token": token}, headers={"x-order-token": token[:3000]})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
