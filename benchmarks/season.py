"""The full-size season for measurements: `python -m benchmarks.season [SAILINGS]`, 15 000 with 2 million places.

It puts the season on sale in the database of the settings it runs with (`DATABASE_URL`, `REDIS_URL`, `BROKER_URL`, as
`Shop.python` gives them), the first sailings tomorrow, about 165 a day; three quarters have numbered seats. Repeating
it adds what is missing. Progress goes to stderr; stdout is one JSON object: how many, how long it took, some of the
events, the days and the products.
Other measurements: `shop.python("benchmarks.season", "3000")`, then `shop.learn()`.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import django
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prichal.conf.settings")
django.setup()

from benchmarks.season_rows import (  # noqa: E402 - models need the setup above
    CITY_PIERS,
    MINUTES,
    NIGHT,
    PREFIX,
    Rows,
    write_rows,
)
from benchmarks.shop import FULL_SEASON  # noqa: E402
from prichal.catalog.models import Event, Product  # noqa: E402
from prichal.catalog.services import EventDraft  # noqa: E402
from prichal.fleet.models import Pier, Venue, Vessel  # noqa: E402
from prichal.fleet.rules import Seating  # noqa: E402
from prichal.inventory.models import Place  # noqa: E402
from prichal.inventory.services.seasons import publish_season  # noqa: E402

DEPARTURES = (20, 600, 690, 780, 870, 960, 1050, 1140)  # minutes of the day of every vessel, plus 5 for each next one
SHOWS = ((1020,), (990, 1140, 1260), (900, 1080))  # of a hall, by turns of days
SHOW_MINUTES = 60
SAMPLE = 200  # events named in the report, from all over the season


def season(rows: Rows, *, first_day: date, now: datetime) -> Iterator[EventDraft]:
    """Day by day without an end: every vessel sails eight times, the halls play."""
    for nth in range(10_000):
        day = first_day + timedelta(days=nth)
        for number, vessel in enumerate(rows.vessels):
            for turn, minute in enumerate(DEPARTURES):
                pier, product = rows.piers[_pier(number, turn)], NIGHT if turn == 0 else (number + turn + nth) % NIGHT
                starts_at = _moment(day, minute + 5 * (number % 12), pier)
                yield _draft(rows, product, starts_at, MINUTES[product], now, pier=pier, vessel=vessel)
        for number, hall in enumerate(rows.halls):
            for minute in SHOWS[(nth + number) % len(SHOWS)]:
                yield _draft(rows, number, _moment(day, minute, hall), SHOW_MINUTES, now, hall=hall)


def _draft(
    rows: Rows,
    product: int,
    starts_at: datetime,
    minutes: int,
    now: datetime,
    *,
    pier: Pier | None = None,
    hall: Venue | None = None,
    vessel: Vessel | None = None,
) -> EventDraft:
    sold, price_list = rows.shelf[product]
    return EventDraft(
        product=sold,
        price_list=price_list,
        pier=pier,
        venue=hall,
        vessel=vessel,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        sales_open_at=now - timedelta(days=1),
        sales_close_at=starts_at,
    )


def _pier(vessel: int, turn: int) -> int:
    """Vessels go to and fro between a pier of their own and another one of their city; the last four are elsewhere."""
    if vessel >= 16:
        return CITY_PIERS + (vessel - 16) // 2 * 2 + turn % 2
    return vessel if turn % 2 else 16 + vessel % (CITY_PIERS - 16)


def _moment(day: date, minute: int, where: Pier | Venue) -> datetime:
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=ZoneInfo(where.timezone))


class Progress:
    """One line that keeps telling how far it is, at most twice a second."""

    def __init__(self) -> None:
        self.begun = self.told = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        at = time.monotonic()
        if done < total and at - self.told < 0.5:
            return
        self.told = at
        left = (at - self.begun) / done * (total - done)
        words = f"{done} of {total} sailings, {left:.0f} s left"
        print(f"\r{words:<60}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def build(sailings: int, *, now: datetime) -> dict[str, float]:
    """So many sailings of the season, those that are there already left out; how long which part took, in seconds."""
    first_day = timezone.localdate(now) + timedelta(days=1)
    begun = time.monotonic()
    rows = write_rows(now=now, first_day=first_day)
    known = set(Event.objects.values_list("vessel", "venue", "starts_at"))
    drafts = [
        draft
        for draft in islice(season(rows, first_day=first_day, now=now), sailings)
        if (draft.vessel and draft.vessel.pk, draft.venue and draft.venue.pk, draft.starts_at) not in known
    ]
    drawn = time.monotonic()
    publish_season(drafts=drafts, now=now, progress=Progress())
    published = time.monotonic()
    return {"rowsSeconds": round(drawn - begun, 2), "seconds": round(published - drawn, 2)}


def main(sailings: int) -> None:
    took = build(sailings, now=timezone.now())
    events = Event.objects.filter(product__slug__startswith=PREFIX).order_by("id")
    made = list(events.values_list("id", "slug", "day", "seating"))
    sample = made[:: max(1, len(made) // SAMPLE)]
    told = {
        "sailings": len(made),
        "places": Place.objects.count(),
        **took,
        "events": [(pk, slug) for pk, slug, *_ in sample],
        "numbered": [pk for pk, _, _, seating in sample if seating == Seating.ASSIGNED],
        "days": sorted({day.isoformat() for _, _, day, _ in made}),
        "products": [product.slug for product in Product.objects.filter(slug__startswith=PREFIX).order_by("position")],
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FULL_SEASON)
