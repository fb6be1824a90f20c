"""A visitor with a real browser: the machine's Chromium, by mouse or touch."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.shop import Shop

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1440, "height": 900}}
HABITS = {"locale": "ru-RU", "timezone_id": "Europe/Moscow", "reduced_motion": "reduce"}
GOOD_CARD, POOR_CARD = "5555555555554444", "5555555555554600"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's browser. Where there is none the test is skipped, but never in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None and not os.environ.get("PRICHAL_CI"):
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield browser
        browser.close()


class Visitor:
    """One visitor's way through the shop."""

    def __init__(self, page: Page, shop: Shop, screenshots: Path) -> None:
        self.page = page
        self.shop = shop
        self.screenshots = screenshots
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda asked: self._mind(asked.url))

    def _mind(self, address: str) -> None:
        """No page asks any host but the shop itself, and the acquirer's page it sends people to."""
        if not address.startswith((self.shop.url, self.shop.sandbox.url, "data:", "blob:")):
            self.complaints.append(f"asked {address}")

    def go(self, path: str) -> None:
        self.page.goto(self.shop.url + path)

    def shoot(self, name: str) -> None:
        width = (self.page.viewport_size or {"width": 0})["width"]
        self.page.screenshot(path=self.screenshots / f"{name}-{width}.png", full_page=True)

    def take_seats(self, slug: str, count: int) -> None:
        self.go(f"/events/{slug}/seatmap")
        for taken in range(1, count + 1):
            self.page.locator("[data-list] button[data-state=free]").first.click()
            expect(self.page.locator("[data-list] button[data-state=selected]")).to_have_count(taken)
        self.shoot("seats")
        self.page.get_by_role("link", name="К оформлению").click()

    def take_tickets(self, slug: str, **tickets: int) -> None:
        self.go(f"/events/{slug}/seatmap")
        for code, quantity in tickets.items():
            field = self.page.locator(f"#tickets-{code}")
            plus = field.locator("xpath=ancestor::*[contains(@class,'stepper')][1]").get_by_role("button").last
            for _ in range(quantity):
                plus.click()
            expect(field).to_have_value(str(quantity))
        self.shoot("tickets")
        self.page.get_by_role("button", name="К оформлению").click()

    def check_out(self, email: str) -> None:
        self.page.get_by_label("Имя и фамилия").fill("Анна Ильина")
        self.page.get_by_label("Почта для билетов").fill(email)
        self.page.get_by_label("Телефон для связи о рейсе").fill("8 921 123-45-67")
        self.page.get_by_label("Согласен на обработку").check()
        self.shoot("checkout")
        self.page.get_by_role("button", name="Оплатить").click()
        self.page.wait_for_url(f"{self.shop.sandbox.url}/**")

    def pay_by_card(self, number: str) -> None:
        self.page.locator("input[name=number]").fill(number)
        self.page.locator("input[name=expiry]").fill("12/30")
        self.page.locator("input[name=csc]").fill("123")
        self.page.locator("#card button").click()

    def expect_heading(self, words: str, within: float = 30) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words, timeout=within * 1000)

    def axe_findings(self) -> list[str]:
        report = Axe().run(self.page, options={"runOnly": RULES})
        return [f"{found['id']}: {found['nodes'][0]['html'][:160]}" for found in report.response["violations"]]

    def overflow(self) -> int:
        """Pixels by which the page is wider than the screen."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return wide
