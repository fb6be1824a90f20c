"""The root's own answers to an unknown address and to a bug: a problem document below the API, a page elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from prichal.conf.addresses import API
from prichal.conf.api import problem
from prichal.storefront import pages


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(API + "/"):
        return problem(status=404, code="not_found", detail=_("Такого нет, или это не ваше."))
    return pages.not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database: that may be what broke."""
    if request.path_info.startswith(API + "/"):
        return problem(
            status=500, code="internal_error", detail=_("У нас ошибка, мы её уже видим. Попробуйте ещё раз.")
        )
    return pages.server_error(request)
