"""A shop's till: calls the played ЮKassa as a shop does, and has every answer judged by the contract."""

import uuid
from types import TracebackType
from typing import Any, Self

import httpx

from tests.sandbox.box import SandboxBox
from tests.sandbox.contract import check_answer

Json = dict[str, Any]
RETURN_URL = "http://127.0.0.1:9/orders/42?token=a%20b&x=1#end"


class Till:
    def __init__(self, box: SandboxBox) -> None:
        self._visitor = box.http
        self._client = httpx.Client(base_url=box.api_url, auth=(box.shop_id, box.secret_key), timeout=10)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def post(self, path: str, body: Json, key: str | None = None, **others: Any) -> httpx.Response:
        headers = {"Idempotence-Key": key or str(uuid.uuid4())}
        return self._judged(self._client.post(path, json=body, headers=headers, **others))

    def get(self, path: str, **query: str) -> httpx.Response:
        return self._judged(self._client.get(path, params=query))

    def send(self, method: str, path: str, **others: Any) -> httpx.Response:
        """A request as it is, judged by nobody."""
        return self._client.request(method, path, **others)

    def open(self, payment: Json, more: str = "") -> httpx.Response:
        """The payment page, as its visitor gets it."""
        return self._visitor.get(payment["confirmation"]["confirmation_url"] + more)

    def fill(self, payment: Json, step: str, fields: dict[str, str]) -> httpx.Response:
        """A form of the payment page, sent."""
        return self._visitor.post(payment["confirmation"]["confirmation_url"] + step, data=fields)

    def create(self, value: str = "1500.00", **fields: Any) -> Json:
        """A pending one-stage payment."""
        return self._good(self.post("/payments", payment_body(value, **fields)))

    def payment(self, id: str) -> Json:
        return self._good(self.get(f"/payments/{id}"))

    def refund(self, payment_id: str, value: str, **fields: Any) -> Json:
        return self._good(self.post("/refunds", refund_body(payment_id, value, **fields)))

    def _judged(self, answer: httpx.Response) -> httpx.Response:
        path = answer.request.url.path.removeprefix("/yookassa/v3")
        check_answer(answer.request.method, path, answer.status_code, answer.json())
        return answer

    def _good(self, answer: httpx.Response) -> Json:
        assert answer.status_code == 200, answer.text
        body: Json = answer.json()
        return body


def amount(value: str) -> Json:
    return {"value": value, "currency": "RUB"}


def receipt(value: str, **item: Any) -> Json:
    line = {
        "description": "Прогулка по Неве, взрослый",
        "quantity": 1,
        "amount": amount(value),
        "vat_code": 4,
        "measure": "piece",
        "payment_subject": "service",
        "payment_mode": "full_prepayment",
    }
    return {"customer": {"email": "anna@example.com"}, "items": [line | item]}


def payment_body(value: str = "1500.00", **fields: Any) -> Json:
    body = {
        "amount": amount(value),
        "capture": True,
        "description": "Заказ № 42",
        "confirmation": {"type": "redirect", "return_url": RETURN_URL},
        "metadata": {"attempt": "7"},
        "receipt": receipt(value),
    }
    return {name: field for name, field in (body | fields).items() if field is not None}


def refund_body(payment_id: str, value: str, **fields: Any) -> Json:
    return {"payment_id": payment_id, "amount": amount(value), **fields}
