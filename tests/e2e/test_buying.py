"""People buy with a real browser whatever they press: nine taps, keyboard only, twice at once, back, away, too late."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import segno
from playwright.sync_api import Browser, Locator, Route, expect

from tests.e2e.browser import DESK, GOOD_CARD, HABITS, PHONE, Visitor, chromium
from tests.e2e.shop import Buyer, Shop, soon, text_of_paper

pytestmark = pytest.mark.browser
NewVisitor = Callable[..., AbstractContextManager[Visitor]]
SMALL = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}
MOST_TAPS = 9
CYRILLIC = re.compile("[а-яё]", re.I)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def visitor(browser: Browser, shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> NewVisitor:
    screenshots = tmp_path_factory.mktemp("screenshots")

    @contextmanager
    def come(device: dict, **habits: object) -> Iterator[Visitor]:
        context = browser.new_context(**{**device, **HABITS, **habits})
        one = Visitor(context.new_page(), shop, screenshots)
        yield one
        assert one.complaints == []
        context.close()

    return come


def event_of(shop: Shop, seating: str, nth: int) -> dict[str, Any]:
    """One that nobody else here buys, with tickets for one person each."""
    product = {"assigned": "peterhof-hydrofoil", "general": "rivers-canals"}[seating]
    found = Buyer(shop, "e2e-looking-000001").events(seating=seating, product=product, limit="100")
    return [event for event in found if event["salesStatus"] == "onSale"][nth]


def taken(shop: Shop, event: dict[str, Any]) -> list[str]:
    """The seats that are not free."""
    states = Buyer(shop, "e2e-looking-000001").http.get(f"/events/{event['id']}/seats").json()["seats"]
    return sorted(code for code, state in states.items() if state != "free")


def payments(shop: Shop) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = shop.sandbox.book("yookassa")["payments"]
    return made


def letter_to(shop: Shop, email: str, count: int = 1) -> dict[str, Any]:
    """The newest letter, when there are so many."""
    return soon(lambda: shop.sandbox.mail(email), lambda letters: len(letters) >= count)[0]


@pytest.fixture(scope="module", autouse=True)
def too_late(shop: Shop, visitor: NewVisitor) -> Iterator[tuple[Visitor, Visitor, Callable[[], int]]]:
    """Two who dream on the payment page, until the time to pay is over, while the other tests run.

    And how somebody quicker takes the place of the second: the answer's status.
    """
    event = event_of(shop, "assigned", 10)
    with ExitStack() as stack:
        anna, boris = (stack.enter_context(visitor(device)) for device in (PHONE, DESK))
        seats: list[str] = []
        for one, email in ((anna, "still-free@example.com"), (boris, "gone@example.com")):
            one.take_seats(event["slug"], 1)
            seats += [code for code in taken(shop, event) if code not in seats]
            one.check_out(email)
        quicker = Buyer(shop, "e2e-quicker-000002")
        yield anna, boris, lambda: quicker.hold_seats(event["id"], seats[1]).status_code


class Finger:
    """Touches, and counts how often."""

    def __init__(self) -> None:
        self.taps = 0

    def on(self, place: Locator) -> None:
        self.taps += 1
        place.tap()


def test_two_seats_take_a_phone_nine_taps_and_three_fields(shop, visitor):
    tap = Finger()
    with visitor(PHONE) as anna:
        page = anna.page
        anna.go("/events?product=gulf-sunset")
        tap.on(page.get_by_role("link", name=re.compile("^Завтра")).first)
        tap.on(page.locator(".sailing a.card__link").first)
        tap.on(page.get_by_role("link", name="Выбрать места").first)
        best, first_seat = page.locator("[name=action][value=best]"), page.locator("[data-list] button").first
        assert best.evaluate("(best, seat) => best.compareDocumentPosition(seat)", first_seat.element_handle()) & 4
        tap.on(page.locator("[data-list] button[data-state=free]").first)
        expect(page.locator("[data-list] button[data-state=selected]")).to_have_count(1)
        tap.on(page.locator("[data-list] button[data-state=free]").first)
        expect(page.locator("[data-list] button[data-state=selected]")).to_have_count(2)
        tap.on(page.get_by_role("link", name="К оформлению"))
        fields = page.locator("form.checkout input:not([type=hidden]):not([type=checkbox]):visible")
        typed = {"fullName": "Анна Ильина", "email": "taps@example.com", "phone": "8 921 123-45-67"}
        for name, words in typed.items():
            page.locator(f"[name={name}]").fill(words)
        required = fields.evaluate_all("all => all.map(one => one.name).filter(name => !name.startsWith('extra-'))")
        assert sorted(required) == sorted(typed)
        assert page.locator("input[type=checkbox]:checked").count() == 0
        page.get_by_role("link", name="Изменить места").tap()  # and back: this way is not counted
        page.get_by_role("link", name="К оформлению").tap()
        assert {name: page.locator(f"[name={name}]").input_value() for name in typed} == typed  # nothing typed twice
        tap.on(page.get_by_label("Согласен на обработку"))
        before = len(payments(shop))
        tap.on(page.get_by_role("button", name="Оплатить"))
        page.wait_for_url(f"{shop.sandbox.url}/**")
        assert tap.taps <= MOST_TAPS
        assert len(payments(shop)) == before + 1
        anna.pay_by_card(GOOD_CARD)
        anna.expect_heading("Билеты ваши")
        anna.shoot("nine-taps")
        expect(page.locator(".ticket")).to_have_count(2)
        order = order_of(anna)
    letter = letter_to(shop, "taps@example.com")
    assert order["id"] in letter["subject"] + letter["text"]
    assert letter["text"].count("Причал") > 0
    paper = httpx.get(letter["attachments"][0]["url"]).content
    for ticket in order["tickets"]:
        assert ticket["number"] in "".join(text_of_paper(shop, letter).split())
    look_at_paper(paper, [ticket["token"] for ticket in order["tickets"]], anna.screenshots)


def order_of(visitor: Visitor) -> dict[str, Any]:
    """The order of the page one is on, by the authority its cookie has."""
    code = visitor.page.url.rsplit("/", 1)[1]
    token = next(one["value"] for one in visitor.page.context.cookies() if one["name"] == f"order-{code}")
    found: dict[str, Any] = visitor.shop.http.get(f"/orders/{code}", params={"token": token}).raise_for_status().json()
    return found


def look_at_paper(paper: bytes, tokens: list[str], folder: Path) -> None:
    """Render it as a printer would and find each ticket's square, bit by bit. Needs poppler; CI has it."""
    if shutil.which("pdftoppm") is None:
        return
    (folder / "paper.pdf").write_bytes(paper)
    subprocess.run(["pdftoppm", "-r", "200", "-gray", folder / "paper.pdf", folder / "paper"], check=True)
    pages = [file.read_bytes() for file in sorted(folder.glob("paper-*.pgm"))]
    for token in tokens:
        square = segno.make(token, error="m", mask=3, boost_error=False, micro=False)
        bits = [[bool(bit) for bit in row] for row in square.matrix]
        assert any(stands_on(page, bits) for page in pages), token


