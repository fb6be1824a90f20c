"""A real SMTP server in a thread of the test: it keeps letters as they came, and can refuse, hang up or hang."""

import socket
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event

from aiosmtpd.controller import Controller


@dataclass
class Postbox:
    """`letters` came in whole; `answers` maps RCPT or DATA to what the server says instead of taking them."""

    letters: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    hangs: bool = False
    has_letter: Event = field(default_factory=Event)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if "DATA" in self.answers:
            return self.answers["DATA"]
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.has_letter.set()
        if self.hangs:  # the letter is here, the answer never comes
            server.transport.pause_reading()
            await server.loop.create_future()
        return "250 OK"


def open_postbox() -> tuple[Postbox, Controller]:
    """A running server on the loopback interface; the caller stops the controller."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    postbox = Postbox()
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    return postbox, controller
