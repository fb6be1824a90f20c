import base64

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.test import Client

from prichal.tickets.services import issue_tickets
from tests.make import NOON
from tests.make_orders import make_order

ADDRESS = "/.well-known/prichal-ticket-keys"


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@pytest.mark.django_db
def test_whoever_reads_the_published_keys_can_check_a_ticket_and_sees_a_changed_byte():
    (ticket,) = issue_tickets(order_id=make_order().pk, now=NOON)

    answer = Client().get(ADDRESS)

    (jwk,) = answer.json()["keys"]
    assert (jwk["kid"], jwk["kty"], jwk["crv"], jwk["use"]) == (ticket.key_id, "OKP", "Ed25519", "sig")
    assert set(jwk) == {"kid", "kty", "crv", "use", "x"}
    key = Ed25519PublicKey.from_public_bytes(decoded(jwk["x"]))
    payload, signature = ticket.token.split(".")
    key.verify(decoded(signature), payload.encode())
    changed = bytearray(payload.encode())
    changed[5] ^= 1
    with pytest.raises(InvalidSignature):
        key.verify(decoded(signature), bytes(changed))


def test_the_keys_may_be_kept_for_an_hour_and_are_only_read():
    answer = Client().get(ADDRESS)

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert Client().post(ADDRESS).status_code == 405
