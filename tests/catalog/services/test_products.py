"""Products and their ticket types."""

import pytest

from prichal.catalog import services
from prichal.catalog.models import Product, TicketType
from prichal.catalog.rules import ProductTexts, Returned, TicketTypeFacts
from prichal.fleet.rules import Texts
from tests.make import make_product, make_route, make_seller

pytestmark = pytest.mark.django_db
TEXT, OTHER = Texts("Закат", "Sunset", "日落"), Texts("Рассвет", "Dawn", "日出")


def texts(title):
    return ProductTexts(title=title, summary=TEXT, story=TEXT, included=TEXT, good_to_know=TEXT, image_alt=TEXT)


def test_a_product_begins_with_its_sellers_vat_and_keeps_its_own_after():
    seller = make_seller(vat_rate=10)
    product = services.write_product(slug="sunset", seller=seller, texts=texts(TEXT), image="a.svg")
    assert list(Product.objects.values_list("title_zh_hans", "vat_rate", "kind")) == [("日落", 10, "EXCURSION")]

    Product.objects.update(vat_rate=5)
    again = services.write_product(slug="sunset", seller=seller, texts=texts(OTHER), image="b.svg", position=3)
    assert again == product
    written = Product.objects.values_list("title_ru", "image", "position", "vat_rate")
    assert list(written) == [("Рассвет", "b.svg", 3, 5)]


def test_a_product_has_the_owners_refund_policy_unless_it_says_otherwise():
    seller, route = make_seller(), make_route()
    kinder = services.write_refund_policy(slug="kinder", title=TEXT, steps=[Returned(1, 100)])
    plain = services.write_product(slug="plain", seller=seller, texts=texts(TEXT), image="a.svg")
    own = services.write_product(
        slug="own", seller=seller, texts=texts(TEXT), image="a.svg", route=route, refund_policy=kinder
    )
    assert (plain.refund_policy, plain.route) == (services.owners_policy(), None)
    assert (own.refund_policy, own.route) == (kinder, route)


def test_ticket_types_are_made_once_and_follow_the_order_given():
    product = make_product()
    infant = TicketTypeFacts("infant", TEXT, OTHER, takes_place=False, age_to=6)
    table = TicketTypeFacts("adult", TEXT, OTHER, persons=4, age_from=14)
    services.write_ticket_types(product=product, types=[infant, table])

    rows = TicketType.objects.exclude(code="child").order_by("position")
    assert list(rows.values_list("code", "title_ru", "takes_place", "persons", "age_from", "age_to", "position")) == [
        ("infant", "Закат", False, 1, None, 6, 0),
        ("adult", "Закат", True, 4, 14, None, 1),
    ]
