"""Public identifiers: short, readable aloud, not guessable in sequence."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U: nothing to confuse over the phone


def public_code(length: int = 10) -> str:
    """A random code such as `7K3M9QXW2D`; 10 characters carry 49 bits, uniqueness is the column's constraint."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
