"""Who sells, and with which VAT from which day on."""

from dataclasses import asdict
from datetime import date, datetime

from django.utils.translation import gettext as _

from prichal.catalog.models import Product, Seller, VatChange, VatRate
from prichal.catalog.queries import rate_in_force
from prichal.catalog.rules import Requisites, Vat, VatMode
from prichal.fleet.rules import Texts
from prichal.kernel import audit
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.tx import operation


@operation
def write_seller(
    *,
    slug: str,
    requisites: Requisites,
    hours: Texts,
    vat_mode: str = VatMode.INCLUDED,
    vat_rate: int = 20,
) -> Seller:
    """Make or change a seller; `vat_rate` in percent is what its products begin with."""
    facts = {**asdict(requisites), **hours.columns("hours"), "vat_mode": vat_mode, "vat_rate": vat_rate}
    seller, _made = Seller.objects.update_or_create(slug=slug, defaults=facts)
    return seller


@operation
def write_vat_rate(*, rate: int, valid_from: date, valid_to: date | None) -> VatRate:
    """Make or change the days `[valid_from, valid_to)` in which a rate in percent is in force."""
    row, _made = VatRate.objects.update_or_create(rate=rate, valid_from=valid_from, defaults={"valid_to": valid_to})
    return row


@operation
def change_vat(*, product: Product, from_day: date, vat: Vat, now: datetime, actor: str = "house") -> VatChange:
    """From this day of service on the product bears that VAT; sold lines keep theirs.

    Raises Invalid for a rate that is not in force on that day.
    """
    if vat.mode != VatMode.NONE and not rate_in_force(vat.rate, on=from_day):
        raise Invalid([FieldError("vatRate", _("Такая ставка НДС в этот день не действует."))])
    before = product.vat_on(from_day)
    facts = {"vat_mode": vat.mode, "vat_rate": vat.rate}
    change, _made = VatChange.objects.update_or_create(product=product, from_day=from_day, defaults=facts)
    audit.record(
        actor=actor,
        action="product.vat_changed",
        obj=("product", product.pk),
        before=asdict(before),
        after={**asdict(vat), "from_day": from_day.isoformat()},
        now=now,
    )
    return change
