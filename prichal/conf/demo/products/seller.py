"""Who sells in the demo, and the VAT rates of the law with their days."""

from datetime import date

from prichal.catalog import services
from prichal.catalog.models import Seller
from prichal.catalog.rules import Requisites
from prichal.fleet.rules import Texts

VAT_RATES = (
    (0, date(2019, 1, 1), None),
    (5, date(2025, 1, 1), None),
    (7, date(2025, 1, 1), None),
    (10, date(2019, 1, 1), None),
    (20, date(2019, 1, 1), date(2026, 1, 1)),
    (22, date(2026, 1, 1), None),
)
REQUISITES = Requisites(
    name="ООО «Причал»",
    inn="7700000009",
    kpp="770001001",
    ogrn="1267700000006",
    legal_address="199034, Санкт-Петербург, Университетская наб., д. 1, помещ. 1-Н",
    bank="ПАО Сбербанк, г. Москва",
    bik="044525225",
    account="40702810200000000001",
    correspondent_account="30101810400000000225",
    phone="+7 812 000-00-00",
    email="hello@prichal.example",
    offer_number="1-2026",
    offer_on=date(2026, 11, 1),
)
HOURS = Texts("ежедневно с 9:00 до 23:00", "daily, 9 am to 11 pm", "每天 9:00–23:00")


def write_seller() -> Seller:
    """Also the VAT rates of the law."""
    for rate, valid_from, valid_to in VAT_RATES:
        services.write_vat_rate(rate=rate, valid_from=valid_from, valid_to=valid_to)
    return services.write_seller(slug="prichal", requisites=REQUISITES, hours=HOURS)
