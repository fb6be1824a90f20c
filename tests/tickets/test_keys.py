import os
import stat
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.exceptions import ImproperlyConfigured

from prichal.tickets.keys import key_ring, make_key_file
from prichal.tickets.rules import Claim, key_id, read, sign


def pem(key: Ed25519PrivateKey | EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def test_an_embedded_installation_makes_its_key_once_for_its_owner_only(tmp_path, settings):
    settings.TICKET_KEY_FILE = tmp_path / "secrets" / "ticket_key"

    ring = key_ring()

    assert stat.S_IMODE(os.stat(settings.TICKET_KEY_FILE).st_mode) == 0o600
    assert os.listdir(tmp_path / "secrets") == ["ticket_key"]
    assert key_ring() == ring
    assert list(ring.public) == [key_id(ring.signing.public_key())]


def test_of_several_processes_that_make_a_key_at_once_one_key_stays(tmp_path):
    path = tmp_path / "ticket_key"
    makers = [Thread(target=make_key_file, args=(path,)) for _ in range(5)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    first = path.read_bytes()

    make_key_file(path)

    assert path.read_bytes() == first
    assert os.listdir(tmp_path) == ["ticket_key"]


def test_production_makes_no_key_and_says_what_is_missing(tmp_path, settings):
    settings.EMBEDDED = False
    settings.TICKET_KEY_FILE = tmp_path / "ticket_key"

    with pytest.raises(ImproperlyConfigured, match="TICKET_KEY_FILE"):
        key_ring()
    assert not settings.TICKET_KEY_FILE.exists()


def test_while_a_key_is_changed_tickets_of_the_old_one_stay_good(tmp_path, settings):
    settings.TICKET_KEY_FILE = tmp_path / "ticket_key"
    old, new = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    settings.TICKET_KEY_FILE.write_bytes(pem(old))
    sold_before = sign(Claim("OLD", 1, "", "adult"), key_ring().signing)

    settings.TICKET_KEY_FILE.write_bytes(pem(new) + pem(old))
    ring = key_ring()

    assert list(ring.public) == [key_id(new.public_key()), key_id(old.public_key())]
    assert read(sold_before, ring.public).number == "OLD"
    assert read(sign(Claim("NEW", 1, "", "adult"), ring.signing), {key_id(new.public_key()): new.public_key()})


@pytest.mark.parametrize("content", [b"", b"no key", pem(generate_private_key(SECP256R1()))])
def test_a_file_without_our_kind_of_key_is_refused(tmp_path, settings, content):
    settings.TICKET_KEY_FILE = tmp_path / "ticket_key"
    settings.TICKET_KEY_FILE.write_bytes(content)

    with pytest.raises(ImproperlyConfigured, match="Ed25519"):
        key_ring()
