from typing import Any

import pytest

from tests.sandbox.till import Till, amount, payment_body, receipt

LINE = receipt("1500.00")["items"][0]
RETURN = {"type": "redirect", "return_url": "https://shop.example/orders/1"}


@pytest.mark.parametrize(
    ("parameter", "fields"),
    [
        ("amount", {"amount": None}),
        ("amount.value", {"amount": amount("0.99"), "receipt": receipt("0.99")}),
        ("amount.value", {"amount": amount("700000.01"), "receipt": receipt("700000.01")}),
        ("amount.value", {"amount": amount("-1.00")}),
        ("amount.value", {"amount": amount("1 500,00")}),
        ("amount.value", {"amount": {"value": 1500, "currency": "RUB"}}),
        ("amount.currency", {"amount": {"value": "1500.00", "currency": "USD"}}),
        ("capture", {"capture": "yes"}),
        ("description", {"description": "я" * 129}),
        ("confirmation", {"confirmation": None}),
        ("confirmation.type", {"confirmation": RETURN | {"type": "embedded"}}),
        ("confirmation.return_url", {"confirmation": {"type": "redirect"}}),
        ("confirmation.return_url", {"confirmation": RETURN | {"return_url": "/orders/1"}}),
        ("confirmation.return_url", {"confirmation": RETURN | {"return_url": "https://a.example/" + "x" * 2048}}),
        ("confirmation.locale", {"confirmation": RETURN | {"locale": "ru_ru"}}),
        ("payment_method_data.type", {"payment_method_data": {"type": "cash"}}),
        ("payment_token", {"payment_token": "x"}),
        ("save_payment_method", {"save_payment_method": True}),
        ("client_ip", {"client_ip": "300.1.1.1"}),
        ("merchant_customer_id", {"merchant_customer_id": "x" * 201}),
        ("metadata", {"metadata": {str(n): "x" for n in range(17)}}),
        ("metadata", {"metadata": {"k" * 33: "x"}}),
        ("metadata", {"metadata": {"k": "x" * 513}}),
        ("metadata", {"metadata": {"k": 1}}),
    ],
)
def test_a_field_outside_its_limits_is_named(parameter: str, fields: dict[str, Any], till: Till):
    answer = till.post("/payments", payment_body(**fields))

    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)
    assert answer.json()["code"] == "invalid_request"


@pytest.mark.parametrize(
    ("method", "most"), [("bank_card", "350000.00"), ("yoo_money", "250000.00"), ("sbp", "700000.00")]
)
def test_each_method_carries_its_own_most(method: str, most: str, till: Till):
    choice = {"payment_method_data": {"type": method}}
    over = most.replace(".00", ".01")

    assert till.post("/payments", payment_body(most, **choice)).status_code == 200
    refused = till.post("/payments", payment_body(over, **choice))
    assert (refused.status_code, refused.json()["parameter"]) == (400, "amount.value")


@pytest.mark.parametrize(
    "broken",
    [
        None,
        {"items": [LINE]},
        {"customer": {"phone": "79000000000"}, "items": [LINE]},
        {"customer": {"email": "anna"}, "items": [LINE]},
        {"customer": {"email": "a@b.ru", "phone": "+7 900"}, "items": [LINE]},
        {"customer": {"email": "a@b.ru"}, "items": []},
        {"customer": {"email": "a@b.ru"}, "items": [LINE | {"amount": amount("18.75")}] * 80 + [LINE]},
        receipt("1500.00", description=""),
        receipt("1500.00", description="я" * 129),
        receipt("1500.00", vat_code=0),
        receipt("1500.00", vat_code=13),
        receipt("1500.00", measure="seat"),
        receipt("1500.00", payment_subject="ticket"),
        receipt("1500.00", payment_mode="prepaid"),
        receipt("1500.00", quantity=0),
        receipt("1500.00", quantity="1.0001"),
        receipt("1500.00", quantity=2),
        receipt("1499.99"),
        {"customer": {"email": "a@b.ru"}, "items": [{k: v for k, v in LINE.items() if k != "measure"}]},
    ],
)
def test_a_missing_or_illegal_receipt_is_refused(broken: dict[str, Any] | None, till: Till):
    answer = till.post("/payments", payment_body(receipt=broken))

    assert (answer.status_code, answer.json()["parameter"]) == (400, "receipt")
    assert answer.json()["description"].startswith("Receipt is missing or illegal")


@pytest.mark.parametrize(
    "items",
    [
        [LINE | {"quantity": "3.000", "amount": amount("500.00")}],
        [LINE | {"quantity": 2.5, "amount": amount("600.00"), "measure": "hour"}],
        [LINE | {"amount": amount("18.75"), "vat_code": 12}] * 80,
    ],
)
def test_lines_may_come_in_any_quantity_that_adds_up(items: list[dict[str, Any]], till: Till):
    lines = {"customer": {"email": "anna@example.com"}, "items": items}

    assert till.post("/payments", payment_body(receipt=lines)).status_code == 200
