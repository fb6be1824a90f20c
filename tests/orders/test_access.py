"""Who may see an order: whoever has its link, until a new one is given out."""

import pytest

from prichal.kernel.errors import NotFound
from prichal.orders.access import access_token, order_by_token, order_url
from tests.make_orders import make_order

pytestmark = pytest.mark.django_db


def test_the_token_of_an_order_opens_it_and_no_other():
    order, other = make_order(), make_order(email="boris@example.com")
    assert order_by_token(code=order.code, token=access_token(order)) == order
    for code, token in [(other.code, access_token(order)), (order.code, ""), ("NOSUCH", access_token(order))]:
        with pytest.raises(NotFound):
            order_by_token(code=code, token=token)


def test_a_new_generation_makes_the_old_link_worthless():
    order = make_order()
    old = access_token(order)
    order.access_generation += 1
    order.save()
    with pytest.raises(NotFound):
        order_by_token(code=order.code, token=old)
    assert order_by_token(code=order.code, token=access_token(order)) == order


def test_the_link_leads_to_the_page_in_the_buyers_language(settings):
    settings.PUBLIC_URL = "https://prichal.example"
    order = make_order()
    tail = f"/orders/{order.code}?token={access_token(order)}"
    assert [order_url(order, language) for language in ("ru", "en", "zh-hans")] == [
        f"https://prichal.example{prefix}{tail}" for prefix in ("", "/en", "/zh")
    ]
