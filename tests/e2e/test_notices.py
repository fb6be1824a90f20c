"""Whatever happens to the acquirer's notices on their way, a payment is one sale, one ticket and one mail."""

import pytest

from tests.e2e.shop import Buyer, Shop, soon
from tests.e2e.test_whole_way import event_of, letters_to

FAULTS = {"webhook.repeat": {}, "webhook.reorder": {}, "webhook.delay": {"delayMs": 1500}, "webhook.drop": {}}


def ordered(shop: Shop, session: str, email: str) -> tuple[Buyer, dict]:
    buyer = Buyer(shop, session)
    event = event_of(buyer, "general")
    assert buyer.hold_tickets(event["id"], adult=1).status_code == 200
    return buyer, buyer.order([{"eventId": event["id"], "ticketType": "adult"}], email=email)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_payment_whose_notices_fare_badly_is_one_sale(shop, fault):
    name = fault.partition(".")[2]
    email = f"{name}@example.com"
    shop.sandbox.switch_on("yookassa", fault, count=5, **FAULTS[fault])
    try:
        buyer, order = ordered(shop, f"e2e-notice-{name:_>12}", email)
        buyer.pay(order)
        asked = {"orderId": order["id"], "token": order["accessToken"]}
        soon(
            lambda: buyer.http.get("/payments/yookassa/state", params=asked).json(),
            lambda s: s["status"] == "succeeded",
        )
        paid = soon(lambda: buyer.look(order), lambda seen: bool(seen["tickets"]))
    finally:
        shop.sandbox.switch_off()
    assert (paid["status"], len(paid["tickets"]), paid["refundStatus"]) == ("PAID", 1, "none")
    soon(lambda: letters_to(shop, email))
    assert [payment["status"] for payment in payments_of(shop, order)] == ["succeeded"]
    assert len(letters_to(shop, email)) == 1


def test_a_forged_notice_of_success_pays_nothing(shop):
    buyer, order = ordered(shop, "e2e-notice-forged-01", "forged@example.com")
    payment = buyer.open_payment(order).json()["paymentId"]
    lie = {"type": "notification", "event": "payment.succeeded", "object": {"id": payment, "status": "succeeded"}}
    assert buyer.http.post("/payments/yookassa/webhook", json=lie).status_code == 200
    asked = {"orderId": order["id"], "token": order["accessToken"]}
    assert buyer.http.get("/payments/yookassa/state", params=asked).json()["status"] == "pending"
    assert (buyer.look(order)["status"], buyer.look(order)["tickets"]) == ("LOCKED", [])


def payments_of(shop: Shop, order: dict) -> list[dict]:
    """What the acquirer's book has of this order."""
    book = shop.sandbox.book("yookassa")["payments"]
    return [payment for payment in book if order["id"] in str(payment)]
