"""The mailbox: an SMTP server that keeps every letter and shows it."""

import asyncio
import email
import email.policy
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from starlette.routing import BaseRoute

from sandbox.book import Book, Json
from sandbox.faults import Switchboard

FAULTS = {
    "smtp.refuse": "Письмо не принято, временный отказ 451",
    "smtp.reject": "Письмо не принято, постоянный отказ 550",
    "smtp.drop": "Письмо принято, но соединение оборвано вместо ответа",
    "smtp.slow": "Ответ через delayMs (3 с)",
}
BIGGEST = 32 * 1024 * 1024


@dataclass(frozen=True)
class Letter:
    """A stored mail: what it says, without the attachments' bytes."""

    id: str
    body: Json


class Mailbox:
    """Letters by Message-ID: the same one sent again is still one letter."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def keep(self, raw: bytes, recipients: list[str], now: datetime) -> None:
        message = _parsed(raw)
        message_id = str(message["Message-ID"] or f"<{uuid.uuid4()}@sandbox>").strip()
        sql = self._book.connection
        with self._book.change():
            known = sql.execute("SELECT id, body FROM letter WHERE message_id = ?", (message_id,)).fetchone()
            if known:
                id, body = known[0], json.loads(known[1])
                body["deliveries"] += 1
                body["recipients"] += [one for one in recipients if one not in body["recipients"]]
                sql.execute("UPDATE letter SET body = ? WHERE id = ?", (_json(body), id))
            else:
                id, body = uuid.uuid4().hex, _summary(message, recipients, now) | {"messageId": message_id}
                sql.execute(
                    "INSERT INTO letter (id, message_id, body, raw) VALUES (?, ?, ?, ?)",
                    (id, message_id, _json(body), raw),
                )
            sql.executemany(
                "INSERT OR IGNORE INTO recipient (address, letter) VALUES (?, ?)",
                [(one.strip().lower(), id) for one in recipients],
            )

    def letters(self, to: str | None = None, limit: int = -1) -> list[Letter]:
        """Newest first, for one recipient where `to` is given."""
        if to is None:
            rows = self._book.connection.execute("SELECT id, body FROM letter ORDER BY seq DESC LIMIT ?", (limit,))
        else:
            rows = self._book.connection.execute(
                "SELECT id, body FROM letter JOIN recipient ON letter = id WHERE address = ? ORDER BY seq DESC LIMIT ?",
                (to.strip().lower(), limit),
            )
        return [Letter(id, json.loads(body)) for id, body in rows]

    def count(self) -> int:
        count: int = self._book.connection.execute("SELECT count(*) FROM letter").fetchone()[0]
        return count

    def letter(self, id: str) -> Letter | None:
        row = self._book.connection.execute("SELECT id, body FROM letter WHERE id = ?", (id,)).fetchone()
        return Letter(row[0], json.loads(row[1])) if row else None

    def attachment(self, id: str, number: int) -> EmailMessage | None:
        row = self._book.connection.execute("SELECT raw FROM letter WHERE id = ?", (id,)).fetchone()
        parts = _attachments(_parsed(row[0])) if row else []
        return parts[number] if 0 <= number < len(parts) else None

    def throw_away(self, to: str | None = None) -> int:
        gone = [(letter.id,) for letter in self.letters(to)]
        with self._book.change():
            self._book.connection.executemany("DELETE FROM letter WHERE id = ?", gone)
            self._book.connection.executemany("DELETE FROM recipient WHERE letter = ?", gone)
        return len(gone)


class MailServer:
    """Takes letters on one port of this machine; any login is right."""

    def __init__(self, mailbox: Mailbox, switchboard: Switchboard, port: int, clock: Callable[[], datetime]) -> None:
        self._mailbox = mailbox
        self._switchboard = switchboard
        self._port = port
        self._clock = clock
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._protocol, "127.0.0.1", self._port)

    def close(self) -> None:
        if self._server:
            self._server.close()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if fault := self._switchboard.strike("smtp", "smtp.slow"):
            await asyncio.sleep(fault.delay(3.0))
        if self._switchboard.strike("smtp", "smtp.refuse"):
            return "451 4.3.0 Try again later"
        if self._switchboard.strike("smtp", "smtp.reject"):
            return "550 5.1.1 No such mailbox"
        content = envelope.content or b""
        raw = content.encode() if isinstance(content, str) else content
        self._mailbox.keep(raw, [str(one) for one in envelope.rcpt_tos], self._clock())
        if self._switchboard.strike("smtp", "smtp.drop"):
            connection: Any = server.transport  # uvloop's are not asyncio's
            connection.abort()
        return "250 2.0.0 Kept"

    def _protocol(self) -> SMTP:
        return SMTP(
            self,
            data_size_limit=BIGGEST,
            enable_SMTPUTF8=True,
            hostname="sandbox",
            authenticator=_any_login,
            auth_require_tls=False,
        )


class MailSystem:
    name = "smtp"
    faults = FAULTS

    def __init__(self, mailbox: Mailbox, routes: list[BaseRoute]) -> None:
        self._mailbox = mailbox
        self._routes = routes

    def routes(self) -> list[BaseRoute]:
        return self._routes

    def book(self, limit: int = -1) -> dict[str, list[Any]]:
        return {"mail": [{"id": letter.id, **letter.body} for letter in self._mailbox.letters(limit=limit)]}

    async def run(self) -> None:
        """Nothing: the server lives by its connections."""


def _any_login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: LoginPassword) -> AuthResult:
    return AuthResult(success=True)


def _parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError(type(message))
    return message


def _json(body: Json) -> str:
    return json.dumps(body, ensure_ascii=False)


def _summary(message: EmailMessage, recipients: list[str], now: datetime) -> Json:
    return {
        "recipients": recipients,
        "from": str(message["From"] or ""),
        "subject": str(message["Subject"] or ""),
        "text": _text(message, "plain"),
        "html": _text(message, "html"),
        "at": now.astimezone(UTC).isoformat(timespec="milliseconds"),
        "deliveries": 1,
        "attachments": [_described(part) for part in _attachments(message)],
    }


def _text(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part else ""


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    """Files, and pictures that the HTML part shows inside."""
    bodies = [message.get_body((kind,)) for kind in ("plain", "html")]
    parts = [part for part in message.walk() if isinstance(part, EmailMessage) and not part.is_multipart()]
    return [part for part in parts if part not in bodies]


def _described(part: EmailMessage) -> Json:
    return {
        "name": part.get_filename() or "",
        "contentType": part.get_content_type(),
        "size": len(_bytes(part)),
        "cid": str(part["Content-ID"] or "").strip("<> "),
    }


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
