"""The first middleware: catalogue pages and catalogue API calls answered from memory for about a second.

What is kept is the same for everybody, by construction: a page is made without the asker's cookies and credentials,
with only the query keys its view knows, and is kept only if it sets no cookie, holds no CSRF token, is a plain 200
and varies by nothing that the key leaves out. Anything else passes through to whoever asked for it.

A page is at most PAGE_CACHE_SECONDS (≤ 1) old, counted from the beginning of its making, and browsers and proxies
must ask again each time (304 where nothing changed); with the board's second, places left are at most 2 s old.
"""

import re
import time
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase

from prichal.conf import metrics
from prichal.conf.addresses import API, PAGE_OR_API, asked_language
from prichal.conf.pagestore import Page, PageStore
from prichal.inventory.schemas.events import EventQuery
from prichal.inventory.schemas.products import ProductDaysQuery, ProductQuery
from prichal.kernel.schemas import In
from prichal.rentals.schemas import RentalQuery
from prichal.storefront.rules.choosing import LISTED_BY

Answer = Callable[[HttpRequest], HttpResponse]

MOST_BYTES = 32 * 1024 * 1024  # per process
RENEWED_FROM = 0.8  # of its age: one visitor makes the next page while the others still get this one
LONGEST_WAIT = 10.0  # seconds for somebody else's making; after it everybody makes their own
CACHE_CONTROL = "public, max-age=0, must-revalidate"
OWN_CACHE_CONTROL = "private, max-age=0, must-revalidate"  # what a session is told of its places
PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_X_ORDER_TOKEN", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
KEYED = {"cookie", "accept", "accept-encoding", "accept-language"}  # cookies: the page was made without any
OURS = {"vary", "cache-control", "etag", "content-length", "expires", "x-request-id"}


def known_to(query: type[In]) -> frozenset[str]:
    """The query keys of an operation of the API, as Python and as the wire name them, and the language."""
    return frozenset(name for key, field in query.model_fields.items() for name in (key, field.alias or key)) | {"lang"}


NOTHING: frozenset[str] = frozenset()
QUERY_KEYS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"(/en|/zh)?/events"), LISTED_BY),
    (re.compile(r"/|/(en|zh)/?"), NOTHING),
    (re.compile(r"(/en|/zh)?/excursions/[^/]+"), frozenset({"date"})),
    (re.compile(r"(/en|/zh)?/events/[^/]+"), NOTHING),
    (re.compile(r"(/en|/zh)?/rentals"), frozenset({"cursor"})),
    (re.compile(r"(/en|/zh)?/rentals/[^/]+"), NOTHING),
    (re.compile(r"(/en|/zh)?/(offer|privacy|contacts)"), NOTHING),
    (re.compile(rf"{API}/events"), known_to(EventQuery)),
    (re.compile(rf"{API}/products"), known_to(ProductQuery)),
    (re.compile(rf"{API}/products/[^/]+"), known_to(ProductDaysQuery)),
    (re.compile(rf"{API}/rentals"), known_to(RentalQuery)),
    (re.compile(rf"{API}/rentals/[^/]+"), frozenset({"lang"})),
    (re.compile(rf"{API}/events/[^/]+(/(seat-layout|ticket-types|prices))?"), frozenset({"lang"})),
)
SEATS = re.compile(rf"{API}/events/[^/]+/seats")


