"""The list and the card of orders."""

import re
from datetime import timedelta
from html import unescape

import pytest

from prichal.console.pages import orders
from prichal.kernel.money import Money
from prichal.orders.models import Order
from prichal.orders.services import Contact
from prichal.payments.rules import PaymentStatus, RefundStatus
from prichal.staff.rules import Section
from tests.console.story import attempt, bought, refund
from tests.make import NOON, make_event, make_pier
from tests.make_people import browser_of, make_administrator, make_manager
from tests.orders.buying import hold, order_of_seats, place, seat

pytestmark = pytest.mark.django_db
LIST = "/admin/orders"


@pytest.fixture
def browser():
    return browser_of(make_administrator())


def words(answer) -> str:
    """The page as people read it: tags away, spaces of every kind alike."""
    body = re.sub(r"<(script|style|head)\b.*?</\1>", " ", answer.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def codes(answer) -> list[str]:
    return re.findall(r'<a class="code" href="/admin/orders/(\w+)">', answer.content.decode())


def three_orders() -> list[Order]:
    event = make_event(seats=3)
    return [
        order_of_seats(event, f"A-{n}", session=f"session-number-{n}", now=NOON + timedelta(minutes=n))
        for n in (1, 2, 3)
    ]


def test_without_orders_the_list_says_what_will_come(browser):
    assert "Заказов ещё не было" in words(browser.get(LIST))


def test_the_list_is_newest_first_and_tells_buyer_sailing_state_and_sum(browser):
    first, second, third = three_orders()

    answer = browser.get(LIST)

    assert codes(answer) == [third.code, second.code, first.code]
    (row,) = re.findall(rf"{third.code}</a>.*?</tr>", answer.content.decode(), re.S)
    assert " ".join(re.sub(r"<[^>]+>", " ", row).split()) == (
        f"{third.code} вт, 1 июня, 12:03 Анна Ильина +7 921 123-45-67 "
        "Закат над заливом пт, 4 июня, 12:00 · 1 билет ждёт оплаты 1 500 ₽"
    )
    assert "Показано 3 заказа" in words(answer)


def test_the_list_asks_the_database_as_often_for_one_order_as_for_three(browser, django_assert_num_queries):
    event = make_event(seats=3)
    bought(event, "A-1", session="session-number-1")
    with django_assert_num_queries(5):  # session, person and rights, orders, their sailings
        browser.get(LIST)

    for n in (2, 3):
        bought(event, f"A-{n}", session=f"session-number-{n}")
    with django_assert_num_queries(5):
        assert len(codes(browser.get(LIST))) == 3


def test_pages_go_on_where_the_last_one_ended_even_if_orders_come_in_between(browser, monkeypatch):
    monkeypatch.setattr(orders, "PAGE", 2)
    first, *_ = three_orders()
    page = browser.get(LIST).content.decode()
    (further,) = re.findall(r'href="([^"]+)" rel="next"', page)
    order_of_seats(make_event(seats=1), "A-1", session="session-number-4", now=NOON + timedelta(hours=1))

    rest = browser.get(unescape(further))

    assert codes(rest) == [first.code]
    assert 'rel="next"' not in rest.content.decode()
    assert 'href="/admin/orders">' in rest.content.decode()  # the way back to the newest


def test_every_filter_finds_its_orders(browser):
    first, second, third = three_orders()
    paid = bought(make_event(seats=1), "A-1", session="session-number-4", now=NOON + timedelta(days=1))
    other = make_event(seats=1)
    hold(other, "A-1", session="session-number-5")
    boris = place(
        seat(other, "A-1"),
        session="session-number-5",
        customer=Contact("Борис Лебедев", "boris@example.org", "+7 900 555-44-33"),
    )
    event_id = first.items.get().event_id

    found = {
        query: set(codes(browser.get(f"{LIST}?{query}")))
        for query in (
            "status=PAID",
            "status=LOCKED",
            "q=boris@example",
            f"q={first.code.lower()}",
            "q=Лебедев",
            "email=example.org",
            "phone=5554433",
            f"eventId={event_id}",
            "dateFrom=2027-06-02&dateTo=2027-06-02",
            "dateTo=2027-06-01&status=PAID",
        )
    }

    three = {first.code, second.code, third.code}
    assert list(found.values()) == [
        {paid.code},
        three | {boris.code},
        {boris.code},
        {first.code},
        {boris.code},
        {boris.code},
        {boris.code},
        three,
        {paid.code},
        set(),
    ]


def test_a_filter_that_finds_nothing_says_how_to_loosen_it(browser):
    three_orders()

    assert "Таких заказов нет" in words(browser.get(f"{LIST}?status=CANCELLED"))


def test_a_wrong_filter_is_explained_and_shows_no_orders(browser):
    three_orders()

    answer = browser.get(f"{LIST}?dateFrom=завтра")

    assert answer.status_code == 422
    assert "Нужна дата вида 2026-07-03." in words(answer)
    assert codes(answer) == []


@pytest.mark.parametrize("cursor", ["nonsense", "bm8=", "%00", "W10=", "WyIyMDI2LTAxLTAxIiwgSW5maW5pdHld"])
def test_a_broken_place_in_the_list_is_told(browser, cursor):
    answer = browser.get(f"{LIST}?cursor={cursor}&status=PAID")

    assert answer.status_code == 422
    assert "Это место списка не нашлось" in words(answer)
    assert 'href="/admin/orders?status=PAID"' in answer.content.decode()


def test_what_buyers_type_is_shown_and_never_run(browser):
    event = make_event(seats=1)
    hold(event, "A-1")
    order = place(seat(event, "A-1"), customer=Contact("<script>alert(1)</script>", "a@example.com", "+79211234567"))

    for address in (LIST, f"{LIST}/{order.code}", f"{LIST}?q=<script>alert(1)</script>"):
        page = browser.get(address).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_without_the_right_to_see_customers_no_contact_is_shown_anywhere():
    order = bought(make_event(seats=1), "A-1")
    browser = browser_of(make_manager(sees=[Section.ORDERS]))

    for answer in (browser.get(LIST), browser.get(f"{LIST}/{order.code}")):
        page = answer.content.decode()
        assert order.code in page
        for contact in ("Анна", "anna@example.com", "+79211234567", "123-45-67"):
            assert contact not in page
    assert codes(browser.get(f"{LIST}?email=nobody&q=nobody")) == [order.code]  # such fields are not there


def test_the_card_tells_sailing_places_tickets_money_and_mails(browser):
    order = bought(make_event(seats=2, pier=make_pier(timezone="Asia/Vladivostok")), "A-1", "A-2")
    numbers = [item.ticket.number for item in order.items.order_by("position")]

    said = words(browser.get(f"{LIST}/{order.code}"))

    for part in (
        f"{order.code} оплачен 3 000 ₽",
        "Закат над заливом",
        "пт, 4 июня, 19:00 · Английская набережная · Ладога",
        f"A-1 adult {numbers[0]} действует",
        f"A-2 adult {numbers[1]} действует",
        "250 ₽ 20 % 1 500 ₽",
        "не состоялся не хватило денег банковская карта",
        "получен банковская карта",
        "Билеты a•••@example.com ждёт отправки",
        "Оформлен 1 июня, 19:00 МСК+7",
        "Оплачен 1 июня, 19:01 МСК+7",
        "Анна Ильина",
        "anna@example.com",
    ):
        assert part in said, part
    assert "Возвраты" not in said  # there was none


def test_the_card_asks_the_database_as_often_for_one_place_as_for_three(browser, django_assert_num_queries):
    one = bought(make_event(seats=1), "A-1", session="session-number-1")
    three = bought(make_event(seats=3), "A-1", "A-2", "A-3", session="session-number-2")

    for order in (one, three):
        with django_assert_num_queries(10):
            browser.get(f"{LIST}/{order.code}")


def test_the_card_says_that_money_waits_to_be_given_back_by_hand(browser):
    order = order_of_seats(make_event(seats=1), "A-1")
    payment = attempt(order, PaymentStatus.SUCCEEDED)
    refund(payment, amount=Money(150_000), status=RefundStatus.MANUAL, refusal="insufficient_funds")
    Order.objects.filter(pk=order.pk).update(refund_pending=Money(150_000))

    said = words(browser.get(f"{LIST}/{order.code}"))

    assert "Верните деньги вручную" in said
    assert "деньги возвращаются" in said
    assert "вернуть вручную не хватило денег деньги пришли, когда мест уже не было" in said


def test_refunds_and_the_trail_are_for_those_who_may_see_them():
    order = bought(make_event(seats=1), "A-1")
    refund(order.payments.get(winner=True), amount=Money(100))

    whole = words(browser_of(make_administrator()).get(f"{LIST}/{order.code}"))
    part = words(browser_of(make_manager()).get(f"{LIST}/{order.code}"))

    assert "Возвраты" in whole
    assert "rf-" in whole
    assert "Что было оформил заказ вт, 1 июня, 12:00 · Покупатель заказ оплачен вт, 1 июня, 12:01 · ЮKassa" in whole
    assert "Возвраты" not in part
    assert "rf-" not in part
    assert "Что было" not in part


def test_an_order_nobody_placed_is_told_in_the_consoles_shell(browser):
    answer = browser.get(f"{LIST}/NOSUCH")

    assert answer.status_code == 404
    assert "Заказа NOSUCH нет" in words(answer)
    assert 'class="console"' in answer.content.decode()


@pytest.mark.parametrize("code", ["%00", "a b", "'--", "日本"])
def test_what_can_not_be_a_code_is_simply_not_found(browser, code):
    assert browser.get(f"{LIST}/{code}").status_code == 404


def test_a_code_may_be_typed_in_small_letters(browser):
    order = order_of_seats(make_event(seats=1), "A-1")

    assert browser.get(f"{LIST}/{order.code.lower()}").status_code == 200


def test_the_menu_marks_the_section_one_is_in(browser):
    assert '<a href="/admin/orders" aria-current="page">' in browser.get(LIST).content.decode()


def test_the_list_speaks_the_language_of_its_address(browser):
    three_orders()

    english = browser.get("/en/admin/orders")

    assert "3 orders shown" in words(english)
    assert "waiting for payment" in words(english)
    assert 'href="/en/admin/orders?status=PAID"' in english.content.decode()
    assert "已显示 3 个订单" in words(browser.get("/zh/admin/orders"))
