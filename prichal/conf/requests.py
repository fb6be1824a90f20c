"""Each request gets an id, and a line in the log where somebody may want to know of it later."""

import logging
import re
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from prichal.kernel.logs import traced

log = logging.getLogger("prichal.request")
GIVEN = re.compile(r"^[A-Za-z0-9-]{8,64}$")
SLOW_MILLISECONDS = 500
HOLD = "/seats/"


class Trace:
    """Begins the id of a request (or takes our proxy's) and answers it as X-Request-ID.

    A line is written for what changes something, fails or is slow: a line for every catalogue page would cost more
    than the page. Holds that went well are told by their own table, `water_seat_locks`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        begun = time.perf_counter()
        with traced(given if GIVEN.match(given) else "") as trace:
            response = self.get_response(request)
            milliseconds = round((time.perf_counter() - begun) * 1000)
            if _is_told(request, response, milliseconds):
                log.info(
                    "%s %s",
                    request.method,
                    _route(request),
                    extra={"status_code": response.status_code, "milliseconds": milliseconds},
                )
        response.headers["X-Request-ID"] = trace
        return response


def _is_told(request: HttpRequest, response: HttpResponse, milliseconds: int) -> bool:
    if response.status_code >= 500 or milliseconds > SLOW_MILLISECONDS:
        return True
    return request.method not in {"GET", "HEAD"} and not (HOLD in _route(request) and response.status_code < 400)


def _route(request: HttpRequest) -> str:
    return request.resolver_match.route if request.resolver_match else request.path_info
