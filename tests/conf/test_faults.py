"""The root's own answers: a problem document below the API, a page elsewhere."""

import pytest
from django.test import RequestFactory

from prichal.conf import faults


@pytest.mark.parametrize(
    ("answer", "status", "code"), [("not_found", 404, "not_found"), ("server_error", 500, "internal_error")]
)
def test_below_the_api_it_is_a_problem_document(answer, status, code):
    request = RequestFactory().get("/api/v1/orders")
    arguments = [Exception()] if answer == "not_found" else []
    said = getattr(faults, answer)(request, *arguments)
    assert (said.status_code, said["Content-Type"]) == (status, "application/problem+json")
    assert f'"code": "{code}"' in said.content.decode()


def test_elsewhere_a_bug_is_a_page(settings):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    said = faults.server_error(RequestFactory().get("/events"))
    assert (said.status_code, said["Content-Type"]) == (500, "text/html; charset=utf-8")
