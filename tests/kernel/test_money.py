"""Money: whole kopecks, nothing lost in parts, one rounding rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prichal.kernel.money import Money, parse_decimal, share_of

kopecks = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize("wrong", [1.0, "100", True, None])
def test_money_refuses_anything_but_whole_kopecks(wrong):
    with pytest.raises(TypeError):
        Money(wrong)


def test_money_does_not_mix_with_bare_numbers():
    with pytest.raises(TypeError):
        Money(100) + 1  # type: ignore[operator]  # wrong on purpose
    with pytest.raises(TypeError):
        Money(100) * 1.5  # type: ignore[operator]  # wrong on purpose


@given(kopecks, st.integers(1, 50))
def test_a_split_loses_nothing_and_is_as_even_as_kopecks_allow(amount, parts):
    split = Money(amount).split(parts)
    assert sum(split) == Money(amount)
    assert max(split).kopecks - min(split).kopecks <= 1


@given(kopecks, st.lists(st.integers(0, 1000), min_size=1, max_size=20).filter(any))
def test_shares_add_up_to_the_whole(amount, weights):
    assert sum(Money(amount).share(weights)) == Money(amount)


@pytest.mark.parametrize(
    ("gross", "rate", "vat"),
    [
        (100000, 22, 18033),
        (150000, 22, 27049),
        (9999, 22, 1803),
        (732000, 22, 132000),
        (100000, 20, 16667),
        (100000, 10, 9091),
        (100000, 7, 6542),
        (100000, 5, 4762),
        (75000, 22, 13525),
    ],
)
def test_the_vat_inside_a_price_is_rounded_half_up(gross, rate, vat):
    assert share_of(Money(gross), numerator=rate, denominator=100 + rate) == Money(vat)


@given(kopecks)
def test_rounding_is_the_same_for_money_given_and_money_taken_back(amount):
    forward = share_of(Money(amount), numerator=20, denominator=120)
    assert share_of(Money(-amount), numerator=20, denominator=120) == Money(-forward.kopecks)


@given(st.integers(0, 10**12))
def test_the_decimal_form_reads_back_as_the_same_amount(amount):
    assert parse_decimal(Money(amount).decimal()) == Money(amount)


@pytest.mark.parametrize("text", ["1", "1.5", "1,50", "-1.00", "1.001", "", ".50", "1e3", "١.00"])
def test_other_forms_of_an_amount_are_refused(text):
    with pytest.raises(ValueError, match="not an amount"):
        parse_decimal(text)


def test_people_read_roubles_with_kopecks_only_where_there_are_some():
    assert str(Money(120000)) == "1\u202f200\u00a0₽"
    assert str(Money(-5)) == "−0,05\u00a0₽"
