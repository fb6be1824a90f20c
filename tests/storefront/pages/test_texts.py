"""Pages of words name the seller in full and tell refunds from the policy's own steps."""

import pytest
from django.test import Client

from prichal.catalog.rules import Returned
from prichal.catalog.services.policies import write_refund_policy
from prichal.fleet.rules import Texts
from tests.make import make_product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/offer", "/privacy", "/contacts"])
def test_every_requisite_of_the_seller_is_named(path: str) -> None:
    seller = make_product().seller
    page = Client().get(path).content.decode().replace("\u00a0", " ")
    for fact in (
        seller.name, seller.inn, seller.kpp, seller.ogrn, seller.legal_address, seller.bank, seller.bik,
        seller.account, seller.correspondent_account, seller.phone, seller.email, "№ 1 от 1 июня 2027",
    ):  # fmt: skip
        assert fact in page


def test_the_offer_tells_each_policy_from_its_steps() -> None:
    title = Texts("Как велит закон о культуре", "By the law", "依法")
    steps = [Returned(240, 100), Returned(120, 50)]
    make_product(refund_policy=write_refund_policy(slug="culture", title=title, steps=steps))
    make_product()
    page = Client().get("/offer").content.decode()
    for words in (
        "Если до начала 24 часа или больше",
        "Как велит закон о культуре",
        "Если до начала 5 дней или больше",
    ):
        assert words in page
