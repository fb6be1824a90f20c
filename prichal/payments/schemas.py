"""Shapes of payments on the wire."""

from typing import Literal

from pydantic import Field

from prichal.kernel.schemas import In, Out


class PaymentIn(In):
    order_id: str = Field(max_length=12)
    return_url: str = Field(max_length=2048)
    token: str = Field("", max_length=80)
    method: Literal["bank_card", "yoo_money", "sbp"] | None = None


class PaymentOut(Out):
    payment_id: str | None
    status: str
    confirmation_url: str | None


class PaymentStateOut(Out):
    order_id: str
    status: str
    payment_id: str | None
    payment_status: str | None
    confirmation_url: str | None
    cancellation_reason: str | None


class StoredOut(Out):
    status: Literal["stored", "ignored"]