class PageCache:
    """Answers GET requests for the addresses of QUERY_KEYS; everything else goes on untouched."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.pages = PageStore(most_bytes=MOST_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seconds = settings.PAGE_CACHE_SECONDS
        query = asked_query(request) if seconds else None
        if query is None:
            return self.get_response(request)
        key = key_of(request, query)
        now = time.monotonic()
        page = self.pages.get(key, since=now - seconds)
        if page and page.begun > now - seconds * RENEWED_FROM:
            return hit(request, page)
        flight, ours = self.pages.board(key)
        if ours:
            metrics.page_cache("miss")
            return self._make(request, key, query)
        if page:
            return hit(request, page)
        metrics.page_cache("waited")
        page = flight.wait(LONGEST_WAIT)
        return answer(request, page) if page else self.get_response(anonymous(request, query))

    def _make(self, request: HttpRequest, key: tuple[str, ...], query: str) -> HttpResponse:
        asked, path = request.META.copy(), request.path_info
        begun = time.monotonic()
        page = None
        try:
            response = self.get_response(anonymous(request, query))
            if keepable(response):
                page = Page.of(response.content, kept_headers(path, response), begun=begun)
        finally:
            self.pages.land(key, page)
        request.META.update(asked)
        return answer(request, page) if page else response


def asked_query(request: HttpRequest) -> str | None:
    """The part of the query that decides what the page shows, in one order. None: this request is not for the cache."""
    if request.method != "GET" or "HTTP_HX_REQUEST" in request.META:
        return None
    known = query_keys(request.path_info)
    return None if known is None else canonical(request.META.get("QUERY_STRING", ""), known)


@lru_cache(maxsize=2048)
def query_keys(path: str) -> frozenset[str] | None:
    """The query keys an address knows; None where it is no catalogue address."""
    return next((keys for pattern, keys in QUERY_KEYS if pattern.fullmatch(path)), None)


def cached_as(path: str) -> str:
    """The Cache-Control of a catalogue call of the API, whose answer has an ETag; `""` for anything else."""
    if SEATS.fullmatch(path):
        return OWN_CACHE_CONTROL
    return CACHE_CONTROL if path.startswith(API) and query_keys(path) is not None else ""


@lru_cache(maxsize=2048)
def canonical(query: str, known: frozenset[str]) -> str | None:
    """Known keys only, sorted; repeats of a key keep their order. None for a query Django would refuse."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)
    except ValueError:
        return None
    return urlencode(sorted((pair for pair in pairs if pair[0] in known), key=lambda pair: pair[0]))


def key_of(request: HttpRequest, query: str) -> tuple[str, ...]:
    """All that may make two pages differ. The host is as given: unknown ones get a refusal, which is never kept."""
    path, host = request.path_info, request.META.get("HTTP_HOST", "")
    language = asked_language(request) if path.startswith(API) else ""
    return (request.scheme or "", host, path, query, language)


def anonymous(request: HttpRequest, query: str) -> HttpRequest:
    """The request as a stranger's: no cookies, no credentials, no query but the known one."""
    for name in PERSONAL:
        request.META.pop(name, None)
    request.META["QUERY_STRING"] = query
    for read in ("COOKIES", "GET", "headers"):
        request.__dict__.pop(read, None)
    return request


def keepable(response: HttpResponseBase) -> bool:
    """Whether everybody may get this answer."""
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",") if name}
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not {"Set-Cookie", "Content-Encoding"} & response.headers.keys()
        and not re.search(r"private|no-store|no-cache", response.headers.get("Cache-Control", ""))
        and varies <= KEYED
        and b"csrfmiddlewaretoken" not in response.content
    )


def kept_headers(path: str, response: HttpResponse) -> dict[str, str]:
    """The answer's own headers, and what caches must know of it."""
    headers = {name: value for name, value in response.headers.items() if name.lower() not in OURS}
    return {**headers, "Vary": varies_by(path), "Cache-Control": CACHE_CONTROL}


def varies_by(path: str) -> str:
    """What of a request beside its address decides the answer."""
    vary = ["Accept-Encoding"]
    vary += ["Accept"] if PAGE_OR_API.match(path.removeprefix(API)) else []
    vary += ["Accept-Language"] if path.startswith(API) else []
    return ", ".join(vary)


def hit(request: HttpRequest, page: Page) -> HttpResponse:
    metrics.page_cache("hit")
    return answer(request, page)


def answer(request: HttpRequest, page: Page) -> HttpResponse:
    """The page in the best packing the asker takes, or 304 where they have it."""
    if has_it(request.META.get("HTTP_IF_NONE_MATCH", ""), page.etag):
        known = {name: page.headers[name] for name in ("Vary", "Cache-Control")}
        return HttpResponseNotModified(headers={**known, "ETag": page.etag})
    encoding = best_encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    body, headers = page.sent(encoding)
    response = HttpResponse(body)
    response.headers._store.update(headers._store)  # checked when they were kept: a tenth of a page's time
    return response


def has_it(if_none_match: str, etag: str) -> bool:
    """RFC 9110's weak comparison."""
    names = [name.strip().removeprefix("W/") for name in if_none_match.split(",")] if if_none_match else []
    return "*" in names or etag.removeprefix("W/") in names


@lru_cache(maxsize=512)
def best_encoding(accepted: str) -> str:
    """`br`, `gzip` or nothing, from an Accept-Encoding header; a weight of 0 refuses."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        try:
            weights[name.strip()] = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            weights[name.strip()] = 0
    return next((name for name in ("br", "gzip") if weights.get(name, 0) > 0), "")
