"""What every answer of the API has in common, whoever made it."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from prichal.conf.addresses import API, asked_language
from prichal.conf.api import problem


class ApiAnswers:
    """No cache keeps what does not allow it: orders carry contacts and tokens. A wrong method is a problem document."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(API + "/"):
            return response
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            _say_it(request, response)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _say_it(request: HttpRequest, response: HttpResponse) -> None:
    """The same answer with its headers, in the reader's language."""
    with translation.override(asked_language(request)):
        said = problem(status=405, code="method_not_allowed", detail=_("Так к этому адресу не обращаются."))
    response.content = said.content
    response.headers["Content-Type"] = said.headers["Content-Type"]
    response.headers["Content-Length"] = str(len(said.content))
