"""Whether events can be sold as they are planned: their places and the prices of these, told by the events' names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from prichal.catalog.models import Event, Price
from prichal.catalog.queries import season_of, seasons_of
from prichal.fleet.models import Seat
from prichal.fleet.rules import Seating
from prichal.kernel.errors import FieldError, Invalid

ANY_CATEGORY = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """What a seat plan (or a number of places without numbers) brings to an event: seat category → places."""

    places: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.places.values())


def refuse_unready(events: Sequence[Event]) -> None:
    """Three queries, whatever the number of events; `vessel` and `venue` are best selected with them.

    Raises Invalid, an error per event and fault: no places, more than vessel or venue may take, no price on its day,
    a seat category that nobody can buy on that day.
    """
    plans = _plans({event.seat_plan_id for event in events if event.seat_plan_id})
    priced = _priced_categories(events)
    errors = [
        error for event in events for error in _faults(event, _planned(event, plans), priced.get(event.pk, frozenset()))
    ]
    if errors:
        raise Invalid(errors)


def _faults(event: Event, planned: Planned, priced: Collection[str]) -> Iterable[FieldError]:
    most = _most(event)
    if not planned.total:
        yield FieldError("capacity", _("На рейсе %(event)s нет ни одного места.") % {"event": event.slug}, "no_places")
    elif most is not None and planned.total > most:
        words = _("На рейсе %(event)s мест %(places)d, а взять можно не больше %(most)d.")
        yield FieldError(
            "capacity", words % {"event": event.slug, "places": planned.total, "most": most}, "too_many_places"
        )
    if not priced:
        words = _("На день рейса %(event)s нет цен.")
        yield FieldError("priceList", words % {"event": event.slug}, "no_price")
    elif ANY_CATEGORY not in priced:
        for category in sorted(planned.places.keys() - set(priced)):
            words = _("На рейсе %(event)s нет цены для мест «%(category)s».")
            shown = category or _("без номеров")
            yield FieldError("priceList", words % {"event": event.slug, "category": shown}, "no_price")


def _most(event: Event) -> int | None:
    """How many people vessel or venue may take; None where there is neither."""
    if event.vessel is not None:
        return event.vessel.passenger_max
    return event.venue.visitor_max if event.venue is not None else None


def _planned(event: Event, plans: dict[int, Planned]) -> Planned:
    if event.seating == Seating.ASSIGNED:
        return plans.get(event.seat_plan_id or 0, Planned({}))
    return Planned({ANY_CATEGORY: event.capacity})


def _plans(plan_ids: Collection[int]) -> dict[int, Planned]:
    """Seat plan → its seats by category."""
    rows = Seat.objects.filter(plan__in=plan_ids).values_list("plan_id", "category").annotate(Count("id")).order_by()
    plans: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for plan_id, category, seats in rows:
        plans[plan_id][category] = seats
    return {plan_id: Planned(places) for plan_id, places in plans.items()}


def _priced_categories(events: Iterable[Event]) -> dict[int, frozenset[str]]:
    """Event → categories in which some ticket with a place is sold on its day; `""` stands for all of them."""
    seasons = seasons_of({event.price_list_id for event in events})
    of_event = {event.pk: season_of(event.day, seasons.get(event.price_list_id, [])) for event in events}
    decisive = {season.pk for season in of_event.values() if season}
    priced: defaultdict[int, set[str]] = defaultdict(set)
    prices = Price.objects.filter(season__in=decisive, ticket_type__takes_place=True)
    for season_id, category in prices.values_list("season_id", "category").order_by():
        priced[season_id].add(category)
    return {pk: frozenset(priced[season.pk]) for pk, season in of_event.items() if season}
