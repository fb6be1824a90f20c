"""A real sandbox in a process of its own, for tests of the sandbox and of everything that talks to it."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

ROOT = Path(__file__).parents[2]
START_WITHIN = 15.0
Json = dict[str, Any]


class SandboxBox:
    """Starts and stops one sandbox. Its ports and its folder stay the same over restarts."""

    def __init__(
        self,
        folder: Path,
        *,
        webhook_url: str = "",
        payment_seconds: int = 3600,
        shop_id: str = "100500",
        secret_key: str = "test_secret",  # noqa: S107 (a key that opens nothing)
        port: int | None = None,
        smtp_port: int | None = None,
    ) -> None:
        self.folder = folder
        self.webhook_url = webhook_url
        self.payment_seconds = payment_seconds
        self.shop_id = shop_id
        self.secret_key = secret_key
        self.port = port or free_port()
        self.smtp_port = smtp_port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.api_url = f"{self.url}/yookassa/v3"
        self._process: subprocess.Popen[str] | None = None
        self._http: httpx.Client | None = None

    def start(self) -> Self:
        """Returns when it answers."""
        arguments = {
            "--port": self.port,
            "--smtp-port": self.smtp_port,
            "--data-dir": self.folder,
            "--webhook-url": self.webhook_url,
            "--shop-id": self.shop_id,
            "--secret-key": self.secret_key,
            "--payment-seconds": self.payment_seconds,
        }
        words = [str(word) for pair in arguments.items() for word in pair]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sandbox", *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout
        self.ready_line = self._process.stdout.readline()
        if not self.ready_line:
            raise RuntimeError(f"the sandbox ended with {self._process.wait(START_WITHIN)}")
        self.visit()
        return self

    def visit(self) -> None:
        """Talk to it; also to one that somebody else has started on these ports."""
        self._http = httpx.Client(base_url=self.url, timeout=10)

    def leave(self) -> None:
        if self._http:
            self._http.close()

    @property
    def http(self) -> httpx.Client:
        """A client for everything the sandbox serves, while it runs."""
        assert self._http
        return self._http

    def stop(self) -> float:
        """Ask it to stop; the seconds it took."""
        began = time.monotonic()
        self._end(signal.SIGTERM)
        return time.monotonic() - began

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self.stop()

    def pay(self, payment_id: str, **wish: object) -> Json:
        """Finish a payment: `card=…`, `method=…`, or `outcome="declined", reason=…`; nothing: a card that pays."""
        return self._told("POST", f"/_sandbox/payments/{payment_id}/pay", wish)

    def expire(self, payment_id: str) -> Json:
        return self._told("POST", f"/_sandbox/payments/{payment_id}/expire", {})

    def mail(self, to: str | None = None) -> list[Json]:
        """The letters, newest first, for one recipient or for all."""
        letters: list[Json] = self.http.get("/_sandbox/mail", params={"to": to} if to else {}).json()
        return letters

    def throw_mail_away(self) -> None:
        self.http.delete("/_sandbox/mail").raise_for_status()

    def switch_on(self, system: str, fault: str, **figures: object) -> Json:
        """`rate=0.2, count=10, delayMs=5000`."""
        return self._told("POST", "/_sandbox/faults", {"system": system, "fault": fault, **figures})

    def switch_off(self, **which: str) -> None:
        """One fault, a system's faults, or all."""
        self.http.delete("/_sandbox/faults", params=which).raise_for_status()

    def faults(self) -> Json:
        faults: Json = self.http.get("/_sandbox/faults").raise_for_status().json()
        return faults

    def book(self, system: str) -> dict[str, list[Json]]:
        book: dict[str, list[Json]] = self.http.get(f"/_sandbox/books/{system}").raise_for_status().json()
        return book

    def _told(self, method: str, path: str, wish: Json) -> Json:
        answer: Json = self.http.request(method, path, json=wish).raise_for_status().json()
        return answer

    def _end(self, number: int) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        self.http.close()
        process.send_signal(number)
        process.wait(10)
        if process.stdout:
            process.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
