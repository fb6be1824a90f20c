"""Repeats give what the first request made, and nothing twice."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from prichal.kernel.idempotency import InProgress, KeyMissing, KeyReused, once, repeatable
from prichal.kernel.models import RememberedRequest

NOON = datetime(2026, 6, 12, 9, 0, tzinfo=UTC)


def request(body=b"{}", key="k-1", caller="session-of-anna-1234", patient=False):
    return repeatable(caller=caller, endpoint="orders", key=key, body=body, patient=patient)


@pytest.mark.parametrize("key", [None, "", "k" * 65])
def test_a_request_without_a_usable_key_is_refused(key):
    with pytest.raises(KeyMissing) as refusal:
        request(key=key)
    assert (refusal.value.status, refusal.value.code) == (400, "idempotency_key_missing")


@pytest.mark.django_db
def test_a_repeat_gets_the_same_resource_and_makes_nothing():
    made: list[str] = []

    def make():
        made.append("A1")
        return "A1"

    assert [once(request(), make, now=NOON) for _ in range(3)] == ["A1", "A1", "A1"]
    assert made == ["A1"]


@pytest.mark.django_db
def test_another_body_under_the_same_key_is_refused():
    once(request(), lambda: "A1", now=NOON)
    with pytest.raises(KeyReused):
        once(request(body=b'{"other":1}'), lambda: "A2", now=NOON)


@pytest.mark.django_db
def test_another_caller_may_use_the_same_key():
    assert once(request(), lambda: "A1", now=NOON) == "A1"
    assert once(request(caller="session-of-boris-123"), lambda: "A2", now=NOON) == "A2"


@pytest.mark.django_db
def test_a_key_is_forgotten_after_a_day():
    once(request(), lambda: "A1", now=NOON)
    assert once(request(), lambda: "A2", now=NOON + timedelta(hours=24)) == "A2"


@pytest.mark.django_db(transaction=True)
def test_a_refusal_is_not_remembered():
    def refuse():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"), transaction.atomic():
        once(request(), refuse, now=NOON)
    assert RememberedRequest.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_repeats_of_what_is_made_already_do_not_stand_in_each_others_way():
    with transaction.atomic():
        once(request(), lambda: "A1", now=NOON)
    answers: list[str] = []

    def repeat():
        with transaction.atomic():
            answers.append(once(request(), lambda: "A2", now=NOON))
        connection.close()

    with transaction.atomic():
        assert once(request(), lambda: "A2", now=NOON) == "A1"
        thread = threading.Thread(target=repeat)
        thread.start()
        thread.join()
    assert answers == ["A1"]


@pytest.mark.django_db(transaction=True)
def test_a_twin_in_flight_is_told_to_come_back():
    inside, leave = threading.Event(), threading.Event()

    def first():
        def make():
            inside.set()
            leave.wait(5)
            return "A1"

        with transaction.atomic():
            once(request(), make, now=NOON)
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(5)
    with pytest.raises(InProgress), transaction.atomic():
        once(request(), lambda: "A2", now=NOON)
    leave.set()
    thread.join()
    with transaction.atomic():
        assert once(request(), lambda: "A2", now=NOON) == "A1"


@pytest.mark.django_db(transaction=True)
def test_a_patient_twin_waits_and_gets_what_the_first_made():
    inside, got = threading.Event(), []

    def first():
        def make():
            inside.set()
            time.sleep(0.3)
            return "A1"

        with transaction.atomic():
            once(request(), make, now=NOON)
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(5)
    with transaction.atomic():
        got.append(once(request(patient=True), lambda: "A2", now=NOON))
    thread.join()
    assert got == ["A1"]