def stands_on(page: bytes, bits: list[list[bool]]) -> bool:
    """Whether this square of modules is somewhere on the page: tried wherever seven dark modules may begin."""
    _, size, _, dots = page.split(b"\n", 3)
    width, height = (int(number) for number in size.split())
    for y in range(height):
        row = dots[y * width : (y + 1) * width]
        for run in re.finditer(rb"[\x00-\x7f]{14,140}", row):
            for step in range(-8, 9):
                module = (run.end() - run.start()) / 7 * (1 + step / 200)
                if y + module * len(bits) < height and all(
                    (dots[int(y + (r + 0.5) * module) * width + int(run.start() + (c + 0.5) * module)] < 128) == dark
                    for r, line in enumerate(bits)
                    for c, dark in enumerate(line)
                ):
                    return True
    return False


def test_tickets_are_bought_by_keyboard_in_english(shop, visitor):
    event = event_of(shop, "general", 11)
    with visitor(DESK, locale="en-GB") as anna:
        page = anna.page
        anna.go(f"/en/events/{event['slug']}/seatmap")
        plus = page.locator("#tickets-adult").locator("xpath=ancestor::*[contains(@class,'stepper')][1]")
        press(anna, plus.get_by_role("button").last, "Enter", "Space")
        expect(page.locator("#tickets-adult")).to_have_value("2")
        press(anna, page.get_by_role("button", name="To checkout").or_(page.locator("[value=tickets]")).first, "Enter")
        for name, words in (("fullName", "Anna Ilina"), ("email", "keys@example.com"), ("phone", "+44 20 7946 0958")):
            press(anna, page.locator(f"[name={name}]"))
            page.keyboard.type(words)
        press(anna, page.locator("[name=personalData]"), "Space")
        anna.shoot("keyboard")
        press(anna, page.locator("[name=action][value=pay]"), "Enter")
        page.wait_for_url(f"{shop.sandbox.url}/**")
        anna.pay_by_card(GOOD_CARD)
        anna.expect_heading("The tickets are yours")
        assert anna.axe_findings() == []
    letter = letter_to(shop, "keys@example.com")
    assert not CYRILLIC.search(letter["subject"])
    assert "Ticket" in text_of_paper(shop, letter)


