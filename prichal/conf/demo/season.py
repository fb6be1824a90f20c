"""The demo season: everything a visitor can choose, always so many days ahead, all of it on sale at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from prichal.catalog.models import Event, PriceList, Product
from prichal.catalog.services import EventDraft, event_slug
from prichal.conf.demo import piers, routes, venue, vessels
from prichal.conf.demo.products import PRODUCTS, write_product, write_seller
from prichal.conf.demo.timetable import ZONE, Sailing, sailings, usual_route
from prichal.fleet.models import Pier, Route, Venue, Vessel
from prichal.inventory.models import VesselOccupancy
from prichal.inventory.services.seasons import publish_season
from prichal.kernel.tx import operation

SALES_OPEN = timedelta(days=400)  # before departure: the whole season is on sale from the first minute
SALES_CLOSE = timedelta(minutes=10)
Progress = Callable[[int, int], None]  # so many of so many


@dataclass(frozen=True, slots=True)
class River:
    """The rows that sailings are made of, by slug."""

    piers: dict[str, Pier]
    venues: dict[str, Venue]
    routes: dict[str, Route]
    vessels: dict[str, Vessel]
    products: dict[str, tuple[Product, PriceList]]


def load(*, now: datetime, days: int, progress: Progress | None = None) -> int:
    """Write the demo's texts anew and put on sale what is missing of these days, today the first. How many that was.

    Repeating adds nothing but new days; what is on sale, with its places and prices, is left as it is, and so is a
    vessel that somebody took meanwhile. What was made stays if it is interrupted.
    """
    river = _write_river(now)
    today = now.astimezone(ZONE).date()
    wanted = (one for one in sailings(first_day=today, days=days) if one.starts_at - SALES_CLOSE > now)
    drafts = [_draft(one, river) for one in _missing(wanted, river, now)]
    return publish_season(drafts=drafts, now=now, progress=progress) if drafts else 0


@operation
def _write_river(now: datetime) -> River:
    vessels.write_categories()
    hall = venue.write_venue(now=now)
    ways = routes.write_routes()
    house, today = write_seller(), now.astimezone(ZONE).date()
    return River(
        piers=piers.write_piers(),
        venues={hall.slug: hall},
        routes=ways,
        vessels=vessels.write_vessels(now=now),
        products={
            slug: write_product(
                facts, seller=house, route=ways.get(usual_route(slug) or ""), position=position, today=today
            )
            for position, (slug, facts) in enumerate(PRODUCTS.items())
        },
    )


def _missing(wanted: Iterable[Sailing], river: River, now: datetime) -> list[Sailing]:
    """Those not known yet whose vessel is free."""
    known = set(Event.objects.filter(starts_at__gt=now).values_list("slug", flat=True))
    taken = defaultdict(list)
    for vessel_id, during in VesselOccupancy.objects.filter(during__endswith__gt=now).values_list(
        "vessel_id", "during"
    ):
        taken[vessel_id].append((during.lower, during.upper))
    return [
        one
        for one in wanted
        if event_slug(one.line.product, one.starts_at, ZONE.key) not in known and _is_free(one, river, taken)
    ]


def _is_free(sailing: Sailing, river: River, taken: dict[int, list[tuple[datetime, datetime]]]) -> bool:
    if sailing.line.vessel is None:
        return True
    vessel = river.vessels[sailing.line.vessel]
    until = sailing.ends_at + timedelta(minutes=vessel.turnaround_minutes)
    return not any(begins < until and sailing.starts_at < ends for begins, ends in taken[vessel.pk])


def _draft(sailing: Sailing, river: River) -> EventDraft:
    line = sailing.line
    product, price_list = river.products[line.product]
    return EventDraft(
        product=product,
        price_list=price_list,
        pier=river.piers[line.pier] if line.pier else None,
        venue=river.venues[line.venue] if line.venue else None,
        vessel=river.vessels[line.vessel] if line.vessel else None,
        route=river.routes[line.route] if line.route else None,
        seating=line.seating,
        starts_at=sailing.starts_at,
        ends_at=sailing.ends_at,
        sales_open_at=sailing.starts_at - SALES_OPEN,
        sales_close_at=sailing.starts_at - SALES_CLOSE,
    )
