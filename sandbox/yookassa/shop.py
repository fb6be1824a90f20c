"""One test shop at ЮKassa: its keys, its book, and the steps every part of it needs."""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.book import Book, Json, Record
from sandbox.faults import Fault, Switchboard

SYSTEM = "yookassa"
PAYMENT, REFUND, RECEIPT, NOTIFICATION = (
    f"{SYSTEM}/{noun}" for noun in ("payment", "refund", "receipt", "notification")
)


@dataclass(frozen=True)
class Shop:
    """`public_url` is where payers reach the payment page; `payment_for` how long they have."""

    id: str
    secret_key: str
    public_url: str
    webhook_url: str
    payment_for: timedelta
    book: Book
    switchboard: Switchboard

    def strike(self, fault: str) -> Fault | None:
        return self.switchboard.strike(SYSTEM, fault)

    def knows(self, authorization: str) -> bool:
        """Whether the header carries this shop's id and secret key."""
        wanted = base64.b64encode(f"{self.id}:{self.secret_key}".encode()).decode()
        scheme, _, given = authorization.partition(" ")
        return scheme.lower() == "basic" and secrets.compare_digest(given.strip().encode(), wanted.encode())


def object_of(record: Record) -> Json:
    """What the shop is shown of a record."""
    shown: Json = record.body["object"]
    return shown


def private_of(record: Record) -> Json:
    """What the record knows beyond that."""
    private: Json = record.body["private"]
    return private


def unix(at: datetime) -> float:
    return at.timestamp()
