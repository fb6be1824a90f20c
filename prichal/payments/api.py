"""Payments over HTTP."""

from typing import Annotated
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from prichal.kernel import idempotency
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.schemas import IdempotencyKey, OrderToken, Problem
from prichal.orders.access import order_by_token
from prichal.orders.queries import shown_status
from prichal.payments import flows, services
from prichal.payments.queries import payment_view
from prichal.payments.schemas import PaymentIn, PaymentOut, PaymentStateOut, StoredOut

router = Router(tags=["payments"])
REFUSALS = {400: Problem, 404: Problem, 409: Problem, 413: Problem, 422: Problem, 502: Problem, 503: Problem}


@router.post("/payments/yookassa/create", response={200: PaymentOut, **REFUSALS}, by_alias=True)
def create(
    request: HttpRequest,
    body: PaymentIn,
    idempotency_key: IdempotencyKey = None,
    order_token: OrderToken = "",
) -> PaymentOut:
    """Open the payment of an order; the open one is answered again. Repeatable with `Idempotency-Key`."""
    order = order_by_token(code=body.order_id, token=body.token or order_token)
    repeat = idempotency.repeatable(
        caller=order.code,
        endpoint="payments",
        key=idempotency_key,
        body=request.body,
    )
    payment = flows.start(order_id=order.pk, return_url=_ours(body.return_url), repeat=repeat, now=timezone.now())
    return PaymentOut(
        payment_id=payment.provider_id,
        status=payment.status.lower(),
        confirmation_url=payment.confirmation_url or None,
    )


@router.get("/payments/yookassa/state", response={200: PaymentStateOut, 404: Problem, 422: Problem}, by_alias=True)
def state(
    request: HttpRequest,
    order_id: Annotated[str, Query(alias="orderId", max_length=12)],
    token: str = "",
    order_token: OrderToken = "",
) -> PaymentStateOut:
    """What the return page polls; reads the payment back itself, at most once a second."""
    now = timezone.now()
    order = order_by_token(code=order_id, token=token or order_token)
    flows.look(order_id=order.pk, now=now)
    order.refresh_from_db()
    view = payment_view(order.pk)
    return PaymentStateOut(
        order_id=order.code,
        status=shown_status(order, now),
        payment_id=order.payment_id or None,
        payment_status=order.payment_status or None,
        confirmation_url=(view.confirmation_url or None) if view else None,
        cancellation_reason=(view.cancellation_reason or None) if view else None,
    )


NOTICE = {  # read as it is: what is stored is what was sent
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["event", "object"],
                    "properties": {
                        "event": {
                            "type": "string",
                            "description": "`payment.succeeded` and the like; what we don't follow is ignored",
                        },
                        "object": {
                            "type": "object",
                            "required": ["id"],
                            "properties": {"id": {"type": "string", "pattern": "^[0-9A-Za-z-]{1,40}$"}},
                        },
                    },
                }
            }
        },
    }
}


@router.post(
    "/payments/yookassa/webhook",
    response={200: StoredOut, 413: Problem, 422: Problem, 429: Problem},
    by_alias=True,
    openapi_extra=NOTICE,
)
def webhook(request: HttpRequest) -> StoredOut:
    """Store the notice and answer; a worker reads the payment back from the acquirer."""
    notice = services.store_notice(body=request.body, now=timezone.now())
    return StoredOut(status="stored" if notice else "ignored")


def _ours(url: str) -> str:
    """Refuses (Invalid) a way back that doesn't lead to us."""
    if not _leads_to_us(url):
        message = _("Адрес возврата должен начинаться с %(url)s.") % {"url": settings.PUBLIC_URL}
        raise Invalid([FieldError("returnUrl", message, "foreign")])
    return url


def _leads_to_us(url: str) -> bool:
    """Only what every browser reads as we do: backslashes, blanks and control characters are read in many ways."""
    try:
        asked, ours = urlsplit(url), urlsplit(settings.PUBLIC_URL)
    except ValueError:
        return False
    here = (asked.scheme, asked.netloc) == (ours.scheme, ours.netloc)
    return here and url.isprintable() and not {"\\", " "} & {*url}
