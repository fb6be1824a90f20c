"""What a ticket's QR carries: a compact payload and its Ed25519 signature, both base64url without padding.

`PAYLOAD.SIGNATURE`; the payload is a JSON object of `k` (key id), `n` (ticket number), `e` (event id),
`s` (seat code, empty where places have no numbers) and `t` (ticket type). What is signed is PAYLOAD's bytes.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

BOARDING = timedelta(minutes=15)  # people are let aboard from so long before the departure
DOORS = timedelta(minutes=30)  # and into a hall ashore from so long before the beginning
NUMBER_LENGTH = 10


class BadToken(ValueError):
    """Not a token of ours, changed on the way, or signed with a key we don't know."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a ticket says of itself."""

    number: str
    event_id: int
    seat_code: str
    ticket_type: str


def sign(claim: Claim, key: Ed25519PrivateKey) -> str:
    """The token of a ticket; the same claim and key always give the same token."""
    payload = {
        "k": key_id(key.public_key()),
        "n": claim.number,
        "e": claim.event_id,
        "s": claim.seat_code,
        "t": claim.ticket_type,
    }
    text = base64url(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode())
    return f"{text}.{base64url(key.sign(text.encode()))}"


def read(token: str, keys: Mapping[str, Ed25519PublicKey]) -> Claim:
    """The claim of a token signed by one of `keys` (key id → key). Raises BadToken."""
    text, _, signature = token.partition(".")
    try:
        payload = json.loads(from_base64url(text))
        keys[payload["k"]].verify(from_base64url(signature), text.encode())
        return Claim(payload["n"], payload["e"], payload["s"], payload["t"])
    except (InvalidSignature, ValueError, KeyError, TypeError) as problem:
        raise BadToken("this ticket was not signed by us") from problem


def key_id(key: Ed25519PublicKey) -> str:
    """A short name that follows from the key itself."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:8]


def base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Raises ValueError for what `base64url` would not write: one content has one spelling."""
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as problem:
        raise ValueError("not base64url") from problem
    if base64url(content) != text:
        raise ValueError("not base64url")
    return content
