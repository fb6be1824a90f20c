"""What every answer of the API has in common."""

import pytest
from django.test import Client


@pytest.mark.parametrize("address", ["/api/v1/orders", "/orders", "/en/api/v1/orders"])
def test_a_wrong_method_is_a_problem_document_that_names_the_right_ones(address):
    answer = Client().delete(address)
    assert (answer.status_code, answer["Allow"], answer["Content-Type"]) == (405, "POST", "application/problem+json")
    assert (answer.json()["code"], answer["X-Content-Type-Options"]) == ("method_not_allowed", "nosniff")
    assert answer["Content-Length"] == str(len(answer.content))


@pytest.mark.django_db
def test_no_cache_keeps_what_may_be_personal():
    assert Client().get("/api/v1/orders/NOSUCH?token=x")["Cache-Control"] == "no-store"
