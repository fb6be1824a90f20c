"""Tokens on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from prichal.accounts.rules import LONGEST_PASSWORD
from prichal.kernel.schemas import In, Out, Text


class LoginIn(In):
    email: Annotated[Text, StringConstraints(strip_whitespace=True, min_length=3, max_length=254)]
    password: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PASSWORD)]


class TokenOut(Out):
    token: str
    expires_at: datetime
