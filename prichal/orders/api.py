"""Quotes and orders over HTTP."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja import Router, Status

from prichal.inventory.rules import Channel
from prichal.kernel import idempotency
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.schemas import IdempotencyKey, OrderToken, Problem
from prichal.orders import queries, services
from prichal.orders.access import order_by_token
from prichal.orders.guards import allow_order
from prichal.orders.quotes import quote
from prichal.orders.rules import Attribution, device_of
from prichal.orders.schemas import OrderIn, OrderOut, QuoteIn, QuoteOut, order_out
from prichal.orders.services import Consents, Contact, Purchase

router = Router(tags=["orders"])
REFUSALS = {400: Problem, 409: Problem, 413: Problem, 422: Problem}


@router.post("/quotes", response={200: QuoteOut, **REFUSALS}, by_alias=True)
def make_quote(request: HttpRequest, body: QuoteIn) -> dict[str, Any]:
    """Exact price of what the session holds."""
    _refuse_promo(body.promo_code)
    return quote(session_id=body.session_id, lines=[item.line() for item in body.items], now=timezone.now()).wire()


@router.post("/orders", response={201: OrderOut, **REFUSALS, 429: Problem}, by_alias=True)
def place_order(request: HttpRequest, body: OrderIn, idempotency_key: IdempotencyKey = None) -> Status[OrderOut]:
    """Order what the session holds. Repeatable with `Idempotency-Key`."""
    _refuse_promo(body.promo_code)
    allow_order(request)
    now = timezone.now()
    purchase = Purchase(
        session_id=body.session_id,
        hold_ids=body.holds(),
        lines=[item.line() for item in body.items],
        customer=Contact(body.customer.full_name, body.customer.email, body.customer.phone),
        consents=Consents(body.consents.offer, body.consents.personal_data, body.consents.marketing),
        language=translation.get_language() or "ru",
        expected_total=body.expected(),
        repeat=idempotency.repeatable(
            caller=body.session_id,
            endpoint="orders",
            key=idempotency_key,
            body=request.body,
        ),
        attribution=Attribution(
            channel=Channel.API,
            device=device_of(request.headers.get("User-Agent", "")),
            first_utm=body.first_utm or body.utm or {},
            last_utm=body.utm or {},
        ),
        address=request.META.get("REMOTE_ADDR"),
    )
    order = services.place_order(purchase=purchase, now=now)
    return Status(201, order_out(queries.order_card(order, now=now, sailing=False)))


@router.post("/orders/{code}/cancel", response={200: OrderOut, 404: Problem, 409: Problem}, by_alias=True)
def cancel_order(request: HttpRequest, code: str, token: str = "", order_token: OrderToken = "") -> OrderOut:
    """Give up an unpaid order."""
    now = timezone.now()
    order = order_by_token(code=code, token=token or order_token)
    cancelled = services.cancel_order(order_id=order.pk, actor="customer", now=now)
    return order_out(queries.order_card(cancelled, now=now, sailing=False))


def _refuse_promo(code: str | None) -> None:
    """No promotion is on sale yet, so every code is one we don't know."""
    if code:
        raise Invalid([FieldError("promoCode", _("Такого промокода нет."), "unknown")])
