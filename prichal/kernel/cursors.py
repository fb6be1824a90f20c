"""Cursors of keyset lists: where a page ended, packed so that nobody builds on what is inside."""

import base64
import binascii
import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from prichal.kernel.errors import FieldError, Invalid


def write_cursor(*values: str | int) -> str:
    packed = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_cursor(cursor: str, *kinds: type[Any]) -> list[Any]:
    """The values, of just these types. Raises Invalid for a cursor that is none of ours, or another list's."""
    try:
        packed = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        values = json.loads(packed)
        if not isinstance(values, list) or [type(value) for value in values] != list(kinds):
            raise ValueError("another list's cursor")
    except (ValueError, binascii.Error, RecursionError) as problem:
        words = _("Этой страницы списка нет. Начните с первой.")
        raise Invalid([FieldError("cursor", words)]) from problem
    return values


def next_page(request: HttpRequest, cursor: str | None) -> str | None:
    """The address of the same list from the cursor on."""
    if cursor is None:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{settings.PUBLIC_URL}{request.path}?{query.urlencode()}"
