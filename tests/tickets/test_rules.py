import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from prichal.tickets.rules import BadToken, Claim, base64url, from_base64url, key_id, read, sign

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
KNOWN = {key_id(KEY.public_key()): KEY.public_key()}
CLAIM = Claim("7K3M9QXW2D", 12345, "U-3-14", "adult")


def test_a_token_says_what_was_signed_and_fits_a_small_square():
    token = sign(CLAIM, KEY)

    assert read(token, KNOWN) == CLAIM
    assert token.isascii()
    assert len(token) <= 180  # version 9 at level M: 53 modules, large ones on a ticket


def test_the_payload_is_readable_without_us():
    payload = json.loads(from_base64url(sign(CLAIM, KEY).split(".")[0]))

    assert payload == {"k": key_id(KEY.public_key()), "n": "7K3M9QXW2D", "e": 12345, "s": "U-3-14", "t": "adult"}


def test_any_changed_character_makes_a_token_bad():
    token = sign(CLAIM, KEY)
    for at, letter in enumerate(token):
        changed = token[:at] + ("A" if letter != "A" else "B") + token[at + 1 :]
        with pytest.raises(BadToken):
            read(changed, KNOWN)


def test_a_token_signed_by_another_key_is_bad_even_under_our_key_id():
    payload, signature = sign(CLAIM, KEY).split(".")
    forged = f"{payload}.{base64url(OTHER.sign(payload.encode()))}"

    with pytest.raises(BadToken):
        read(forged, KNOWN)
    with pytest.raises(BadToken):
        read(sign(CLAIM, OTHER), KNOWN)
    assert signature


@given(st.text(max_size=60))
def test_no_text_but_a_token_is_read(text):
    with pytest.raises(BadToken):
        read(text, KNOWN)


@given(st.binary(max_size=80))
def test_base64url_gives_back_what_it_got(content):
    assert from_base64url(base64url(content)) == content


@pytest.mark.parametrize("text", ["A", "AB==", "AB=", "A B", "A\nBC", "AA+A", "AB"])
def test_another_spelling_of_base64url_is_refused(text):
    with pytest.raises(ValueError, match="not base64url"):
        from_base64url(text)


def test_a_seat_may_have_any_letters():
    claim = Claim("7K3M9QXW2D", 1, "Ряд Ё-14", "adult")
    assert read(sign(claim, KEY), KNOWN) == claim