def press(visitor: Visitor, place: Locator, *keys: str) -> None:
    """Go there by Tab, see the focus, press."""
    for _ in range(80):
        if place.evaluate("one => one === document.activeElement"):
            break
        visitor.page.keyboard.press("Tab")
    expect(place).to_be_focused()
    for key in keys:
        visitor.page.keyboard.press(key)


def test_at_320_px_with_letters_twice_as_big_everything_fits_in_chinese(shop, visitor):
    event = event_of(shop, "assigned", 12)
    with visitor(SMALL, locale="zh-CN") as anna:
        page = anna.page
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; })"
        )
        anna.go(f"/zh/events/{event['slug']}/seatmap")
        page.locator("[name=action][value=best]").tap()
        expect(page.locator("[data-list] button[data-state=selected]")).to_have_count(2)
        expect(page.locator("[data-best-said]")).not_to_be_empty()  # names what was chosen where one looks
        assert ("seats", anna.overflow(), cut_off(anna)) == ("seats", 0, [])
        page.locator("[data-bar-frame] a.button").tap()
        for name, words in (("fullName", "王芳"), ("email", "big@example.com"), ("phone", "+86 138 0013 8000")):
            page.locator(f"[name={name}]").fill(words)
        page.locator("[name=personalData]").tap()
        page.locator("button[value=extend]").tap()
        expect(page.locator("[data-say]")).not_to_be_empty()  # one tap, and what was typed stays
        assert page.locator("[name=fullName]").input_value() == "王芳"
        anna.shoot("big-checkout")
        assert ("checkout", anna.overflow(), cut_off(anna)) == ("checkout", 0, [])
        page.locator("[name=action][value=pay]").tap()
        page.wait_for_url(f"{shop.sandbox.url}/**")
        page.go_back()
        page.locator("main a.button--next").tap()
        expect(page.locator(".order-pay button")).to_be_visible()
        anna.shoot("big-waiting")
        assert ("waiting", anna.overflow(), cut_off(anna)) == ("waiting", 0, [])
        page.locator(".order-pay button").tap()
        page.wait_for_url(f"{shop.sandbox.url}/**")
        anna.pay_by_card(GOOD_CARD)
        expect(page.locator(".ticket")).to_have_count(2, timeout=30_000)
        anna.shoot("big-bought")
        assert ("bought", anna.overflow(), cut_off(anna)) == ("bought", 0, [])
    letter = letter_to(shop, "big@example.com")
    assert re.search(r"[\u4e00-\u9fff]", letter["subject"])
    assert re.search(r"[\u4e00-\u9fff]", text_of_paper(shop, letter))


