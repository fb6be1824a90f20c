"""The pages keep the same count of places and orders per address as the API, and say so."""

import pytest
from django.test import Client

from prichal.inventory import guards as places
from prichal.inventory.models import Place
from prichal.kernel.limits import Allowance
from prichal.orders import guards as orders
from prichal.orders.models import Order
from tests.storefront.shelf import BUYER, coming

pytestmark = pytest.mark.django_db
STRANGER = "8.8.8.8"


def test_the_seat_page_refuses_what_is_above_the_allowance(monkeypatch, settings):
    settings.PLACES_PER_ADDRESS = 2
    monkeypatch.setattr(places, "_places", Allowance(seconds=900))
    event, visitor = coming(), Client(REMOTE_ADDR=STRANGER)
    answers = [visitor.post(f"/events/{event.slug}/seatmap", {"lock": f"A-{n}"}) for n in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert "слишком много запросов" in answers[2].content.decode()
    assert Place.objects.filter(event=event, status="HELD").count() == 2


def test_checkout_refuses_an_order_above_the_allowance_and_keeps_what_was_typed(monkeypatch, settings):
    settings.ORDERS_PER_ADDRESS = 1
    allowance = Allowance(seconds=1200)
    allowance.take(STRANGER, 1, most=1, clock=0)
    monkeypatch.setattr(orders, "_orders", allowance)
    monkeypatch.setattr("time.monotonic", lambda: 0.0)
    event, visitor = coming(), Client(REMOTE_ADDR=STRANGER)
    visitor.post(f"/events/{event.slug}/seatmap", {"lock": "A-1"})
    answer = visitor.post(f"/checkout/{event.slug}", BUYER | {"ticket-A-1": "adult", "expectedTotal": "150000"})
    assert answer.status_code == 429
    assert BUYER["email"] in answer.content.decode()
    assert not Order.objects.exists()
