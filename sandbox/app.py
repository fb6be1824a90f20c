"""Puts the played systems together into one program."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from sandbox import mail, switches
from sandbox.book import Book
from sandbox.faults import Switchboard
from sandbox.mailroom import MailRoom
from sandbox.systems import System
from sandbox.yookassa import system as yookassa
from sandbox.yookassa.shop import SYSTEM as YOOKASSA
from sandbox.yookassa.shop import Shop
from sandbox.yookassa.system import Yookassa


@dataclass(frozen=True)
class Settings:
    port: int
    smtp_port: int
    data_dir: Path
    webhook_url: str
    shop_id: str
    secret_key: str
    payment_seconds: int
    public_url: str


@dataclass(frozen=True)
class Sandbox:
    """The web application, the mail server beside it, and the systems whose background work must run."""

    web: Starlette
    mail_server: mail.MailServer
    systems: tuple[System, ...]
    book: Book


def build(settings: Settings, clock: Callable[[], datetime]) -> Sandbox:
    book = Book(settings.data_dir)
    switchboard = Switchboard(book, {YOOKASSA: yookassa.FAULTS, "smtp": mail.FAULTS})
    mailbox = mail.Mailbox(book)
    shop = Shop(
        id=settings.shop_id,
        secret_key=settings.secret_key,
        public_url=settings.public_url,
        webhook_url=settings.webhook_url,
        payment_for=timedelta(seconds=settings.payment_seconds),
        book=book,
        switchboard=switchboard,
    )
    systems: tuple[System, ...] = (
        Yookassa(shop, clock),
        mail.MailSystem(mailbox, list(MailRoom(mailbox).routes())),
    )
    own = switches.Switches(
        book=book,
        switchboard=switchboard,
        systems={system.name: system for system in systems},
        mailbox=mailbox,
    )
    return Sandbox(
        web=Starlette(
            routes=[*own.routes(), *(route for system in systems for route in system.routes())],
            exception_handlers={Exception: _tell},
        ),
        mail_server=mail.MailServer(mailbox, switchboard, settings.smtp_port, clock),
        systems=systems,
        book=book,
    )


async def _tell(request: Request, error: Exception) -> Response:
    """Our own mistakes belong on the terminal: the web server beneath is mute."""
    traceback.print_exception(error)
    return PlainTextResponse("sandbox broke, see its terminal", status_code=500)
