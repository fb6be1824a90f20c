"""People buy with a real browser: seats on a phone, tickets at a desk, a poor card, too late, without JavaScript."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import DESK, GOOD_CARD, HABITS, PHONE, POOR_CARD, Visitor, chromium
from tests.e2e.shop import Buyer, Shop, soon, text_of_paper

pytestmark = pytest.mark.browser
NewVisitor = Callable[..., AbstractContextManager[Visitor]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def visitor(browser: Browser, shop: Shop, tmp_path: Path) -> NewVisitor:
    @contextmanager
    def come(device: dict, **habits: object) -> Iterator[Visitor]:
        context = browser.new_context(**{**device, **HABITS, **habits})
        one = Visitor(context.new_page(), shop, tmp_path)
        yield one
        assert one.complaints == []
        context.close()

    return come


def event_of(shop: Shop, seating: str, nth: int) -> dict:
    """One with tickets for one person each: where tables are sold whole, a seat may be six."""
    buyer = Buyer(shop, "e2e-looking-000001")
    product = {"assigned": "kronstadt-forts", "general": "rivers-canals"}[seating]
    on_sale = [e for e in buyer.events(seating=seating, product=product, limit="100") if e["salesStatus"] == "onSale"]
    return on_sale[nth]


def paper_to(shop: Shop, email: str) -> str:
    return text_of_paper(shop, soon(lambda: shop.sandbox.mail(email))[0])


def test_two_seats_are_bought_on_a_phone(shop, visitor):
    event = event_of(shop, "assigned", 2)
    with visitor(PHONE) as anna:
        anna.take_seats(event["slug"], 2)
        anna.check_out("phone@example.com")
        anna.pay_by_card(GOOD_CARD)
        anna.expect_heading("Билеты ваши")
        anna.shoot("bought")
        expect(anna.page.locator(".ticket")).to_have_count(2)
        seats = anna.page.locator(".ticket__seat").all_inner_texts()
        assert len(set(seats)) == 2
        assert anna.page.url.split("?")[0] == anna.page.url  # the token left the address
    assert event["product"]["title"] in paper_to(shop, "phone@example.com")


def test_three_general_tickets_are_bought_at_a_desk_after_a_declined_card(shop, visitor):
    event = event_of(shop, "general", 3)
    with visitor(DESK) as boris:
        boris.take_tickets(event["slug"], adult=2, child=1)
        boris.check_out("desk@example.com")
        boris.pay_by_card(POOR_CARD)
        boris.page.get_by_role("link", name="магазин").or_(
            boris.page.get_by_role("button", name="магазин")
        ).first.click()
        boris.expect_heading("Оплата не прошла")
        expect(boris.page.get_by_text("на карте не хватает денег")).to_be_visible()
        boris.shoot("declined")
        boris.page.get_by_role("button", name="Оплатить").click()
        boris.page.wait_for_url(f"{shop.sandbox.url}/**")
        boris.pay_by_card(GOOD_CARD)
        boris.expect_heading("Билеты ваши")
        expect(boris.page.locator(".ticket")).to_have_count(3)
    assert paper_to(shop, "desk@example.com").count(event["product"]["title"]) >= 3


def test_money_after_the_places_went_to_another_goes_back(shop, visitor):
    event = event_of(shop, "assigned", 4)
    with visitor(PHONE) as anna:
        anna.take_seats(event["slug"], 1)
        anna.check_out("late@example.com")
        reserved = [c for c, s in states(shop, event).items() if s == "reserved"]
        assert len(reserved) == 1
        other = Buyer(shop, "e2e-quicker-000001")
        soon(lambda: other.hold_seats(event["id"], *reserved).status_code, lambda code: code == 200, within=60)
        anna.pay_by_card(GOOD_CARD)
        anna.expect_heading("Деньги возвращаются")
        anna.shoot("late")
    soon(lambda: shop.sandbox.mail("late@example.com"))
    payment = shop.sandbox.book("yookassa")["payments"][0]
    soon(lambda: [r for r in shop.sandbox.book("yookassa")["refunds"] if r["amount"] == payment["amount"]])


def states(shop: Shop, event: dict) -> dict[str, str]:
    buyer = Buyer(shop, "e2e-looking-000001")
    seats: dict[str, str] = buyer.http.get(f"/events/{event['id']}/seats").json()["seats"]
    return seats


def test_a_ticket_is_bought_without_javascript(shop, visitor):
    event = event_of(shop, "assigned", 5)
    with visitor(PHONE, java_script_enabled=False) as anna:
        anna.go(f"/events/{event['slug']}/seatmap")
        anna.page.locator("[data-list] button[data-state=free]").first.click()
        anna.page.get_by_role("link", name="К оформлению").click()
        anna.check_out("plain@example.com")
        anna.pay_by_card(GOOD_CARD)
        soon(lambda: (anna.page.reload(), anna.page.locator(".ticket").count())[1])


def test_two_watchers_of_one_plan_see_each_others_seats_at_once(shop, visitor):
    event = event_of(shop, "assigned", 6)
    with visitor(DESK) as anna, visitor(PHONE) as boris:
        boris.go(f"/events/{event['slug']}/seatmap")
        anna.go(f"/events/{event['slug']}/seatmap")
        button = anna.page.locator("[data-list] button[data-state=free]").first
        code = button.get_attribute("data-seat")
        button.click()
        expect(boris.page.locator(f"[data-list] button[data-seat='{code}']")).to_have_attribute(
            "data-state", "reserved", timeout=5000
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_clean_for_axe_and_fits_a_small_phone(shop, visitor, scheme):
    assigned, general = event_of(shop, "assigned", 7), event_of(shop, "general", 7)
    pages = ["/", "/events", f"/events/{assigned['slug']}", f"/excursions/{assigned['product']['slug']}"]
    pages += [f"/events/{assigned['slug']}/seatmap", f"/events/{general['slug']}/seatmap", "/rentals", "/offer"]
    pages += ["/privacy", "/contacts", "/en/", f"/zh/events/{general['slug']}", "/admin/login", "/admin/design"]
    with visitor({"viewport": {"width": 320, "height": 640}}, color_scheme=scheme) as anna:
        for page in pages:
            anna.go(page)
            assert (page, anna.axe_findings(), anna.overflow()) == (page, [], 0)


def test_staff_see_the_orders_and_visitors_do_not(shop, visitor):
    buyer = Buyer(shop, "e2e-for-staff-0001")
    event = event_of(shop, "general", 8)
    buyer.hold_tickets(event["id"], adult=1)
    order = buyer.order([{"eventId": event["id"], "ticketType": "adult", "quantity": 1}], email="seen@example.com")
    with visitor(DESK) as staff:
        staff.go("/admin/orders")
        staff.page.get_by_label("Почта").fill("manager@prichal.example")
        staff.page.get_by_label("Пароль").fill("prichal-manager")
        staff.page.get_by_role("button", name="Войти").click()
        staff.page.evaluate("window.sameDocument = true")
        staff.page.get_by_role("link", name="Отменён").click()
        expect(staff.page.get_by_role("link", name=order["id"])).to_have_count(0)
        staff.page.get_by_role("link", name="Все").click()
        expect(staff.page.get_by_role("link", name=order["id"])).to_be_visible()
        staff.page.get_by_label("Оформлен с").fill("2030-01-01")
        staff.page.get_by_label("по", exact=True).fill("2029-01-01")
        staff.page.get_by_role("button", name="Показать").click()
        expect(staff.page.get_by_text("Исправьте отбор")).to_be_visible()
        assert ["422" in said for said in staff.complaints] == [True]  # the browser notes the refusal we show
        staff.complaints.clear()
        staff.page.get_by_role("link", name="Сбросить").click()
        expect(staff.page.get_by_role("link", name=order["id"])).to_be_visible()
        assert staff.page.evaluate("window.sameDocument")  # the list was swapped, the page stayed
        staff.page.get_by_role("link", name=order["id"]).click()
        expect(staff.page.get_by_text("seen@example.com").first).to_be_visible()
        assert staff.axe_findings() == []
        staff.shoot("order-card")
