import time
from typing import Any

import pytest

from tests.sandbox.box import SandboxBox
from tests.sandbox.till import Json, Till, amount, receipt


def closing(paid: str, **fields: Any) -> Json:
    """The receipt that turns a prepayment into a delivered service."""
    body = {
        "type": "payment",
        "payment_id": paid,
        "send": True,
        "settlements": [{"type": "prepayment", "amount": amount("1500.00")}],
        **receipt("1500.00", payment_mode="full_payment", vat_code=11),
    }
    return body | fields


def test_a_prepayment_is_closed_by_a_receipt_of_its_own(till: Till, box: SandboxBox):
    id = till.create()["id"]
    box.pay(id)

    made = till.post("/receipts", closing(id)).json()

    assert (made["status"], made["payment_id"]) == ("pending", id)
    assert made["settlements"] == [{"type": "prepayment", "amount": amount("1500.00")}]
    time.sleep(0.6)
    registered = till.get(f"/receipts/{made['id']}").json()
    assert registered["status"] == "succeeded"
    assert len(registered["fiscal_attribute"]) == 10
    assert till.get("/receipts", payment_id=id).json()["items"][0] == registered


@pytest.mark.parametrize(
    ("parameter", "fields"),
    [
        ("payment_id", {"payment_id": "22e12f66-000f-5000-8000-18db351245c7"}),
        ("payment_id", {"payment_id": None}),
        ("refund_id", {"refund_id": "22e12f66-0015-5000-8000-18db351245c7"}),
        ("send", {"send": False}),
        ("type", {"type": "sale"}),
        ("customer.email", {"customer": {}}),
        ("items.vat_code", receipt("1500.00", vat_code=13)),
        ("settlements", {"settlements": []}),
        ("settlements", {"settlements": [{"type": "prepayment", "amount": amount("1499.99")}]}),
    ],
)
def test_a_receipt_that_does_not_fit_is_refused(parameter: str, fields: dict[str, Any], till: Till, box: SandboxBox):
    id = till.create()["id"]
    box.pay(id)

    refused = till.post("/receipts", closing(id, **fields))

    assert (refused.status_code, refused.json()["parameter"]) == (400, parameter)


def test_an_unpaid_payment_gets_no_receipt(till: Till):
    refused = till.post("/receipts", closing(till.create()["id"]))

    assert (refused.status_code, refused.json()["parameter"]) == (400, "payment_id")


def test_an_unknown_receipt_is_not_found(till: Till):
    assert till.send("GET", "/receipts/rt-22e12f66-0001-5000-8000-18db351245c7").status_code == 404


def test_a_receipt_of_the_shop_leaves_the_payment_s_own_registration_alone(till: Till, box: SandboxBox):
    id = till.create()["id"]
    box.pay(id)
    time.sleep(0.6)
    assert till.payment(id)["receipt_registration"] == "succeeded"
    box.switch_on("yookassa", "receipt.cancel")
    till.post("/receipts", closing(id))

    time.sleep(0.6)

    assert till.payment(id)["receipt_registration"] == "succeeded"
