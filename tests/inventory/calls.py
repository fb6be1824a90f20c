"""Calls of the API as a visitor makes them, and what its refusals say."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.test import Client
from django.utils import timezone

from tests.make import ANNA_SESSION, BORIS_SESSION, make_event

BASE = "/api/v1"
ANNA, BORIS = {"sessionId": ANNA_SESSION}, {"sessionId": BORIS_SESSION}


def sailing(*, seats=3, seating="assigned", days=3, **facts):
    """On sale by the real clock, which is the API's."""
    now = timezone.now().replace(microsecond=0)
    facts |= {"starts_at": now + timedelta(days=days), "sales_open_at": now - timedelta(days=1)}
    return make_event(seats=seats, seating=seating, **facts)


def get(path, **query):
    return Client().get(f"{BASE}{path}", query)


def post(event, action, body):
    path = f"{BASE}/events/{event.slug}/seats/{action}"
    return Client().post(path, body, content_type="application/json")


def lock(event, session, *seats, **tickets):
    body = dict(session)
    if seats:
        body["seats"] = seats
    if tickets:
        body["tickets"] = [{"ticketType": code, "quantity": number} for code, number in tickets.items()]
    return post(event, "lock", body)


def in_moscow(moment):
    return moment.astimezone(ZoneInfo("Europe/Moscow")).isoformat()


def refusal(response):
    """Status, code and what is said beyond RFC 9457's own members."""
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    own = {"type", "title", "status", "detail", "code"}
    return body["status"], body["code"], {name: value for name, value in body.items() if name not in own}


def wrong_fields(response):
    status, code, details = refusal(response)
    assert (response.status_code, status, code) == (422, 422, "invalid")
    return [error["field"] for error in details["errors"]]
