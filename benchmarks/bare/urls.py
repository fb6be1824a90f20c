"""A constant page, and one row by its key: what the product's pages and holds are measured beside."""

import os
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from benchmarks.bare import CONSTANT
from prichal.inventory.models import Place

_page = Path(os.environ[CONSTANT]).read_bytes()


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_page, headers={"Content-Length": str(len(_page))})


def row(request: HttpRequest, pk: int) -> JsonResponse:
    place = Place.objects.get(pk=pk)
    response = JsonResponse({"code": place.code, "status": place.status})
    response["Content-Length"] = str(len(response.content))  # which Django's CommonMiddleware would do
    return response


urlpatterns = [path("constant", constant), path("row/<int:pk>", row)]
