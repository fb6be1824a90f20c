"""Receipt data of 54-ФЗ: lines that add up to the payment, the codes of prepaid services."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prichal.fiscal.rules import ReceiptLine, grouped, receipt_data, vat_code
from prichal.kernel.money import Money, parse_decimal

ADULT = ReceiptLine("Ночь разводных мостов, 12.06.2026 23:50, Взрослый", Money(150000), "INCLUDED", 20)
CHILD = ReceiptLine("Ночь разводных мостов, 12.06.2026 23:50, Детский", Money(90000), "INCLUDED", 20)
INFANT = ReceiptLine("Ночь разводных мостов, 12.06.2026 23:50, Младенец", Money(0), "INCLUDED", 20)


def data(*lines):
    return receipt_data(
        list(lines), email="anna@example.com", phone="+79211234567", full_name="Анна Ильина", tax_system=1
    )


def test_equal_lines_are_one_with_a_quantity():
    assert grouped([ADULT, CHILD, ADULT]) == [(ADULT, 2), (CHILD, 1)]


def test_a_receipt_of_two_adults_and_a_child_is_written_in_full():
    assert data(ADULT, ADULT, CHILD) == {
        "customer": {"full_name": "Анна Ильина", "email": "anna@example.com", "phone": "79211234567"},
        "internet": True,
        "tax_system_code": 1,
        "items": [
            {
                "description": ADULT.description,
                "quantity": 2,
                "amount": {"value": "1500.00", "currency": "RUB"},
                "vat_code": 6,
                "measure": "piece",
                "payment_subject": "service",
                "payment_mode": "full_prepayment",
            },
            {
                "description": CHILD.description,
                "quantity": 1,
                "amount": {"value": "900.00", "currency": "RUB"},
                "vat_code": 6,
                "measure": "piece",
                "payment_subject": "service",
                "payment_mode": "full_prepayment",
            },
        ],
    }


def test_what_costs_nothing_has_no_line():
    assert [item["description"] for item in data(ADULT, INFANT)["items"]] == [ADULT.description]


@pytest.mark.parametrize(("rate", "code"), [(0, 2), (5, 9), (7, 10), (10, 5), (20, 6), (22, 12)])
def test_a_service_paid_before_it_is_rendered_carries_the_calculated_rate(rate, code):
    assert vat_code(ReceiptLine("x", Money(1), "INCLUDED", rate)) == code


def test_without_vat_the_code_says_so_whatever_the_rate():
    assert vat_code(ReceiptLine("x", Money(1), "NONE", 20)) == 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 10**7)), min_size=1, max_size=80))
def test_the_lines_add_up_to_the_payment(bought):
    lines = [ReceiptLine(name, Money(price), "INCLUDED", 22) for name, price in bought]
    total = sum(price for _, price in bought)
    items = data(*lines)["items"]
    assert sum(parse_decimal(i["amount"]["value"]).kopecks * i["quantity"] for i in items) == total
