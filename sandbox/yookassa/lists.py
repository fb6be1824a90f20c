"""Lists, newest first, with their filters and cursors."""

from collections.abc import Mapping

from sandbox.book import Book, Condition, Json
from sandbox.yookassa import ids
from sandbox.yookassa.errors import invalid
from sandbox.yookassa.requests import check_moment
from sandbox.yookassa.shop import PAYMENT, RECEIPT, REFUND, object_of

COMPARISONS = {"gte": ">=", "gt": ">", "lte": "<=", "lt": "<"}
STATUSES = {
    PAYMENT: ("pending", "waiting_for_capture", "succeeded", "canceled"),
    REFUND: ("pending", "succeeded", "canceled"),
    RECEIPT: ("pending", "succeeded", "canceled"),
}
MOMENTS = {
    PAYMENT: {"created_at": "$.object.created_at", "captured_at": "$.object.captured_at"},
    REFUND: {"created_at": "$.object.created_at"},
    RECEIPT: {"created_at": "$.private.created_at"},
}
WORDS = {
    PAYMENT: {"status": "$.object.status", "payment_method": "$.object.payment_method.type"},
    REFUND: {"status": "$.object.status", "payment_id": "$.object.payment_id"},
    RECEIPT: {
        "status": "$.object.status",
        "payment_id": "$.object.payment_id",
        "refund_id": "$.object.refund_id",
    },
}


def page(book: Book, kind: str, query: Mapping[str, str]) -> Json:
    """One page of objects; refuses bad filters with 400."""
    limit = _limit(query.get("limit", "10"))
    found = book.newest(kind, _conditions(kind, query), _before(book, kind, query.get("cursor")), limit + 1)
    answer: Json = {"type": "list", "items": [object_of(record) for record in found[:limit]]}
    if len(found) > limit:
        answer["next_cursor"] = found[limit - 1].id
    return answer


def _conditions(kind: str, query: Mapping[str, str]) -> list[Condition]:
    conditions: list[Condition] = []
    for name, value in query.items():
        field, _, bound = name.partition(".")
        if bound in COMPARISONS and field in MOMENTS[kind]:
            at = ids.moment(check_moment(name, value))
            conditions.append((MOMENTS[kind][field], COMPARISONS[bound], at))
        elif name in WORDS[kind]:
            if name == "status" and value not in STATUSES[kind]:
                raise invalid("Unknown status", "status")
            conditions.append((WORDS[kind][name], "=", value))
    return conditions


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 100:
        raise invalid("The limit must be between 1 and 100", "limit")
    return int(text)


def _before(book: Book, kind: str, cursor: str | None) -> int | None:
    if cursor is None:
        return None
    last = book.get(kind, cursor)
    if last is None:
        raise invalid("Unknown cursor", "cursor")
    return last.seq
