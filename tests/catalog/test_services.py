"""Sellers, products, prices and drafts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from prichal.catalog import services
from prichal.catalog.models import Event, Product, Seller, TicketType, VatRate
from prichal.catalog.rules import ProductTexts, TicketTypeFacts
from prichal.conf.demo.excursions import HOURS, REQUISITES
from prichal.fleet.rules import Texts
from prichal.kernel.models import AuditEntry
from prichal.kernel.money import Money
from tests.make import NOON, make_draft, make_pier, make_product, make_seat_plan, make_seller, make_vessel

pytestmark = pytest.mark.django_db
TEXT, OTHER = Texts("Закат", "Sunset", "日落"), Texts("Рассвет", "Dawn", "日出")


def texts(title):
    return ProductTexts(title=title, summary=TEXT, story=TEXT, included=TEXT, image_alt=TEXT)


def test_a_seller_is_made_once_and_changed_after():
    services.write_seller(slug="prichal", requisites=REQUISITES, hours=HOURS)
    seller = services.write_seller(slug="prichal", requisites=REQUISITES, hours=TEXT, vat_rate=22)
    written = Seller.objects.values_list("pk", "inn", "hours_en", "vat_mode", "vat_rate")
    assert list(written) == [(seller.pk, "7700000009", "Sunset", "INCLUDED", 22)]


def test_the_days_of_a_vat_rate_are_made_once_and_changed_after():
    for valid_to in (None, date(2026, 1, 1)):
        services.write_vat_rate(rate=20, valid_from=date(2019, 1, 1), valid_to=valid_to)
    assert list(VatRate.objects.values_list("rate", "valid_to")) == [(20, date(2026, 1, 1))]


def test_a_product_begins_with_its_sellers_vat_and_keeps_its_own_after():
    seller = make_seller(vat_rate=10)
    product = services.write_product(slug="sunset", seller=seller, texts=texts(TEXT), image="a.svg")
    assert list(Product.objects.values_list("title_zh_hans", "vat_rate", "kind")) == [("日落", 10, "EXCURSION")]

    Product.objects.update(vat_rate=5)
    again = services.write_product(slug="sunset", seller=seller, texts=texts(OTHER), image="b.svg", position=3)
    assert again == product
    written = Product.objects.values_list("title_ru", "image", "position", "vat_rate")
    assert list(written) == [("Рассвет", "b.svg", 3, 5)]


def test_ticket_types_are_made_once_and_follow_the_order_given():
    product = make_product()
    infant = TicketTypeFacts("infant", TEXT, OTHER, takes_place=False, age_to=6)
    services.write_ticket_types(product=product, types=[infant, TicketTypeFacts("adult", TEXT, OTHER, age_from=14)])

    rows = TicketType.objects.exclude(code="child").order_by("position")
    assert list(rows.values_list("code", "title_ru", "takes_place", "age_from", "age_to", "position")) == [
        ("infant", "Закат", False, None, 6, 0),
        ("adult", "Закат", True, 14, None, 1),
    ]


def test_new_prices_are_a_new_version_and_the_old_one_stays():
    product = make_product()
    prices = services.publish_price_list(
        product=product, prices={("adult", ""): Money(100), ("adult", "window"): Money(200)}
    )
    assert prices.version == 2
    assert list(prices.prices.order_by("id").values_list("ticket_type__code", "category", "amount")) == [
        ("adult", "", Money(100)),
        ("adult", "window", Money(200)),
    ]
    assert product.price_lists.get(version=1).prices.count() == 3


def draft(**facts):
    product = make_product(slug="night-bridges")
    starts_at = datetime(2027, 7, 3, 21, 40, tzinfo=UTC)
    defaults = {
        "product": product,
        "pier": make_pier(),
        "vessel": make_vessel(),
        "route": None,
        "seat_plan": None,
        "capacity": 120,
        "price_list": product.price_lists.get(),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "sales_open_at": NOON,
        "sales_close_at": starts_at,
    }
    return services.draft_event(**{**defaults, **facts})


def test_a_drafts_address_tells_the_hour_of_its_pier():
    event = draft()
    assert (event.slug, event.state) == ("water-night-bridges-20270704-0040", "DRAFT")
    assert (event.seating, event.capacity) == ("GENERAL", 120)


def test_a_draft_with_a_seat_plan_sells_its_seats():
    vessel = make_vessel()
    plan = make_seat_plan(vessel, ["A-1"])
    event = draft(vessel=vessel, seat_plan=plan)
    assert (event.seating, event.capacity, event.seat_plan) == ("ASSIGNED", 0, plan)


def test_opening_the_sale_leaves_a_trail():
    event = make_draft(seats=1)
    services.open_sale(event=event, now=NOON, actor="staff:1")
    assert Event.objects.get().state == "ON_SALE"
    entry = AuditEntry.objects.get()
    assert (entry.at, entry.actor, entry.action, entry.object_type, entry.object_id) == (
        NOON,
        "staff:1",
        "event.published",
        "event",
        str(event.pk),
    )
