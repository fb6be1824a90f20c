"""Payments over HTTP: the way back leads to us, a notice is stored whatever it says."""

import pytest
from django.conf import settings
from django.test import Client

from prichal.orders.access import access_token
from prichal.payments.models import Payment, WebhookNotice
from prichal.payments.services.notices import UNKNOWN_PER_MINUTE
from tests.make import make_event
from tests.orders.buying import order_of_seats

pytestmark = pytest.mark.django_db(transaction=True)
HERE = settings.PUBLIC_URL


@pytest.mark.parametrize(
    "foreign",
    [
        "",
        "/orders/X",
        "//evil.example/",
        "javascript:alert(1)",
        "http://[::1",
        f"{HERE}@evil.example/",
        f"{HERE}.evil.example/",
        f"{HERE}\\@evil.example/",
        f"\t{HERE}/",
        f"{HERE}/a b",
        f"{HERE}/\x00",
    ],
)
def test_a_way_back_that_does_not_lead_to_us_is_refused(foreign):
    order = order_of_seats(make_event(seats=1), "A-1")
    body = {"orderId": order.code, "returnUrl": foreign, "token": access_token(order)}
    answer = Client().post(
        "/api/v1/payments/yookassa/create", body, "application/json", headers={"Idempotency-Key": "tap"}
    )
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "foreign")
    assert Payment.objects.count() == 0


@pytest.mark.parametrize("code", ["NOSUCH", "%00"])
def test_the_state_of_an_unknown_order_is_not_found(code):
    answer = Client().get(f"/api/v1/payments/yookassa/state?orderId={code}&token=x")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_flood_of_notices_is_told_when_to_come_back():
    for n in range(UNKNOWN_PER_MINUTE):
        assert notice(f"unknown-{n}").status_code == 200
    refused = notice("one-more")
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert WebhookNotice.objects.count() == UNKNOWN_PER_MINUTE


def notice(object_id):
    body = {"type": "notification", "event": "payment.succeeded", "object": {"id": object_id, "status": "succeeded"}}
    return Client().post("/payments/yookassa/webhook", body, "application/json")
