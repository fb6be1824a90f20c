"""The short way of API calls that know no cookie: past everything that only pages and staff need.

Sessions, people signed in, CSRF tokens, messages, static files and the pages' own Content-Security-Policy would cost
a hold a fifth of its time. Orders and holds are known by what the call carries, so a forged form gains nothing.
"""

import re
from functools import reduce
from typing import Any

from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.common import CommonMiddleware
from django.middleware.security import SecurityMiddleware
from django.urls import resolve

from prichal.conf.addresses import API, Answer, Language

CALLS = re.compile(rf"{API}/(products|events|rentals|quotes|orders|payments)(/|$)")
# As in MIDDLEWARE, outermost first; refusals and bugs become answers below them, as in Django's own chain.
LAYERS: tuple[Any, ...] = (
    SecurityMiddleware,
    Language,
    CommonMiddleware,
    XFrameOptionsMiddleware,
    convert_exception_to_response,
)
POLICY = "default-src 'none'; frame-ancestors 'none'"  # an answer of the API is nothing a browser should run or frame


class ShortWay:
    """Answers CALLS through LAYERS alone; everything else goes on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.answer: Answer = reduce(lambda inner, layer: layer(inner), reversed(LAYERS), view)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not CALLS.match(request.path_info):
            return self.get_response(request)
        response = self.answer(request)
        response.headers["Content-Security-Policy"] = POLICY
        return response


def view(request: HttpRequest) -> HttpResponse:
    """What the address leads to. Raises Http404 where that is nothing."""
    match = request.resolver_match = resolve(request.path_info)
    response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return response
