"""How coming days look: what can be bought, from what price, how full they are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q, Sum
from django.utils import timezone

from prichal.catalog.rules import DayPart, EventState
from prichal.inventory.queries.filters import EventFilter, found, to_buy
from prichal.kernel.money import Money

MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class DaySummary:
    """One local day: how many events can still be bought, and from what price (None: nothing to buy).

    `places_left` of `places_total` are those of every coming event of the day that is not cancelled.
    """

    day: date
    events: int
    price_from: Money | None
    places_left: int = 0
    places_total: int = 0


def event_days(
    *,
    now: datetime,
    days: int = 14,
    first: date | None = None,
    product: str = "",
    kind: str = "",
    pier: str = "",
    venue: str = "",
    part: DayPart | None = None,
    party: int = 0,
) -> list[DaySummary]:
    """`first` (today) and the days after it, each with what it offers, empty ones too; one query.

    Names are slugs, `product` may be an id. With a `party` only events with so many places left count as to be bought.
    """
    begin = first or timezone.localdate(now)
    wanted = [begin + timedelta(days=n) for n in range(min(days, MOST_DAYS))]
    filters = EventFilter(
        date_from=begin, date_to=wanted[-1], product=product, kind=kind, pier=pier, venue=venue, part=part
    )
    buyable = to_buy(now) & Q(board__places_left__gte=party)
    rows = (
        found(filters, now=now)
        .exclude(state=EventState.CANCELLED)
        .values("day")
        .annotate(
            events=Count("id", filter=buyable),
            price_from=Min("board__price_from", filter=buyable),
            places_left=Sum("board__places_left"),
            places_total=Sum("board__places_total"),
        )
        .order_by("day")
    )
    shown = {row["day"]: DaySummary(**row) for row in rows}
    return [shown.get(day) or DaySummary(day, 0, None) for day in wanted]
