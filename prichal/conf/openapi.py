"""What the OpenAPI document says of every operation: language, caching, and refusals with an example of each."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_lazy as _

from prichal.conf.mending import advice
from prichal.conf.pagecache import cached_as
from prichal.inventory.errors import SeatsTaken
from prichal.kernel.errors import DomainError, FieldError, Invalid, NotFound
from prichal.kernel.idempotency import KeyMissing
from prichal.kernel.limits import TooMuch
from prichal.payments.ports import AcquirerRefused, AcquirerSilent
from prichal.staff.errors import NoRight, NotSignedIn

PROBLEM = "application/problem+json"
LANGUAGE: list[dict[str, Any]] = [
    {
        "name": "lang",
        "in": "query",
        "required": False,
        "schema": {"type": "string"},
        "description": "Language of texts: `ru`, `en` or `zh`. What is not translated is Russian.",
    },
    {
        "name": "Accept-Language",
        "in": "header",
        "required": False,
        "schema": {"type": "string"},
        "description": "Language of texts where `lang` says nothing; Russian without either.",
    },
]
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "ETags of the answers one has; 304 where one of them is still true.",
}
CACHING = {
    "ETag": {"schema": {"type": "string"}, "description": "Name of this very answer, for If-None-Match."},
    "Cache-Control": {"schema": {"type": "string"}, "description": "Ask again each time; 304 costs little."},
}


class TooLarge(DomainError):
    code, status = "too_large", 413
    message = _("Запрос больше 1 МиБ.")


def examples() -> dict[int, DomainError]:
    """One refusal of each status, as it may be met, in the reader's language."""
    wrong = advice({"type": "less_than_equal", "ctx": {"le": 100}})
    refusals = (
        KeyMissing(),
        NotSignedIn(),
        NoRight(),
        NotFound(),
        SeatsTaken(["A-1"]),
        TooLarge(),
        Invalid([FieldError("limit", wrong, "less_than_equal")]),
        TooMuch(seconds=59),
        AcquirerRefused(),
        AcquirerSilent(),
    )
    return {refusal.status: refusal for refusal in refusals}


def complete(document: dict[str, Any]) -> None:
    """Adds what the code of an operation does not say itself; the document is changed in place."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            operation.setdefault("parameters", []).extend(LANGUAGE)
            if method == "get" and cached_as(path):
                _revalidated(operation)
            for status, response in operation["responses"].items():
                if int(status) >= HTTPStatus.BAD_REQUEST:
                    _refusal(int(status), response)


def _revalidated(operation: dict[str, Any]) -> None:
    operation["parameters"].append(IF_NONE_MATCH)
    operation["responses"][HTTPStatus.OK.value]["headers"] = CACHING
    nothing_new = {"description": "The answer named in If-None-Match is still true.", "headers": CACHING}
    operation["responses"][HTTPStatus.NOT_MODIFIED.value] = nothing_new


def _refusal(status: int, response: dict[str, Any]) -> None:
    """Refusals are declared as the media type they are sent with, with an example."""
    content = response.get("content", {})
    if "application/json" not in content:
        return
    content[PROBLEM] = content.pop("application/json")
    response["description"] = HTTPStatus(status).phrase
    if refusal := examples().get(status):
        content[PROBLEM]["example"] = document_of(
            status=status, code=refusal.code, detail=str(refusal), extra=refusal.details()
        )


def document_of(*, status: int, code: str, detail: str, extra: dict[str, Any] | None = None) -> dict[str, Any]:
    """A problem document (RFC 9457)."""
    return {
        "type": f"urn:prichal:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        **(extra or {}),
    }
