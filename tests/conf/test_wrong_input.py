"""Whatever a buyer's program sends instead of what is asked, the answer is a refusal that says what to mend."""

import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from prichal.conf.api import api
from prichal.orders.access import access_token
from tests.make import ANNA_SESSION, BORIS_SESSION
from tests.orders.buying import hold, order_of_seats
from tests.storefront.shelf import coming

pytestmark = pytest.mark.django_db(transaction=True)
NONSENSE: list[Any] = [
    *(None, True, -1, 0.5, 10**30, "", " ", "\0", "\ud800", "-1", "x" * 5000, "<script>", "' OR 1=1 --"),
    *([], [None], {}, {"a": {"b": []}}),
]
NO_JSON = {
    "nothing": b"",
    "not JSON": b"{",
    "not UTF-8": b'{"sessionId": "\xff\xfe"}',
    "no object": b'["sessionId"]',
    "null": b"null",
    "a number that is none": b'{"sessionId": NaN}',
    "too deep": b"[" * 100_000,
    "a million digits": b'{"sessionId": ' + b"9" * 900_000 + b"}",
    "too much": b'{"sessionId": "' + b"x" * 1_100_000 + b'"}',
}
CYRILLIC, CHINESE = re.compile(r"[а-яё]", re.I), re.compile(r"[\u4e00-\u9fff]")


class Asker:
    """Sends bodies to the calls of the shop and knows what the document allows them to answer."""

    def __init__(self) -> None:
        # Anna's hold waits to be ordered, Boris has ordered; the total that is expected is never right
        event = coming(seats=5)
        now = timezone.now()
        hold(event, "A-1", now=now)
        order = order_of_seats(event, "A-2", session=BORIS_SESSION, now=now)
        here, item = f"/events/{event.pk}/seats", {"eventId": str(event.pk), "ticketType": "adult", "quantity": 1}
        quote = {"sessionId": ANNA_SESSION, "items": [item | {"seatCode": "A-1", "attendee": "Анна"}]}
        self.bodies: dict[str, dict[str, Any]] = {
            f"{here}/lock": {"sessionId": ANNA_SESSION, "seats": ["A-1"]},
            f"{here}/unlock": {"sessionId": "nobodys-session-01", "seats": ["A-1"]},
            f"{here}/extend": {"sessionId": ANNA_SESSION},
            "/quotes": quote,
            "/orders": quote
            | {
                "customer": {"fullName": "Анна Ильина", "email": "anna@example.com", "phone": "+7 921 123-45-67"},
                "consents": {"offer": True, "personalData": True, "marketing": False},
                "expectedTotal": 1,
                "utm": {"utm_source": "vk"},
            },
            "/payments/yookassa/create": {
                "orderId": order.code,
                "returnUrl": f"{django_settings.PUBLIC_URL}/",
                "token": access_token(order),
                "method": "sbp",
            },
            "/payments/yookassa/webhook": {"event": "payment.succeeded", "object": {"id": "2e1f", "status": "pending"}},
        }
        paths = api.get_openapi_schema()["paths"]
        self.allowed = {
            path: set(paths[f"/api/v1{path.replace(str(event.pk), '{ref}')}"]["post"]["responses"])
            for path in self.bodies
        }

    def send(self, path: str, body: bytes | dict[str, Any], lang: str = "ru") -> tuple[int, dict[str, Any]]:
        data = body if isinstance(body, bytes) else json.dumps(body)
        answer = Client().post(
            f"/api/v1{path}?lang={lang}", data, "application/json", headers={"Idempotency-Key": str(uuid4())}
        )
        assert answer.status_code in self.allowed[path], (path, answer.status_code, data[:300])
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json"
        return answer.status_code, answer.json()


def leaves(body: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The way to each member, lists and objects among them."""
    members = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, value in members:
        yield (*way, str(name))
        yield from leaves(value, (*way, str(name)))


def spoiled(body: Any, way: tuple[str, ...], nonsense: Any) -> Any:
    whole = json.loads(json.dumps(body))
    inner = whole
    for name in way[:-1]:
        inner = inner[int(name)] if isinstance(inner, list) else inner[name]
    inner[int(way[-1]) if isinstance(inner, list) else way[-1]] = nonsense
    return whole


def words_of(problem: dict[str, Any]) -> list[str]:
    return [problem["detail"], *(error["message"] for error in problem.get("errors", []))]


def test_each_member_spoiled_is_named_in_three_languages():
    asker = Asker()
    refusals: dict[tuple[Any, ...], tuple[str, dict[str, Any]]] = {}
    for path, body in asker.bodies.items():
        for way in leaves(body):
            for nonsense in NONSENSE:
                sent = spoiled(body, way, nonsense)
                status, answer = asker.send(path, sent)
                if status == 422:
                    named = [tuple(error["field"].split(".")) for error in answer["errors"]]
                    near = [field for field in named if field[: len(way)] == way or way[: len(field)] == field]
                    assert near, (path, way, nonsense, named)
                if status >= 400:
                    seen = (path, answer["code"], *(error["message"] for error in answer.get("errors", [])))
                    refusals.setdefault(seen, (path, sent))
    for path, sent in refusals.values():
        for lang, letters in (("ru", CYRILLIC), ("zh", CHINESE)):
            for words in words_of(asker.send(path, sent, lang)[1]):
                assert letters.search(words), (path, lang, words)
        for words in words_of(asker.send(path, sent, "en")[1]):
            assert not CYRILLIC.search(words), (path, words)


@pytest.mark.parametrize("body", NO_JSON.values(), ids=NO_JSON)
def test_what_is_no_json_object_is_refused_in_three_languages(body):
    asker = Asker()
    for path in asker.bodies:
        for lang, letters in (("ru", CYRILLIC), ("zh", CHINESE), ("en", re.compile("[a-z]"))):
            status, problem = asker.send(path, body, lang)
            assert status in {400, 413, 422}, path
            for words in words_of(problem):
                assert letters.search(words), (path, lang, words)
