"""Every answer names the id of its request; lines are written for what somebody may ask about later."""

import logging

import pytest
from django.http import HttpResponse

from prichal.conf.requests import Trace
from prichal.kernel.logs import current_trace


def passed(request, status=200):
    seen = []

    def next_layer(request):
        seen.append(current_trace())
        return HttpResponse(status=status)

    response = Trace(next_layer)(request)
    return seen[0], response["X-Request-ID"]


def test_the_id_of_our_proxy_is_kept_and_any_other_gets_a_new_one(rf):
    assert passed(rf.get("/", headers={"x-request-id": "proxy-0001"})) == ("proxy-0001", "proxy-0001")
    inside, answered = passed(rf.get("/", headers={"x-request-id": "no\nid"}))
    assert inside == answered
    assert len(inside) == 32
    assert current_trace() == ""


@pytest.mark.parametrize(("status", "lines"), [(200, 0), (409, 1)])
def test_a_hold_that_went_well_is_told_by_its_own_table(rf, caplog, status, lines):
    with caplog.at_level(logging.INFO, logger="prichal.request"):
        passed(rf.post("/api/v1/events/7/seats/lock"), status)
    assert len(caplog.records) == lines


@pytest.mark.parametrize(
    ("method", "status", "lines"), [("get", 200, 0), ("get", 404, 0), ("get", 500, 1), ("post", 200, 1)]
)
def test_a_line_is_written_for_changes_and_failures_only(rf, caplog, method, status, lines):
    with caplog.at_level(logging.INFO, logger="prichal.request"):
        passed(getattr(rf, method)("/orders"), status)
    assert len(caplog.records) == lines
