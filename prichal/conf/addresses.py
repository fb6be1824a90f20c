"""Addresses: one per language (`/…` ru, `/en/…`, `/zh/…`), and the owner's literal API paths at the root."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import set_script_prefix
from django.utils import translation
from django.utils.encoding import escape_uri_path

Answer = Callable[[HttpRequest], HttpResponse]

PREFIXES = {"en": "en", "zh": "zh-hans"}
TAGS = {"ru": "ru", "en": "en", "zh-hans": "zh-Hans"}
LABELS = {"ru": "Русский", "en": "English", "zh-hans": "中文"}
API = "/api/v1"

ONLY_API = re.compile(
    r"^/(products(/[^/]+)?|events/[^/]+/(seat-layout|seats(/(lock|unlock|extend))?|ticket-types|prices)"
    r"|payments/yookassa/(create|state|webhook)|quotes|orders|orders/[^/]+/documents)$"
)
PAGE_OR_API = re.compile(r"^/(events(/[^/]+)?|rentals(/[^/]+)?|orders/[^/]+(/cancel)?)$")


class Language:
    """Mounts `/en` and `/zh` as script prefixes, so that `{% url %}` stays in the page's language.

    The API reads `?lang=`, then `Accept-Language`; pages know their address only.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first, _, rest = request.path_info.removeprefix("/").partition("/")
        prefix = "/"
        if request.path_info.startswith(API + "/"):
            language = asked_language(request)
        elif language := PREFIXES.get(first, ""):
            prefix = f"/{first}/"
            request.path_info = "/" + rest
        else:
            language = "ru"
        set_script_prefix(prefix)
        try:
            with translation.override(language):
                response = self.get_response(request)
        finally:
            set_script_prefix("/")
        response.headers.setdefault("Content-Language", TAGS[language])
        return response


class Aliases:
    """Answers the owner's literal paths by the API's own handlers; pages that share a path win unless JSON is asked."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if ONLY_API.match(path) or (PAGE_OR_API.match(path) and _wants_json(request)):
            request.path_info = request.path = API + path
        return self.get_response(request)


def languages(request: HttpRequest) -> dict[str, Any]:
    """For templates: the same page in every language."""
    current = translation.get_language() or "ru"
    asked = request.GET.copy()
    asked.pop("token", None)  # a link is copied and shared; a token is not
    query = f"?{asked.urlencode()}" if asked else ""
    path = escape_uri_path("/" + request.path_info.lstrip("/"))  # `//host` and `/\\host` would lead to others
    links = [
        (code, LABELS[code], f"{prefix}{path}{query}", code == current)
        for code, prefix in (("ru", ""), ("en", "/en"), ("zh-hans", "/zh"))
    ]
    return {"language_links": links, "LANGUAGE_CODE": current, "lang_tag": TAGS.get(current, "ru")}


def asked_language(request: HttpRequest) -> str:
    """The API's language: `?lang=`, else the first known one of Accept-Language, else Russian."""
    known = {"ru": "ru", "en": "en", "zh": "zh-hans"}
    if asked := known.get(request.GET.get("lang", "")):
        return asked
    header = request.headers.get("Accept-Language", "")
    for part in header.split(","):
        if found := known.get(part.strip().split(";")[0].split("-")[0].lower()):
            return found
    return "ru"


def _wants_json(request: HttpRequest) -> bool:
    accept = request.headers.get("Accept", "")
    return "application/json" in accept and "text/html" not in accept
