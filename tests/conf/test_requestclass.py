import pytest

from prichal.conf.requestclass import CLASSES, TABLE, request_class

EXPECTED = {
    "catalog": """
        / /en /zh/ /events /en/events /events/water-1 /events/7/seats /excursions/sunset /rentals /rentals/boat
        /rentals/boat/availability /offer /zh/privacy /contacts /products /products/sunset /events/7/best-seats
        /api/v1/events /api/v1/events/7 /api/v1/events/7/seats /api/v1/events/7/seat-layout /api/v1/events/7/prices
        /api/v1/events/7/ticket-types /api/v1/products /api/v1/rentals /events/7/seat-layout
    """,
    "search": "/search /en/search /api/v1/search",
    "checkout": """
        /events/7/seatmap /zh/events/7/seatmap /checkout/7 /orders/A7 /orders/A7/pay /orders/A7/tickets.pdf
        /events/7/seats/lock /api/v1/events/7/seats/lock /api/v1/events/7/seats/extend /api/v1/events/7/seats/unlock
        /api/v1/quotes /quotes /api/v1/orders /orders /api/v1/orders/A7 /api/v1/orders/A7/refunds
        /api/v1/payments/yookassa/create /payments/yookassa/webhook /api/v1/rentals/boat/lock
        /api/v1/events/7/waiting-list /api/v1/waiting-list/token
    """,
    "crm": "/admin /admin/ /admin/orders /en/admin/orders /crm/orders /api/v1/crm/customers/7 /api/v1/admin/orders",
    "other": """
        /healthz /readyz /metrics /static/ui/base.css /api/v1/docs /api/v1/openapi.json /api/v1/auth/token
        /.well-known/prichal-ticket-keys /administrator /searching /eventsx /de/events /account/login /support
    """,
}


def test_every_address_has_one_class():
    found = {path: request_class(path) for paths in EXPECTED.values() for path in paths.split()}
    assert found == {path: name for name, paths in EXPECTED.items() for path in paths.split()}


def test_the_table_names_known_classes_only():
    assert {name for name, _ in TABLE} | {"other"} == set(CLASSES)


@pytest.mark.parametrize("path", ["", "//", "/events\n", "/\x00"])
def test_odd_addresses_have_a_class_too(path):
    assert request_class(path) in CLASSES
