"""Puts sailings with drawn seats on sale in the copy whose settings it runs with: `python -m benchmarks.sailings N`.

They follow the demo season of the boat with numbered seats. Prints their ids, seat codes and place ids as JSON.
"""

import json
import os
import sys
from datetime import datetime, timedelta

import django
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prichal.conf.settings")
django.setup()

from prichal.catalog import services as catalog  # noqa: E402 - models need the setup above
from prichal.catalog.models import Event  # noqa: E402
from prichal.catalog.rules import Seating  # noqa: E402
from prichal.inventory.models import Place  # noqa: E402
from prichal.inventory.services import publishing  # noqa: E402
from prichal.kernel.tx import operation  # noqa: E402

APART = timedelta(hours=3)  # above the sailing and the boat's turn-round


@operation
def put_on_sale(sailings: int, *, now: datetime) -> list[int]:
    """So many sailings after the last one of the demo. Their ids."""
    last = Event.objects.filter(seating=Seating.ASSIGNED).order_by("-starts_at").first()
    if last is None:
        raise RuntimeError("the demo season has no sailing with numbered seats")
    return [_another(last, last.starts_at + APART * nth, now) for nth in range(1, sailings + 1)]


def _another(like: Event, starts_at: datetime, now: datetime) -> int:
    event = catalog.draft_event(
        product=like.product,
        pier=like.pier,
        vessel=like.vessel,
        route=like.route,
        seat_plan=like.seat_plan,
        capacity=0,
        price_list=like.price_list,
        starts_at=starts_at,
        ends_at=starts_at + (like.ends_at - like.starts_at),
        sales_open_at=now - timedelta(days=1),
        sales_close_at=starts_at,
    )
    publishing.publish_event(event_id=event.pk, now=now)
    return event.pk


def main(sailings: int) -> None:
    events = put_on_sale(sailings, now=timezone.now())
    places = list(Place.objects.filter(event__in=events).order_by("id").values_list("id", "code"))
    codes = list(dict.fromkeys(code for _, code in places))
    json.dump({"events": events, "codes": codes, "places": [pk for pk, _ in places]}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