def cut_off(visitor: Visitor) -> list[str]:
    """Words and controls whose end is hidden by the edge of their card."""
    cut: list[str] = visitor.page.evaluate(
        """() => [...document.querySelectorAll("main .card, main .ticket")].flatMap((card) => {
          const edge = card.getBoundingClientRect().right + 0.5;
          const inside = [...card.querySelectorAll("a, button, input, select, label, p, span, strong, h2, h3")];
          return inside.filter((one) => one.checkVisibility() && !one.closest(".heard, svg, [data-plan]")
            && one.getBoundingClientRect().right > edge).map((one) => one.outerHTML.slice(0, 120));
        })"""
    )
    return cut


def test_mistakes_a_double_click_and_the_back_button_leave_one_order_with_one_payment(shop, visitor):
    event = event_of(shop, "assigned", 13)
    with visitor(DESK) as anna:
        page = anna.page
        anna.take_seats(event["slug"], 1)
        page.locator("[name=fullName]").fill("Анна")
        page.get_by_role("button", name="Оплатить").click()
        expect(page.get_by_role("alert").first).to_contain_text("Проверьте")
        assert ("mistakes", anna.axe_findings()) == ("mistakes", [])
        assert [said for said in anna.complaints if "422" not in said] == []
        anna.complaints.clear()
        fill_in(anna, "double@example.com")
        before = len(payments(shop))
        page.get_by_role("button", name="Оплатить").dblclick()
        page.wait_for_url(f"{shop.sandbox.url}/**")
        payment_page = page.url
        for _ in range(2):  # the payment page, the checkout, once more by reloading it
            page.go_back()
            anna.expect_heading(f"Заказ {payments(shop)[0]['metadata']['order']} уже оформлен")
            page.reload()
        assert ("ordered", anna.axe_findings()) == ("ordered", [])
        page.get_by_role("link", name="Открыть заказ").click()
        anna.expect_heading("Ждём оплату")
        assert ("waiting", anna.axe_findings()) == ("waiting", [])
        page.go_back()
        page.go_forward()
        page.get_by_role("button", name="Оплатить").dblclick()
        page.wait_for_url(payment_page)
        anna.pay_by_card(GOOD_CARD)
        anna.expect_heading("Билеты ваши")
        page.wait_for_load_state()
        page.go_back()
        page.go_back()
        anna.expect_heading("Билеты ваши")
        assert (len(payments(shop)), len(taken(shop, event))) == (before + 1, 1)


def fill_in(visitor: Visitor, email: str) -> None:
    visitor.page.locator("[name=fullName]").fill("Анна Ильина")
    visitor.page.locator("[name=email]").fill(email)
    visitor.page.locator("[name=phone]").fill("8 921 123-45-67")
    visitor.page.locator("[name=personalData]").check()


def test_without_javascript_two_presses_and_a_lost_answer_lead_to_the_one_order(shop, visitor):
    event = event_of(shop, "assigned", 14)
    with visitor(DESK, java_script_enabled=False) as anna:
        page = anna.page
        anna.go(f"/events/{event['slug']}/seatmap")
        page.locator("[data-list] button[data-state=free]").first.click()
        page.get_by_role("link", name="К оформлению").click()
        fill_in(anna, "plain-twice@example.com")
        before = len(payments(shop))
        page.route("**/checkout/**", lose_the_answer)
        page.get_by_role("button", name="Оплатить").click()
        page.wait_for_url("chrome-error://**")
        page.unroute("**/checkout/**")
        anna.complaints.clear()
        anna.go(f"/checkout/{event['slug']}")
        page.get_by_role("link", name="Открыть заказ").click()
        page.get_by_role("button", name="Оплатить").dblclick()
        page.wait_for_url(f"{shop.sandbox.url}/**")
        assert (len(payments(shop)), len(taken(shop, event))) == (before + 1, 1)


