"""One address of the internet holds no more places at a time than its allowance."""

import pytest
from django.test import Client

from prichal.inventory import guards
from prichal.inventory.models import Place
from prichal.kernel.limits import Allowance
from tests.inventory.calls import sailing

pytestmark = pytest.mark.django_db(transaction=True)
STRANGER = "8.8.8.8"


@pytest.fixture(autouse=True)
def two_places_each(monkeypatch, settings) -> None:
    settings.PLACES_PER_ADDRESS = 2
    monkeypatch.setattr(guards, "_places", Allowance(seconds=900))


def lock(event, session: str, code: str, address: str = STRANGER):
    body = {"sessionId": session, "seats": [code]}
    path = f"/api/v1/events/{event.pk}/seats/lock"
    return Client(REMOTE_ADDR=address).post(path, body, content_type="application/json")


def test_the_third_place_of_an_address_is_refused_whatever_the_session_and_others_go_on():
    event = sailing(seats=4)
    answers = [lock(event, f"session-number-{n}", f"A-{n}") for n in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["code"] == "too_many_requests"
    assert 440 <= int(answers[2].headers["Retry-After"]) <= 451
    assert lock(event, "somebody-elses-session", "A-3", "1.1.1.1").status_code == 200
    assert Place.objects.filter(event=event, status="HELD").count() == 3


def test_ones_own_network_is_not_counted():
    event = sailing(seats=4)
    answers = [lock(event, f"session-number-{n}", f"A-{n}", "127.0.0.1") for n in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
