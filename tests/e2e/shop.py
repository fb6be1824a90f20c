"""The whole product under one command, as a visitor's program and the sandbox see it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
from pypdf import PdfReader

from tests.sandbox.box import SandboxBox

ROOT = Path(__file__).parents[2]
READY_WITHIN = 120.0
CONTACT = {"fullName": "Анна Ильина", "email": "anna@example.com", "phone": "+7 921 123-45-67"}
CONSENTS = {"offer": True, "personalData": True}
EMBEDDED_ONLY = ("DATABASE_URL", "REDIS_URL", "BROKER_URL", "STATIC_ROOT", "TICKET_KEY_FILE", "SECRET_KEY")
T = TypeVar("T")


class Shop:
    """Starts `python -m embedded` on a folder and five ports; ends it and all it started."""

    def __init__(self, folder: Path, port: int, **settings: object) -> None:
        self.folder = folder
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.api = f"{self.url}/api/v1"
        self.settings = {name: str(value) for name, value in settings.items()}
        self.sandbox = SandboxBox(folder, port=port + 1, smtp_port=port + 4)  # started by the product's set-up
        self.process: subprocess.Popen[str] | None = None
        self.http = httpx.Client(base_url=self.api, timeout=20)

    def __enter__(self) -> Self:
        env = {name: value for name, value in os.environ.items() if name not in EMBEDDED_ONLY}
        command = [sys.executable, "-m", "embedded", "--port", str(self.port), "--data-dir", str(self.folder)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=env | self.settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith("Prichal is ready"):
                self.sandbox.visit()
                return self
        raise RuntimeError("".join(lines))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process
        self.sandbox.leave()
        self.http.close()
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=60)

    def pids_of(self, words: str) -> list[int]:
        """Processes of this very copy whose command line has these words."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_text().replace("\0", " ")
                ours = f"{self.folder}/" in command or f"={self.folder}/" in (folder / "environ").read_text()
            except OSError:
                continue
            if ours and words in command:
                found.append(int(folder.name))
        return found


class Buyer:
    """A program that buys over the API, or step by step."""

    def __init__(self, shop: Shop, session: str) -> None:
        self.shop = shop
        self.session = session
        self.http = shop.http

    def events(self, **wish: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.http.get("/events", params=wish).raise_for_status().json()["items"]
        return items

    def hold_tickets(self, event_id: str, **tickets: int) -> httpx.Response:
        wanted = [{"ticketType": code, "quantity": quantity} for code, quantity in tickets.items()]
        return self.http.post(f"/events/{event_id}/seats/lock", json={"sessionId": self.session, "tickets": wanted})

    def hold_seats(self, event_id: str, *codes: str) -> httpx.Response:
        return self.http.post(f"/events/{event_id}/seats/lock", json={"sessionId": self.session, "seats": list(codes)})

    def order(self, items: list[dict[str, Any]], email: str = CONTACT["email"], key: str = "k-1") -> dict[str, Any]:
        body = {
            "sessionId": self.session,
            "items": items,
            "customer": CONTACT | {"email": email},
            "consents": CONSENTS,
        }
        answer = self.http.post("/orders", json=body, headers={"Idempotency-Key": key})
        assert answer.status_code == 201, answer.text
        order: dict[str, Any] = answer.json()
        return order

    def open_payment(self, order: dict[str, Any]) -> httpx.Response:
        return self.http.post(
            "/payments/yookassa/create",
            json={"orderId": order["id"], "returnUrl": f"{self.shop.url}/", "token": order["accessToken"]},
            headers={"Idempotency-Key": "pay-1"},
        ).raise_for_status()

    def pay(self, order: dict[str, Any], **how: object) -> str:
        """Open the payment and finish it at the sandbox; the payment's id."""
        payment: str = self.open_payment(order).json()["paymentId"]
        self.shop.sandbox.pay(payment, **how)
        return payment

    def look(self, order: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = (
            self.http.get(f"/orders/{order['id']}", headers={"X-Order-Token": order["accessToken"]})
            .raise_for_status()
            .json()
        )
        return found


def text_of_paper(shop: Shop, letter: dict[str, Any]) -> str:
    """All words of the PDF in a letter."""
    paper = httpx.get(letter["attachments"][0]["url"]).content
    return "".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)


def soon(look: Callable[[], T], wanted: Callable[[T], bool] = bool, within: float = 30.0) -> T:
    """What `look` sees once it is as wanted; fails with the last sight."""
    until = time.monotonic() + within
    while True:
        seen = look()
        if wanted(seen):
            return seen
        assert time.monotonic() < until, f"still {seen!r} after {within} s"
        time.sleep(0.2)


def five_free_ports() -> int:
    """The first of five neighbouring ports nobody listens at."""
    taken = {
        int(re.split(r"\s+", line.strip())[1].rsplit(":", 1)[1], 16)
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
    }
    return next(n for n in range(27000, 27900, 5) if not taken & set(range(n, n + 5)))
