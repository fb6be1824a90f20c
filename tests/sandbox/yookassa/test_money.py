from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sandbox.yookassa import money


@given(st.integers(min_value=0, max_value=10**11))
def test_kopecks_survive_the_wire(kopecks: int):
    assert money.kopecks(money.amount(kopecks)) == kopecks


@given(st.integers(min_value=100, max_value=70_000_000))
def test_the_income_is_the_amount_less_the_fee_with_its_vat(kopecks: int):
    income = money.kopecks(money.income(kopecks))

    assert abs(kopecks - income - kopecks * Decimal("0.0427")) <= Decimal("0.5")


def test_lines_are_rounded_one_by_one():
    line = {"amount": money.amount(333), "quantity": "0.5"}

    assert money.total([line]) == 167
    assert money.total([line, line]) == 334
