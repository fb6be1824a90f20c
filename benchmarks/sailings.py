"""Puts sailings with drawn seats on sale in the copy whose settings it runs with: `python -m benchmarks.sailings N`.

They follow the demo season of the boat with numbered seats. Prints their ids, seat codes, place ids
and the ticket everybody may buy as JSON.
"""

import json
import os
import sys
from datetime import datetime, timedelta

import django
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prichal.conf.settings")
django.setup()

from prichal.catalog.models import Event, TicketType  # noqa: E402 - models need the setup above
from prichal.catalog.services import EventDraft  # noqa: E402
from prichal.fleet.rules import Seating  # noqa: E402
from prichal.inventory.models import Place  # noqa: E402
from prichal.inventory.services.seasons import publish_season  # noqa: E402

APART = timedelta(hours=6)  # above any sailing and the boat's turn-round


def put_on_sale(sailings: int, *, now: datetime) -> list[int]:
    """So many sailings of one boat after its last one. Their ids."""
    last = Event.objects.filter(seating=Seating.ASSIGNED, vessel__isnull=False).order_by("-starts_at").first()
    if last is None:
        raise RuntimeError("the demo season has no sailing with numbered seats")
    drafts = [_another(last, last.starts_at + APART * nth, now) for nth in range(1, sailings + 1)]
    publish_season(drafts=drafts, now=now)
    later = Event.objects.filter(vessel=last.vessel, starts_at__gt=last.starts_at)
    return list(later.order_by("id").values_list("id", flat=True))


def _another(like: Event, starts_at: datetime, now: datetime) -> EventDraft:
    return EventDraft(
        product=like.product,
        price_list=like.price_list,
        pier=like.pier,
        vessel=like.vessel,
        route=like.route,
        seat_plan=like.seat_plan,
        starts_at=starts_at,
        ends_at=starts_at + (like.ends_at - like.starts_at),
        sales_open_at=now - timedelta(days=1),
        sales_close_at=starts_at,
    )


def main(sailings: int) -> None:
    events = put_on_sale(sailings, now=timezone.now())
    places = list(Place.objects.filter(event__in=events).order_by("id").values_list("id", "code"))
    codes = list(dict.fromkeys(code for _, code in places))
    ticket = TicketType.objects.filter(product__events__in=events, takes_place=True, persons=1).order_by("position")[0]
    told = {"events": events, "codes": codes, "places": [pk for pk, _ in places], "ticketType": ticket.code}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
