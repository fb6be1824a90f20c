"""Short ways to a hold and an order, through the services everybody uses."""

from datetime import datetime, timedelta

from prichal.catalog.models import Event
from prichal.inventory.services import holds
from prichal.orders.models import Order
from prichal.orders.quotes import Line
from prichal.orders.services import Consents, Contact, Purchase, place_order
from tests.make import ANNA_SESSION, NOON, holder_of

ANNA_CONTACT = Contact("Анна Ильина", "anna@example.com", "+7 921 123-45-67")
YES = Consents(offer=True, personal_data=True)
WINDOW = timedelta(seconds=1200)
AFTER_DEADLINE = NOON + WINDOW


def hold(event: Event, *codes: str, session: str = ANNA_SESSION, now: datetime = NOON):
    return holds.hold_seats(event_id=event.pk, holder=holder_of("shop", session), channel="shop", codes=codes, now=now)


def hold_tickets(event: Event, session: str = ANNA_SESSION, now: datetime = NOON, **tickets: int):
    return holds.hold_tickets(
        event_id=event.pk, holder=holder_of("shop", session), channel="shop", tickets=tickets, now=now
    )


def place(*lines: Line, session: str = ANNA_SESSION, now: datetime = NOON, **changed) -> Order:
    wish = {
        "hold_ids": None,
        "customer": ANNA_CONTACT,
        "consents": YES,
        "language": "ru",
        "expected_total": None,
        "repeat": None,
        "address": "127.0.0.1",
    }
    return place_order(purchase=Purchase(session_id=session, lines=lines, **{**wish, **changed}), now=now)


def seat(event: Event, code: str, ticket_type: str = "adult") -> Line:
    return Line(str(event.pk), ticket_type, code)


def order_of_seats(event: Event, *codes: str, session: str = ANNA_SESSION, now: datetime = NOON) -> Order:
    """Hold these seats and order them, one adult each."""
    hold(event, *codes, session=session, now=now)
    return place(*(seat(event, code) for code in codes), session=session, now=now)
