"""A constant page of any size, and one row by its key: what the product's pages and holds are measured beside."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from prichal.inventory.models import Place


@lru_cache
def page(size: int) -> bytes:
    return b"<p>" * (size // 3) + b" " * (size % 3)


def constant(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(page(size), headers={"Content-Length": str(size)})


def row(request: HttpRequest, pk: int) -> JsonResponse:
    place = Place.objects.get(pk=pk)
    response = JsonResponse({"code": place.code, "status": place.status})
    response["Content-Length"] = str(len(response.content))  # which Django's CommonMiddleware would do
    return response


urlpatterns = [path("constant/<int:size>", constant), path("row/<int:pk>", row)]
