"""How many people a vessel may legally carry, infants included: asked at every sale, also one by late money."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import Q, Sum

from prichal.catalog.models import Event
from prichal.orders.errors import VesselFull
from prichal.orders.models import Order, OrderItem
from prichal.orders.rules import Status


def refuse_overload(order: Order, *, events: Collection[Event], now: datetime) -> None:
    """Raises VesselFull where this order and all that are paid or may be would overload the vessel of an event.

    Orders of one event are counted one after another; events by id, so that no two orders wait for each other.
    """
    for event in sorted(set(events), key=lambda event: event.pk):
        if event.vessel is not None and _aboard(order, event, now) > event.vessel.passenger_max:
            raise VesselFull()


def _aboard(order: Order, event: Event, now: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"passengers:{event.pk}"])
    alive = Q(order__status=Status.PAID) | Q(order__status=Status.LOCKED, order__payment_deadline__gt=now)
    aboard = OrderItem.objects.filter(alive | Q(order=order), event=event, released_at=None)
    persons: int | None = aboard.aggregate(persons=Sum("ticket_type__persons"))["persons"]
    return persons or 0
