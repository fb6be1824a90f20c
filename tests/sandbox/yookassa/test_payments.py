import time
from decimal import Decimal

import pytest

from tests.sandbox.box import SandboxBox
from tests.sandbox.listener import Listener
from tests.sandbox.till import RETURN_URL, Till, amount, payment_body, receipt


def test_a_new_payment_waits_for_its_payer(till: Till, box: SandboxBox):
    payment = till.create("1500.00")
    id, created_at = payment.pop("id"), payment.pop("created_at")

    assert payment == {
        "status": "pending",
        "amount": {"value": "1500.00", "currency": "RUB"},
        "description": "Заказ № 42",
        "recipient": {"account_id": "100500", "gateway_id": "1005001"},
        "confirmation": {
            "type": "redirect",
            "return_url": RETURN_URL,
            "confirmation_url": f"{box.url}/yookassa/checkout/{id}",
        },
        "metadata": {"attempt": "7"},
        "test": True,
        "paid": False,
        "refundable": False,
    }
    assert id[9:13] == "000f"
    assert created_at.endswith("Z")


def test_a_paid_payment_tells_what_the_shop_receives(till: Till, box: SandboxBox):
    payment = till.create("1500.00")

    box.pay(payment["id"], card="5555555555554444")

    paid = till.payment(payment["id"])
    assert paid["status"] == "succeeded"
    assert paid["paid"] is True
    assert paid["refundable"] is True
    assert paid["income_amount"] == {"value": "1435.95", "currency": "RUB"}  # 3.5 % and 22 % of that
    assert paid["payment_method"]["card"] == {
        "first6": "555555",
        "last4": "4444",
        "expiry_year": "2030",
        "expiry_month": "12",
        "card_type": "MasterCard",
        "issuer_country": "RU",
    }
    assert paid["authorization_details"]["three_d_secure"] == {"applied": False}
    assert "confirmation" not in paid
    assert paid["captured_at"] >= paid["created_at"]


def test_the_method_chosen_by_the_shop_shows_at_once(till: Till):
    payment = till.create(payment_method_data={"type": "yoo_money"})

    assert payment["payment_method"] == {
        "type": "yoo_money",
        "id": payment["id"],
        "saved": False,
        "status": "inactive",
        "title": "YooMoney",
    }


@pytest.mark.parametrize("method", ["sbp", "yoo_money"])
def test_a_payment_passes_by_other_methods(method: str, till: Till, box: SandboxBox):
    payment = till.create()

    box.pay(payment["id"], method=method)

    paid = till.payment(payment["id"])
    assert (paid["status"], paid["payment_method"]["type"]) == ("succeeded", method)
    assert "authorization_details" not in paid


def test_a_held_payment_is_captured(till: Till, box: SandboxBox, listener: Listener):
    id = till.create(capture=False)["id"]
    box.pay(id)
    held = till.payment(id)
    assert (held["status"], held["paid"], held["refundable"]) == ("waiting_for_capture", True, False)
    assert held["expires_at"] > held["created_at"]

    captured = till.post(f"/payments/{id}/capture", {}).json()

    assert (captured["status"], captured["amount"]) == ("succeeded", amount("1500.00"))
    assert "expires_at" not in captured
    listener.wait_for(id, 2)
    assert sorted(listener.events(id)) == ["payment.succeeded", "payment.waiting_for_capture"]


def test_a_part_of_the_held_money_is_captured_with_its_own_receipt(till: Till, box: SandboxBox):
    id = till.create("1500.00", capture=False)["id"]
    box.pay(id)
    part = {"amount": amount("1000.00")}

    refused = till.post(f"/payments/{id}/capture", part)
    assert (refused.status_code, refused.json()["parameter"]) == (400, "receipt")

    captured = till.post(f"/payments/{id}/capture", part | {"receipt": receipt("1000.00")}).json()
    assert captured["amount"] == amount("1000.00")
    assert Decimal(captured["income_amount"]["value"]) == Decimal("957.30")
    receipts = [one for one in box.book("yookassa")["receipts"] if one["payment_id"] == id]
    assert [(one["type"], one["settlements"][0]["amount"]["value"]) for one in receipts] == [
        ("payment", "1000.00"),
        ("refund", "1500.00"),
        ("payment", "1500.00"),
    ]


