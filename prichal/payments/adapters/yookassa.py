"""ЮKassa API v3, as its OpenAPI and «Взаимодействие» pages say: Basic auth, Idempotence-Key, 500 means unknown.

The official package has no time limits and a global configuration, hence this thin client.
"""

import json
import logging
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.conf import settings

from prichal.kernel.http import Outside, Unreachable
from prichal.kernel.money import Money, parse_decimal
from prichal.payments.ports import (
    AcquirerDoesNotKnow,
    AcquirerPayment,
    AcquirerRefund,
    AcquirerRefused,
    AcquirerSilent,
    PaymentGateway,
)

log = logging.getLogger(__name__)
T = TypeVar("T")


class YooKassa:
    """One shop at ЮKassa."""

    def __init__(self, *, url: str, shop_id: str, secret_key: str, timeout: float) -> None:
        self._outside = Outside(base_url=url, timeout=timeout, auth=(shop_id, secret_key))

    def create(self, *, request: bytes, key: str) -> AcquirerPayment:
        return _payment(self._call("POST", "/payments", body=request, key=key))

    def payment(self, payment_id: str, *, patience: float | None = None) -> AcquirerPayment:
        return _payment(self._call("GET", f"/payments/{payment_id}", patience=patience))

    def make_refund(self, *, request: bytes, key: str) -> AcquirerRefund:
        return _refund(self._call("POST", "/refunds", body=request, key=key))

    def refund(self, refund_id: str) -> AcquirerRefund:
        return _refund(self._call("GET", f"/refunds/{refund_id}"))

    def close(self) -> None:
        self._outside.close()

    def _call(
        self, method: str, path: str, *, body: bytes | None = None, key: str = "", patience: float | None = None
    ) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "Idempotence-Key": key} if body is not None else None
        try:
            answer = self._outside.send(method, path, body=body, headers=headers, patience=patience)
        except Unreachable as problem:
            raise AcquirerSilent() from problem
        log.info("yookassa %s %s: %s", method, path.split("/")[1], answer.status_code)
        if answer.status_code == 200:
            return _read(answer.content)
        said = _error_of(answer.content)
        log.warning("yookassa %s %s: %s %s %s", method, path.split("/")[1], answer.status_code, *said)
        if answer.status_code == 404 and method == "GET":
            raise AcquirerDoesNotKnow()
        if answer.status_code in {400, 403, 404, 405, 410, 415}:
            raise AcquirerRefused()
        raise AcquirerSilent()  # 401 (our keys), 429, 5xx: mend or wait, then repeat with the same key


def _read(content: bytes) -> dict[str, Any]:
    """The object of a 200. Raises AcquirerSilent for what is none: something between us and them has spoken."""
    try:
        found = json.loads(content)
    except ValueError as problem:
        raise AcquirerSilent() from problem
    if not isinstance(found, dict):
        raise AcquirerSilent()
    return found


def _known_shape(read: Callable[[dict[str, Any]], T]) -> Callable[[dict[str, Any]], T]:
    """An answer of another shape than theirs is none of theirs: as if nobody had answered."""

    def guarded(body: dict[str, Any]) -> T:
        try:
            return read(body)
        except (KeyError, TypeError, AttributeError, ValueError) as problem:
            log.error("yookassa answered in a shape we don't know: %s", type(problem).__name__)
            raise AcquirerSilent() from problem

    return guarded


@_known_shape
def _payment(body: dict[str, Any]) -> AcquirerPayment:
    cancellation = body.get("cancellation_details") or {}
    return AcquirerPayment(
        id=body["id"],
        status=body["status"],
        amount=_roubles(body["amount"]),
        attempt=(body.get("metadata") or {}).get("attempt", ""),
        confirmation_url=(body.get("confirmation") or {}).get("confirmation_url", ""),
        method=(body.get("payment_method") or {}).get("type", ""),
        cancellation_party=cancellation.get("party", ""),
        cancellation_reason=cancellation.get("reason", ""),
    )


@_known_shape
def _refund(body: dict[str, Any]) -> AcquirerRefund:
    return AcquirerRefund(
        id=body["id"],
        payment_id=body["payment_id"],
        status=body["status"],
        amount=_roubles(body["amount"]),
        cancellation_reason=(body.get("cancellation_details") or {}).get("reason", ""),
    )


def _roubles(amount: dict[str, str]) -> Money:
    if amount["currency"] != "RUB":
        raise ValueError(f"ЮKassa answers in {amount['currency']}, we sell in RUB")
    return parse_decimal(amount["value"])


def _error_of(content: bytes) -> tuple[str, str]:
    """Code and parameter of an error body; its description may carry what the buyer typed and stays out of logs."""
    try:
        body = json.loads(content)
    except ValueError:
        return "", ""
    return (str(body.get("code", "")), str(body.get("parameter", ""))) if isinstance(body, dict) else ("", "")


@cache
def gateway() -> PaymentGateway:
    """The shop of the settings."""
    shop = settings.YOOKASSA
    return YooKassa(url=shop["url"], shop_id=shop["shop_id"], secret_key=shop["secret_key"], timeout=shop["timeout"])
