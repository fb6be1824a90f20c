"""The demo season: every day the same sailings, always two weeks ahead."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from prichal.catalog import services as catalog
from prichal.catalog.models import Event, PriceList, Product
from prichal.catalog.services import event_slug
from prichal.conf.demo import excursions, river
from prichal.fleet.models import Pier, Route, SeatPlan, Vessel
from prichal.inventory.services import publishing
from prichal.kernel.tx import operation

DAYS = 14
ZONE = ZoneInfo("Europe/Moscow")
CAPACITY = 120
SALES_OPEN = timedelta(days=60)  # before departure
SALES_CLOSE = timedelta(minutes=10)


@dataclass(frozen=True)
class Line:
    """What sails daily: which product, from where, on what, at which times of the pier's zone."""

    product: Product
    price_list: PriceList
    pier: Pier
    route: Route
    vessel: Vessel
    seat_plan: SeatPlan | None
    minutes: int
    departures: tuple[time, ...]


@operation
def load(*, now: datetime) -> int:
    """Write the demo's texts anew and put on sale what is missing of the next two weeks. How many sailings that was.

    Repeating adds nothing but new days; what is on sale, with its places and prices, is left as it is.
    """
    lines = _lines(now)
    known = set(Event.objects.filter(starts_at__gt=now).values_list("slug", flat=True))
    today = now.astimezone(ZONE).date()
    made = 0
    for line in lines:
        for day in range(DAYS + 1):
            for departure in line.departures:
                starts_at = datetime.combine(today + timedelta(days=day), departure, ZONE)
                sold_until = starts_at - SALES_CLOSE
                if sold_until > now and event_slug(line.product.slug, starts_at, line.pier.timezone) not in known:
                    _put_on_sale(line, starts_at, now)
                    made += 1
    return made


def _lines(now: datetime) -> list[Line]:
    piers, routes = river.write_piers(), river.write_routes()
    big = river.write_river_boat()
    small, plan = river.write_sunset_boat(now=now)
    seller = excursions.write_seller()
    night, rivers, gulf = (
        excursions.write_excursion(excursion, seller=seller, position=position)
        for position, excursion in enumerate(excursions.EXCURSIONS)
    )
    return [
        Line(*night, piers["senatskaya"], routes["raised-bridges"], big, None, 120, (time(0, 40),)),
        Line(*rivers, piers["fontanka"], routes["rivers-canals"], big, None, 75, (time(11), time(13), time(15))),
        Line(*rivers, piers["dvortsovaya"], routes["moyka-fontanka"], big, None, 75, (time(17, 30), time(19, 30))),
        Line(*gulf, piers["park-300"], routes["gulf"], small, plan, 90, (time(18), time(20, 15))),
    ]


def _put_on_sale(line: Line, starts_at: datetime, now: datetime) -> None:
    event = catalog.draft_event(
        product=line.product,
        pier=line.pier,
        vessel=line.vessel,
        route=line.route,
        seat_plan=line.seat_plan,
        capacity=CAPACITY,
        price_list=line.price_list,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=line.minutes),
        sales_open_at=starts_at - SALES_OPEN,
        sales_close_at=starts_at - SALES_CLOSE,
    )
    publishing.publish_event(event_id=event.pk, now=now)
