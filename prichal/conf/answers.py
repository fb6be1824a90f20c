"""What every answer of the API has in common, whoever made it."""

import re
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import translation
from django.utils.translation import gettext as _

from prichal.conf.addresses import API, asked_language
from prichal.conf.api import problem
from prichal.conf.pagecache import cached_as, has_it, varies_by
from prichal.conf.pagestore import etag_of

OURS = re.compile(rf"(/en|/zh)?{API}/")


class ApiAnswers:
    """No cache keeps what does not allow it: orders carry contacts and tokens. A wrong method is a problem document.

    HEAD is answered as GET, without the body. Answers of the catalogue have an ETag, whether the page cache made it
    or not, and are 304 to whoever has them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not OURS.match(request.path_info):
            return self.get_response(request)
        if request.method != "HEAD":
            return self._answer(request)
        request.method = "GET"
        try:
            response = self._answer(request)
        finally:
            request.method = "HEAD"
        return _without_body(response)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            _say_it(request, response)
        elif request.method == "GET" and response.status_code == HTTPStatus.OK:
            response = _named(request, response)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _say_it(request: HttpRequest, response: HttpResponse) -> None:
    """The same answer with its headers, in the reader's language."""
    with translation.override(asked_language(request)):
        said = problem(status=405, code="method_not_allowed", detail=_("Так к этому адресу не обращаются."))
    response.content = said.content
    response.headers["Content-Type"] = said.headers["Content-Type"]
    response.headers["Content-Length"] = str(len(said.content))


def _named(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A catalogue answer that passed the page cache by, with its ETag; 304 for who has it."""
    cache_control = cached_as(request.path_info)
    if not cache_control or response.has_header("ETag"):
        return response
    known = {
        "ETag": etag_of(response.content),
        "Cache-Control": cache_control,
        "Vary": varies_by(request.path_info),
    }
    if has_it(request.META.get("HTTP_IF_NONE_MATCH", ""), known["ETag"]):
        return HttpResponseNotModified(headers=known)
    for name, value in known.items():
        response.headers[name] = value
    return response


def _without_body(response: HttpResponse) -> HttpResponse:
    """With the length the body would have."""
    if response.status_code != HTTPStatus.NOT_MODIFIED:
        response.headers.setdefault("Content-Length", str(len(response.content)))
    response.content = b""
    return response
