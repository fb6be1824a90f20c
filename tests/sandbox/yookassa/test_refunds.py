import time

from tests.sandbox.box import SandboxBox
from tests.sandbox.listener import Listener
from tests.sandbox.till import Till, amount, receipt, refund_body


def paid(till: Till, box: SandboxBox, value: str = "1500.00", **wish: object) -> str:
    id: str = till.create(value)["id"]
    box.pay(id, **wish)
    return id


def test_a_full_refund_needs_no_receipt(till: Till, box: SandboxBox, listener: Listener):
    id = paid(till, box)

    refund = till.refund(id, "1500.00", description="Рейс отменён", metadata={"refund": "3"})

    assert refund["status"] == "succeeded"
    assert refund["id"][9:13] == "0015"
    assert (refund["description"], refund["metadata"]) == ("Рейс отменён", {"refund": "3"})
    payment = till.payment(id)
    assert (payment["refunded_amount"], payment["refundable"]) == (amount("1500.00"), False)
    told = listener.wait_for(refund["id"])[0]
    assert (told["event"], told["object"]) == ("refund.succeeded", refund)
    assert till.get(f"/refunds/{refund['id']}").json()["status"] == "succeeded"


def test_a_full_refund_with_a_receipt_is_refused(till: Till, box: SandboxBox):
    id = paid(till, box)

    refused = till.post("/refunds", refund_body(id, "1500.00", receipt=receipt("1500.00")))

    assert (refused.status_code, refused.json()["parameter"]) == (400, "receipt")


def test_parts_are_refunded_with_receipts_until_nothing_is_left(till: Till, box: SandboxBox):
    id = paid(till, box)

    bare = till.post("/refunds", refund_body(id, "500.00"))
    assert (bare.status_code, bare.json()["parameter"]) == (400, "receipt")

    till.refund(id, "500.00", receipt=receipt("500.00"))
    assert till.payment(id)["refunded_amount"] == amount("500.00")
    till.refund(id, "1000.00", receipt=receipt("1000.00"))

    over = till.post("/refunds", refund_body(id, "0.01", receipt=receipt("0.01")))
    assert (over.status_code, over.json()["parameter"]) == (400, "amount.value")
    assert till.payment(id)["refunded_amount"] == amount("1500.00")


def test_more_than_the_payment_is_not_refunded(till: Till, box: SandboxBox):
    id = paid(till, box)

    refused = till.post("/refunds", refund_body(id, "1500.01", receipt=receipt("1500.01")))

    assert (refused.status_code, refused.json()["parameter"]) == (400, "amount.value")
    assert "refunded_amount" not in till.payment(id)


def test_sbp_money_goes_back_after_a_while(till: Till, box: SandboxBox, listener: Listener):
    id = paid(till, box, method="sbp")

    refund = till.refund(id, "1500.00")
    assert refund["status"] == "pending"
    assert "refunded_amount" not in till.payment(id)
    twice = till.post("/refunds", refund_body(id, "1500.00"))
    assert (twice.status_code, twice.json()["parameter"]) == (400, "amount.value")

    told = listener.wait_for(refund["id"])[0]

    assert told["event"] == "refund.succeeded"
    settled = till.get(f"/refunds/{refund['id']}").json()
    assert settled["status"] == "succeeded"
    assert len(settled["refund_method"]["sbp_operation_id"]) == 32


def test_a_refused_refund_is_canceled_without_a_word(till: Till, box: SandboxBox, listener: Listener):
    id = paid(till, box)
    box.switch_on("yookassa", "refund.refuse", count=1, reason="rejected_by_payee")

    refund = till.refund(id, "1500.00")

    assert refund["status"] == "canceled"
    assert refund["cancellation_details"] == {"party": "refund_network", "reason": "rejected_by_payee"}
    assert till.refund(id, "1500.00")["status"] == "succeeded"
    time.sleep(0.3)
    assert listener.events(refund["id"]) == []


def test_an_unpaid_payment_is_not_refunded(till: Till):
    id = till.create()["id"]

    refused = till.post("/refunds", refund_body(id, "1500.00"))

    assert (refused.status_code, refused.json()["parameter"]) == (400, "payment_id")


def test_an_unknown_payment_is_not_refunded(till: Till):
    refused = till.post("/refunds", refund_body("22e12f66-000f-5000-8000-18db351245c7", "1.00"))

    assert (refused.status_code, refused.json()["parameter"]) == (400, "payment_id")


def test_an_unknown_refund_is_not_found(till: Till):
    assert till.get("/refunds/22e12f66-0015-5000-8000-18db351245c7").status_code == 404


def test_the_refund_s_receipt_is_registered(till: Till, box: SandboxBox):
    refund = till.refund(paid(till, box), "1500.00")
    assert refund["receipt_registration"] == "pending"

    time.sleep(0.6)

    assert till.get(f"/refunds/{refund['id']}").json()["receipt_registration"] == "succeeded"
    receipts = till.get("/receipts", refund_id=refund["id"]).json()["items"]
    assert [(one["type"], one["items"][0]["quantity"]) for one in receipts] == [("refund", 1.0)]