def lose_the_answer(route: Route) -> None:
    """The shop gets the order; the buyer's connection ends before the answer."""
    if route.request.method == "POST":
        route.fetch(max_redirects=0)
        route.abort("connectionreset")
    else:
        route.continue_()


def test_who_walked_away_is_told_so_only_when_the_acquirer_says_it_and_may_pay_again(shop, visitor):
    event = event_of(shop, "general", 15)
    with visitor(PHONE) as anna:
        page = anna.page
        anna.take_tickets(event["slug"], adult=1)
        anna.check_out("walked@example.com")
        payment = page.url.rsplit("/", 1)[1]
        page.go_back()
        page.get_by_role("link", name="Открыть заказ").click()
        anna.expect_heading("Ждём оплату")
        expect(page.get_by_text("Ещё не платили?")).to_be_visible()
        assert "не прошла" not in page.inner_text("main")
        shop.sandbox.expire(payment)
        anna.expect_heading("Оплата не завершена")  # the page learned of it by itself
        expect(page.get_by_text("Деньги не списаны, места за вами.")).to_be_visible()
        anna.shoot("walked-away")
        page.get_by_role("button", name="Оплатить").click()
        page.wait_for_url(f"{shop.sandbox.url}/**")
        assert payment not in page.url
        anna.pay_by_card(GOOD_CARD)
        anna.expect_heading("Билеты ваши")


def test_while_the_acquirer_fails_the_buyer_is_told_the_truth_and_loses_nothing(shop, visitor):
    event = event_of(shop, "assigned", 16)
    with visitor(PHONE) as anna, ExitStack() as stack:
        page, box = anna.page, shop.sandbox
        stack.callback(box.switch_off)
        anna.take_seats(event["slug"], 1)
        fill_in(anna, "patient@example.com")
        box.switch_on("yookassa", "http.500")
        page.get_by_role("button", name="Оплатить").click()
        anna.expect_heading("Осталось оплатить")
        address = page.url
        box.switch_off()
        box.switch_on("yookassa", "http.reset")
        page.get_by_role("button", name="Оплатить").click()
        expect(page.get_by_role("alert")).to_contain_text("Платёжная система не отвечает. Места за вами")
        anna.shoot("silent")
        assert (page.url, ["503" in said for said in anna.complaints]) == (address, [True])
        anna.complaints.clear()
        page.reload()  # asks how things stand, pays nothing
        anna.expect_heading("Осталось оплатить")
        box.switch_off()
        box.switch_on("yookassa", "http.slow", delayMs=1000)
        page.get_by_role("button", name="Оплатить").click()
        page.wait_for_url(f"{box.url}/**")
        box.switch_off()
        box.switch_on("yookassa", "http.500")
        anna.pay_by_card(GOOD_CARD)
        anna.expect_heading("Ждём оплату")
        box.switch_off()
        anna.expect_heading("Билеты ваши")
        assert len(order_of(anna)["tickets"]) == 1


def test_late_money_buys_a_place_still_free_and_goes_back_where_it_is_gone(shop, too_late):
    anna, boris, take_boriss_place = too_late
    for one in (anna, boris):
        one.page.go_back()
        one.page.get_by_role("link", name="Открыть заказ").click()
        one.expect_heading("Время на оплату вышло")  # by the page's own clock
        one.shoot("too-late")
    soon(take_boriss_place, lambda status: status == 200)
    for one, heading in ((anna, "Билеты ваши"), (boris, "Деньги возвращаются")):
        order = order_of(one)
        shop.sandbox.pay(order["paymentId"])
        one.expect_heading(heading)  # the page waited for money that was still on its way
        one.shoot("late")
    letter_to(shop, "still-free@example.com")
    sorry = letter_to(shop, "gone@example.com")
    assert sorry["text"].startswith("Возвращаем деньги")
    assert not sorry["attachments"]
    order = order_of(boris)
    assert (order["status"], order["refundStatus"]) == ("EXPIRED", "full")
