"""Sellers, the days of VAT rates, and a product's VAT from a day on."""

from datetime import date

import pytest
from django.db import transaction

from prichal.catalog import services
from prichal.catalog.models import Seller, VatRate
from prichal.catalog.rules import Vat
from prichal.conf.demo.products.seller import HOURS, REQUISITES
from prichal.fleet.rules import Texts
from prichal.kernel.errors import Invalid
from prichal.kernel.models import AuditEntry
from tests.make import NOON, make_product

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2027, 1, 1)


def test_a_seller_is_made_once_and_changed_after():
    services.write_seller(slug="prichal", requisites=REQUISITES, hours=HOURS)
    hours = Texts("всегда", "always", "全天")
    seller = services.write_seller(slug="prichal", requisites=REQUISITES, hours=hours, vat_rate=22)
    written = Seller.objects.values_list("pk", "inn", "hours_en", "vat_mode", "vat_rate")
    assert list(written) == [(seller.pk, "7700000009", "always", "INCLUDED", 22)]


def test_the_days_of_a_vat_rate_are_made_once_and_changed_after():
    for valid_to in (None, date(2026, 1, 1)):
        services.write_vat_rate(rate=20, valid_from=date(2019, 1, 1), valid_to=valid_to)
    assert list(VatRate.objects.values_list("rate", "valid_to")) == [(20, date(2026, 1, 1))]


def test_a_services_day_decides_its_vat_before_on_and_after_the_change():
    product = make_product()
    services.write_vat_rate(rate=22, valid_from=date(2026, 1, 1), valid_to=None)
    services.change_vat(product=product, from_day=NEW_YEAR, vat=Vat("INCLUDED", 22), now=NOON, actor="staff:1")

    days = (date(2026, 12, 31), NEW_YEAR, date(2028, 1, 1))
    assert [product.vat_on(day) for day in days] == [Vat("INCLUDED", 20), Vat("INCLUDED", 22), Vat("INCLUDED", 22)]
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action, entry.before, entry.after) == (
        "staff:1",
        "product.vat_changed",
        {"mode": "INCLUDED", "rate": 20},
        {"mode": "INCLUDED", "rate": 22, "from_day": "2027-01-01"},
    )


def test_the_latest_change_counts_in_whatever_order_they_were_made():
    product = make_product()
    services.write_vat_rate(rate=5, valid_from=date(2026, 1, 1), valid_to=None)
    for day, vat in ((date(2028, 1, 1), Vat("INCLUDED", 5)), (NEW_YEAR, Vat("NONE", 0))):
        services.change_vat(product=product, from_day=day, vat=vat, now=NOON)
    assert [product.vat_on(day) for day in (NEW_YEAR, date(2028, 6, 1))] == [Vat("NONE", 0), Vat("INCLUDED", 5)]


def test_a_rate_that_is_not_in_force_that_day_is_refused():
    product = make_product()
    services.write_vat_rate(rate=20, valid_from=date(2019, 1, 1), valid_to=date(2026, 1, 1))
    with pytest.raises(Invalid) as refusal, transaction.atomic():
        services.change_vat(product=product, from_day=NEW_YEAR, vat=Vat("INCLUDED", 20), now=NOON)
    assert [error.field for error in refusal.value.errors] == ["vatRate"]
    assert not product.vat_changes.exists()
