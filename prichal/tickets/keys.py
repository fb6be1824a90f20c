"""The keys that sign tickets: a PEM file with one private key or several, the first signs, all are published.

To change the key, put a new one before the old, and take the old one out when its last sailing has gone.
"""

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from prichal.tickets.rules import key_id

PEM = re.compile(rb"-----BEGIN PRIVATE KEY-----.+?-----END PRIVATE KEY-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The signing key and every key whose tickets are still good."""

    signing: Ed25519PrivateKey
    public: Mapping[str, Ed25519PublicKey]


def key_ring() -> KeyRing:
    """The installation's keys; embedded, made by itself once. Raises ImproperlyConfigured without any."""
    path = Path(settings.TICKET_KEY_FILE)
    if settings.EMBEDDED and not path.exists():
        make_key_file(path)
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError as problem:
        raise ImproperlyConfigured("TICKET_KEY_FILE: there is no such file") from problem
    return _read(path, changed)


def make_key_file(path: Path) -> None:
    """Write a new key, for its owner's eyes only (mode 600); of several processes at once, one key stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with tempfile.NamedTemporaryFile(dir=path.parent) as made:  # born with mode 600
        made.write(pem)
        made.flush()
        try:
            os.link(made.name, path)
        except FileExistsError:
            return


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> KeyRing:
    keys = [load_pem_private_key(pem, password=None) for pem in PEM.findall(path.read_bytes())]
    ours = [key for key in keys if isinstance(key, Ed25519PrivateKey)]
    if not ours or len(ours) < len(keys):
        raise ImproperlyConfigured("TICKET_KEY_FILE: Ed25519 private keys (PEM, PKCS #8) are wanted, at least one")
    public = [key.public_key() for key in ours]
    return KeyRing(signing=ours[0], public={key_id(key): key for key in public})
