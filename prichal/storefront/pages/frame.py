"""What the shop's pages share: the session that owns holds, privacy of answers, refusals turned into pages."""

import re
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from prichal.inventory.rules import Channel, holder_of
from prichal.kernel.errors import NotFound
from prichal.storefront.pages.refusals import not_found

COOKIE = "prichal_session"
SESSION_SHAPE = re.compile(r"[A-Za-z0-9_-]{16,64}")
QUANTITY = re.compile(r"[0-9]{1,3}")
TWO_DAYS = 2 * 24 * 3600

View = Callable[..., HttpResponse]


def missing_is_404(view: View) -> View:
    """A NotFound of ours is a page not found."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotFound as nothing:
            raise Http404(str(nothing)) from nothing

    return answer


def private(view: View) -> View:
    """Never cached, never named to other sites."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Http404 as nothing:  # made here, so that it is as private as what was looked for
            response = not_found(request, nothing)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "no-referrer" if "/orders/" in request.path else "same-origin"
        return response

    return answer


def number(text: object) -> int:
    """A quantity as typed, at most three digits; nonsense counts as 0."""
    return int(text) if isinstance(text, str) and QUANTITY.fullmatch(text) else 0


def session_of(request: HttpRequest) -> str | None:
    """The session that owns this visitor's holds, or None for a newcomer."""
    value = request.COOKIES.get(COOKIE, "")
    return value if SESSION_SHAPE.fullmatch(value) else None


def new_session() -> str:
    return secrets.token_hex(16)


def holder(session: str | None) -> UUID | None:
    return holder_of(Channel.SHOP, session) if session else None


def remember(response: HttpResponse, session: str) -> HttpResponse:
    """Keep the session in a cookie that scripts can't read: it is authority over the hold."""
    response.set_cookie(
        COOKIE,
        session,
        max_age=TWO_DAYS,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def asks_json(request: HttpRequest) -> bool:
    """True for our own scripts: the same forms, answered as data."""
    return request.headers.get("Accept", "").startswith("application/json")


def see_other(address: str) -> HttpResponse:
    """303: the browser goes on by GET, so that reloading repeats nothing."""
    return HttpResponse(status=303, headers={"Location": address})
