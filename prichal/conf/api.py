"""The API object: every router, one refusal handler, problem documents (RFC 9457)."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from prichal.conf import openapi
from prichal.conf.mending import advice
from prichal.inventory.api import router as events
from prichal.kernel.errors import DomainError
from prichal.orders.api import router as orders
from prichal.payments.api import router as payments
from prichal.rentals.api import router as rentals
from prichal.staff.api import router as staff
from prichal.storefront.api import router as storefront


class Compact(JSONRenderer):
    """Letters as they are, no spaces: half the bytes of a Russian answer."""

    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":")}


class PrichalAPI(NinjaAPI):
    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        document = super().get_openapi_schema(**kwargs)
        openapi.complete(document)
        return document


api = PrichalAPI(
    title="Причал",
    version="1",
    description="Tickets for water excursions and boat rentals.",
    urls_namespace="api",
    renderer=Compact(),
)
api.add_router("", events)
api.add_router("", rentals)
api.add_router("", orders)
api.add_router("", payments)
api.add_router("", storefront)
api.add_router("", staff)


def problem(
    *, status: int, code: str, detail: str, extra: dict[str, Any] | None = None, headers: dict[str, str] | None = None
) -> JsonResponse:
    """One problem document."""
    body = openapi.document_of(status=status, code=code, detail=detail, extra=extra)
    return JsonResponse(
        body, status=status, content_type=openapi.PROBLEM, json_dumps_params={"ensure_ascii": False}, headers=headers
    )


@api.exception_handler(DomainError)
def refused(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    return problem(
        status=refusal.status,
        code=refusal.code,
        detail=str(refusal),
        extra=refusal.details(),
        headers=refusal.headers(),
    )


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    errors = [
        {
            "field": ".".join(str(part) for part in error["loc"] if part not in {"body", "query", "path", "payload"}),
            "message": advice(error),
            "code": str(error["type"]),
        }
        for error in wrong.errors
    ]
    return problem(status=422, code="invalid", detail=_("Проверьте введённое."), extra={"errors": errors})


@api.exception_handler(Http404)
def missing(request: HttpRequest, nothing: Http404) -> HttpResponse:
    return problem(status=404, code="not_found", detail=_("Такого нет, или это не ваше."))


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The framework's own refusals, in English: the one it has is of a body that can't be read."""
    return problem(
        status=error.status_code, code="malformed", detail=_("Тело запроса не читается: нужен JSON в UTF-8.")
    )


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return refused(request, openapi.TooLarge())
