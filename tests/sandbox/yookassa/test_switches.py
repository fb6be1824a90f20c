from typing import Any

import pytest

from tests.sandbox.box import SandboxBox
from tests.sandbox.till import Till


def test_a_payment_is_finished_by_a_card_that_pays_unless_told_otherwise(box: SandboxBox, till: Till):
    paid = box.pay(till.create()["id"])

    assert (paid["status"], paid["payment_method"]["card"]["last4"]) == ("succeeded", "4444")


def test_the_shop_s_own_choice_of_method_is_followed(box: SandboxBox, till: Till):
    paid = box.pay(till.create(payment_method_data={"type": "sbp"})["id"])

    assert paid["payment_method"]["type"] == "sbp"


def test_a_secured_card_counts_as_confirmed(box: SandboxBox, till: Till):
    paid = box.pay(till.create()["id"], card="5555 5555 5555 4477")

    assert paid["status"] == "succeeded"
    assert paid["authorization_details"]["three_d_secure"] == {"applied": True}


def test_a_refusal_is_asked_for_by_its_reason(box: SandboxBox, till: Till):
    canceled = box.pay(till.create()["id"], outcome="declined", reason="insufficient_funds")

    assert canceled["status"] == "canceled"
    assert canceled["cancellation_details"] == {"party": "payment_network", "reason": "insufficient_funds"}


def test_a_decided_payment_is_not_decided_again(box: SandboxBox, till: Till):
    id = till.create()["id"]
    box.pay(id)

    for step in ("pay", "expire"):
        answer = box.http.post(f"/_sandbox/payments/{id}/{step}", json={})
        assert (answer.status_code, answer.json()["code"]) == (409, "not_pending")
    assert till.payment(id)["status"] == "succeeded"


@pytest.mark.parametrize(
    ("field", "wish", "fields"),
    [
        ("card", {"card": "4444444444444444"}, {}),
        ("card", {"card": "5555555555554444", "method": "sbp"}, {}),
        ("method", {"method": "cash"}, {}),
        ("method", {"method": "sbp"}, {"capture": False}),
        ("method", {"method": "sbp"}, {"payment_method_data": {"type": "bank_card"}}),
        ("card", {"card": "5555555555554444"}, {"payment_method_data": {"type": "sbp"}}),
        ("outcome", {"outcome": "maybe"}, {}),
        ("reason", {"outcome": "declined", "reason": "mood"}, {}),
        ("body", [], {}),
    ],
)
def test_a_wish_that_does_not_fit_is_named(
    field: str, wish: object, fields: dict[str, Any], box: SandboxBox, till: Till
):
    id = till.create(**fields)["id"]

    answer = box.http.post(f"/_sandbox/payments/{id}/pay", json=wish)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert till.payment(id)["status"] == "pending"


def test_an_unknown_payment_is_not_found(box: SandboxBox):
    for step in ("pay", "expire"):
        assert box.http.post(f"/_sandbox/payments/nothing/{step}", json={}).status_code == 404
