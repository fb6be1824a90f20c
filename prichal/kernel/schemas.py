"""How our JSON looks: camelCase on the wire, money as whole kopecks, unknown input members refused."""

import re
from datetime import date
from typing import Annotated, Any

from ninja import Header, Schema
from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from prichal.kernel.money import Money


class Out(BaseModel):
    """An answer; built from dataclasses and model rows by attribute.

    Plain pydantic: ninja's Schema would look at every member again through a wrapper, three times an answer.
    """

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)


class In(Schema):
    """Input; a member it does not know is refused, by name."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


def _whole(value: Any) -> Any:
    """JSON Schema's integer: 1 and 1.0, but neither true nor "1"."""
    if isinstance(value, (bool, str)):
        raise PydanticCustomError("whole_number", "a whole number is wanted")
    return value


def _id(value: Any) -> str:
    return str(value)


def _day(value: Any) -> Any:
    """RFC 3339's full-date: pydantic alone would also take a number of seconds."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date", "a date such as 2026-06-12 is wanted")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Whole = Annotated[int, BeforeValidator(_whole)]
Id = Annotated[str, BeforeValidator(_id)]
Kopecks = Annotated[
    Money,
    PlainSerializer(lambda money: money.kopecks, return_type=int),
    WithJsonSchema({"type": "integer", "description": "kopecks of RUB"}),
]
Text = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]  # the database takes no NUL
SessionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,64}$")]


IdempotencyKey = Annotated[str | None, Header(alias="Idempotency-Key", description="1 to 64 characters")]
OrderToken = Annotated[
    str, Header(alias="X-Order-Token", description="the order's accessToken; a wrong one finds nothing")
]


class ProblemField(Out):
    """What is wrong with one field."""

    field: str
    message: str
    code: str


class Problem(Out):
    """RFC 9457 `application/problem+json`; refusals add members of their own (`seats`, `seatsLeft`, `allowed` …)."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="allow")

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[ProblemField] = []