def test_more_than_was_held_is_not_captured(till: Till, box: SandboxBox):
    id = till.create("1500.00", capture=False)["id"]
    box.pay(id)

    refused = till.post(f"/payments/{id}/capture", {"amount": amount("1500.01")})

    assert (refused.status_code, refused.json()["parameter"]) == (400, "amount.value")
    assert till.payment(id)["status"] == "waiting_for_capture"


def test_held_money_is_given_back_by_cancelling(till: Till, box: SandboxBox):
    id = till.create(capture=False)["id"]
    box.pay(id)

    canceled = till.post(f"/payments/{id}/cancel", {}).json()

    assert (canceled["status"], canceled["paid"]) == ("canceled", False)
    assert canceled["cancellation_details"] == {"party": "merchant", "reason": "canceled_by_merchant"}


@pytest.mark.parametrize("step", ["capture", "cancel"])
def test_a_pending_payment_is_neither_captured_nor_canceled(step: str, till: Till):
    id = till.create()["id"]

    refused = till.post(f"/payments/{id}/{step}", {})

    assert (refused.status_code, refused.json()["parameter"]) == (400, "payment_id")
    assert till.payment(id)["status"] == "pending"


def test_sbp_money_is_not_held(till: Till):
    refused = till.post("/payments", payment_body(capture=False, payment_method_data={"type": "sbp"}))

    assert (refused.status_code, refused.json()["parameter"]) == (400, "capture")


def test_a_payer_who_never_came_leaves_a_canceled_payment(till: Till, box: SandboxBox, listener: Listener):
    id = till.create()["id"]

    box.expire(id)

    expired = till.payment(id)
    assert expired["status"] == "canceled"
    assert expired["cancellation_details"] == {"party": "yoo_money", "reason": "expired_on_confirmation"}
    assert listener.wait_for(id)[0]["event"] == "payment.canceled"


def test_time_to_pay_runs_out_by_itself_and_the_shop_is_told(tmp_path, listener: Listener):
    with (
        SandboxBox(tmp_path, webhook_url=listener.url, payment_seconds=1) as box,
        Till(box) as till,
    ):
        id = till.create()["id"]

        told = listener.wait_for(id, seconds=3)[0]

        assert told["event"] == "payment.canceled"
        assert told["object"] == till.payment(id)
        assert told["object"]["cancellation_details"]["reason"] == "expired_on_confirmation"
        late = box.http.post(f"/_sandbox/payments/{id}/pay", json={})
        assert (late.status_code, late.json()["code"]) == (409, "not_pending")


def test_late_money_arrives_after_the_payer_has_gone(till: Till, box: SandboxBox, listener: Listener):
    box.switch_on("yookassa", "payment.late", delayMs=400, count=1)
    id = till.create()["id"]

    assert box.pay(id)["status"] == "pending"
    assert till.payment(id)["status"] == "pending"
    time.sleep(0.45)

    assert till.payment(id)["status"] == "succeeded"
    assert listener.wait_for(id)[0]["event"] == "payment.succeeded"


def test_the_receipt_is_registered_a_moment_later(till: Till, box: SandboxBox):
    id = till.create()["id"]
    assert box.pay(id)["receipt_registration"] == "pending"

    time.sleep(0.6)

    assert till.payment(id)["receipt_registration"] == "succeeded"
    receipts = till.get("/receipts", payment_id=id).json()["items"]
    assert [(one["type"], one["status"]) for one in receipts] == [("payment", "succeeded")]
    assert len(receipts[0]["fiscal_storage_number"]) == 16
    assert till.get(f"/receipts/{receipts[0]['id']}").json() == receipts[0]


def test_a_failing_register_leaves_the_payment_paid(till: Till, box: SandboxBox):
    box.switch_on("yookassa", "receipt.cancel")
    id = till.create()["id"]
    box.pay(id)

    time.sleep(0.6)

    paid = till.payment(id)
    assert (paid["status"], paid["receipt_registration"]) == ("succeeded", "canceled")
