"""VAT arithmetic and the refund clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prichal.catalog.rules import (
    VAT_RATES,
    DayPart,
    ProductTexts,
    Returned,
    VatMode,
    gross_of,
    refundable_until,
    vat_of,
)
from prichal.fleet.rules import Texts
from prichal.kernel.money import Money

prices = st.integers(0, 10**9).map(Money)
rates = st.sampled_from(VAT_RATES)


@pytest.mark.parametrize(
    ("kopecks", "mode", "rate", "vat", "gross"),
    [
        (120_000, VatMode.INCLUDED, 20, 20_000, 120_000),
        (220_000, VatMode.INCLUDED, 20, 36_667, 220_000),
        (150_000, VatMode.INCLUDED, 22, 27_049, 150_000),
        (150_000, VatMode.EXCLUDED, 22, 33_000, 183_000),
        (150_000, VatMode.NONE, 20, 0, 150_000),
        (150_000, VatMode.INCLUDED, 0, 0, 150_000),
        (3, VatMode.INCLUDED, 20, 1, 3),
    ],
)
def test_vat_is_counted_half_up_per_line(kopecks, mode, rate, vat, gross):
    price = Money(kopecks)
    assert (vat_of(price, mode=mode, rate=rate), gross_of(price, mode=mode, rate=rate)) == (Money(vat), Money(gross))


@given(price=prices, rate=rates)
def test_included_vat_is_the_nearest_kopeck_to_its_share(price, rate):
    vat = vat_of(price, mode=VatMode.INCLUDED, rate=rate).kopecks
    assert abs(vat * (100 + rate) - price.kopecks * rate) * 2 <= 100 + rate


@given(price=prices, rate=rates, mode=st.sampled_from(VatMode.values))
def test_vat_is_never_more_than_what_is_paid(price, rate, mode):
    assert Money(0) <= vat_of(price, mode=mode, rate=rate) <= gross_of(price, mode=mode, rate=rate)


def test_the_refund_clock_stops_so_many_hours_before_the_start():
    start = datetime(2027, 7, 3, 21, 40, tzinfo=UTC)
    assert refundable_until(start, steps=[Returned(24, 100)]) == start - timedelta(days=1)
    kinder = [Returned(24, 100), Returned(1, 100), Returned(0, 50)]
    assert refundable_until(start, steps=kinder) == start - timedelta(hours=1)


def test_everything_a_product_says_has_its_columns():
    text = Texts("да", "yes", "是")
    says = ProductTexts(title=text, summary=text, story=text, included=text, good_to_know=text, image_alt=text)
    columns = says.columns()
    assert len(columns) == 18
    assert (columns["title_ru"], columns["image_alt_zh_hans"]) == ("да", "是")


def test_the_parts_of_the_day_have_every_minute_once():
    minutes = [minute for part in DayPart for minute in part.minutes]
    assert sorted(minutes) == list(range(24 * 60))
