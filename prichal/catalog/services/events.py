"""Dated events: drafted one by one or by the season, put on sale, paused."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _

from prichal.catalog.errors import IllegalSaleState
from prichal.catalog.models import Event, PriceList, Product
from prichal.catalog.rules import SALE_MOVES, EventState
from prichal.fleet.models import Pier, Route, SeatPlan, Venue, Vessel
from prichal.fleet.rules import Seating
from prichal.kernel import audit
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.tx import operation

LONGEST = timedelta(days=3)
MOST_PLACES = 32_767  # of the column, and of any ship


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """A dated event to be made, at a pier or at a venue.

    Without `route` it is the product's. Without `seating` its places are those of the plan or the `capacity` given,
    else what vessel or venue begin with.
    """

    product: Product
    price_list: PriceList
    starts_at: datetime
    ends_at: datetime
    sales_open_at: datetime
    sales_close_at: datetime
    pier: Pier | None = None
    venue: Venue | None = None
    vessel: Vessel | None = None
    route: Route | None = None
    seating: str | None = None
    seat_plan: SeatPlan | None = None
    capacity: int | None = None

    @property
    def where(self) -> Pier | Venue:
        """Raises Invalid where it is neither or both."""
        spots = [spot for spot in (self.pier, self.venue) if spot is not None]
        if len(spots) != 1:
            raise Invalid([FieldError("pier", _("Укажите причал или площадку на берегу, что-то одно."))])
        return spots[0]


def draft_event(draft: EventDraft) -> Event:
    """One event, not on sale yet. Raises Invalid as `draft_events` does."""
    return draft_events([draft])[0]


@operation
def draft_events(drafts: Sequence[EventDraft]) -> list[Event]:
    """Events, not on sale yet, in a few statements for all.

    Raises Invalid without a place to begin at, for times in no order or of no zone, for a capacity no vessel has, and
    for assigned seating without a plan of that vessel or venue.
    """
    for draft in drafts:
        _check_times(draft)
    plans = _latest_plans(drafts)
    slugs = _free_slugs([event_slug(one.product.slug, one.starts_at, one.where.timezone) for one in drafts])
    return Event.objects.bulk_create(
        Event(
            product=draft.product,
            slug=slug,
            pier=draft.pier,
            venue=draft.venue,
            vessel=draft.vessel,
            route=draft.route or draft.product.route,
            timezone=draft.where.timezone,
            price_list=draft.price_list,
            starts_at=draft.starts_at,
            ends_at=draft.ends_at,
            sales_open_at=draft.sales_open_at,
            sales_close_at=draft.sales_close_at,
            **_places(draft, plans),
        )
        for draft, slug in zip(drafts, slugs, strict=True)
    )


@operation
def seat_event(*, event: Event, seating: str, seat_plan: SeatPlan | None, capacity: int) -> None:
    """How the places of an event are sold from now on; the caller holds its row and sees to the places.

    Raises Invalid for assigned seating without a plan of the event's vessel or venue.
    """
    assigned = seating == Seating.ASSIGNED
    _check_places(seating, capacity)
    if assigned and (seat_plan is None or not _fits(seat_plan, vessel=event.vessel, venue=event.venue)):
        raise Invalid([FieldError("seatPlan", _("Выберите схему мест этого судна или площадки."))])
    event.seating = seating
    event.seat_plan = seat_plan if assigned else None
    event.capacity = 0 if assigned else capacity
    event.save(update_fields=["seating", "seat_plan", "capacity"])


@operation
def open_sales(*, events: Iterable[Event], now: datetime, actor: str = "house") -> None:
    """DRAFT → ON_SALE; called by publishing, which holds the events' rows and has made their places.

    Raises IllegalSaleState.
    """
    _move(list(events), EventState.ON_SALE, action="event.published", now=now, actor=actor)


@operation
def pause_sale(*, event_id: int, now: datetime, actor: str) -> None:
    """ON_SALE → PAUSED: nothing new is held, what is held or ordered stays. Raises IllegalSaleState."""
    event = Event.objects.select_for_update(no_key=True).get(pk=event_id)
    _move([event], EventState.PAUSED, action="event.paused", now=now, actor=actor)


@operation
def resume_sale(*, event_id: int, now: datetime, actor: str) -> None:
    """PAUSED → ON_SALE. Raises IllegalSaleState."""
    event = Event.objects.select_for_update(no_key=True).get(pk=event_id)
    if event.state != EventState.PAUSED:
        raise IllegalSaleState(_moves(event))
    _move([event], EventState.ON_SALE, action="event.resumed", now=now, actor=actor)


def event_slug(product_slug: str, starts_at: datetime, timezone: str) -> str:
    """`water-night-bridges-20270704-0040`, told in the zone of the pier."""
    return f"water-{product_slug}-{starts_at.astimezone(ZoneInfo(timezone)):%Y%m%d-%H%M}"


def _move(events: list[Event], state: EventState, *, action: str, now: datetime, actor: str) -> None:
    for event in events:
        if state not in _moves(event):
            raise IllegalSaleState(_moves(event))
    audit.record_all(
        actor=actor,
        action=action,
        changes=[
            audit.Change(obj=("event", event.pk), before={"state": event.state}, after={"state": state})
            for event in events
        ],
        now=now,
    )
    for event in events:
        event.state = state
    Event.objects.filter(pk__in=[event.pk for event in events]).update(state=state)


def _check_times(draft: EventDraft) -> None:
    moments = (draft.starts_at, draft.ends_at, draft.sales_open_at, draft.sales_close_at)
    if any(moment.utcoffset() is None for moment in moments):
        raise Invalid([FieldError("startsAt", _("Укажите время вместе с часовым поясом."))])
    if not draft.starts_at < draft.ends_at <= draft.starts_at + LONGEST:
        raise Invalid([FieldError("endsAt", _("Конец должен быть позже начала и не дальше чем через трое суток."))])
    if draft.sales_close_at <= draft.sales_open_at:
        raise Invalid([FieldError("salesCloseAt", _("Продажа закрывается раньше, чем открывается."))])


def _check_places(seating: str, capacity: int) -> None:
    if seating not in Seating.values:
        raise Invalid([FieldError("seating", _("Выберите: места по схеме или без номеров."))])
    if not 0 <= capacity <= MOST_PLACES:
        raise Invalid([FieldError("capacity", _("Столько мест не бывает: проверьте число."))])


def _moves(event: Event) -> frozenset[EventState]:
    return SALE_MOVES[EventState(event.state)]


def _places(draft: EventDraft, plans: dict[tuple[str, int], SeatPlan]) -> dict[str, object]:
    """The columns that say which places there are."""
    seated = draft.vessel or draft.venue
    seating = draft.seating
    if seating is None and draft.seat_plan is None and draft.capacity is None:
        seating = seated.seating if seated else Seating.GENERAL
    elif seating is None:
        seating = Seating.ASSIGNED if draft.seat_plan else Seating.GENERAL
    _check_places(seating, draft.capacity or 0)
    if seating == Seating.GENERAL:
        capacity = seated.general_capacity if draft.capacity is None and seated else draft.capacity
        return {"seating": seating, "seat_plan": None, "capacity": capacity or 0}
    plan = draft.seat_plan or (plans.get((type(seated).__name__, seated.pk)) if seated else None)
    if plan is None or not _fits(plan, vessel=draft.vessel, venue=draft.venue):
        raise Invalid([FieldError("seatPlan", _("Выберите схему мест этого судна или площадки."))])
    return {"seating": seating, "seat_plan": plan, "capacity": 0}


def _fits(plan: SeatPlan, *, vessel: Vessel | None, venue: Venue | None) -> bool:
    """Whether it is a published plan of where the event is held: on the vessel, else at the venue."""
    drawn_for = plan.vessel_id if vessel else plan.venue_id
    held_on = vessel or venue
    return plan.published_at is not None and held_on is not None and drawn_for == held_on.pk


def _latest_plans(drafts: Sequence[EventDraft]) -> dict[tuple[str, int], SeatPlan]:
    """("Vessel" or "Venue", id) → its latest published plan."""
    vessels = {draft.vessel.pk for draft in drafts if draft.vessel}
    venues = {draft.venue.pk for draft in drafts if draft.venue}
    ours = Q(vessel__in=vessels) | Q(venue__in=venues)
    plans = SeatPlan.objects.filter(ours, published_at__isnull=False).order_by("version")
    return {("Vessel", plan.vessel_id) if plan.vessel_id else ("Venue", plan.venue_id or 0): plan for plan in plans}


def _free_slugs(wanted: Collection[str]) -> list[str]:
    """The wanted slugs, with `-2`, `-3` … where several begin in one local minute."""
    taken: set[str] = set()
    found = dict.fromkeys(range(len(wanted)), "")
    open_ones = dict(enumerate(wanted))
    for nth in count(1):
        tries = {i: slug if nth == 1 else f"{slug}-{nth}" for i, slug in open_ones.items()}
        taken |= set(Event.objects.filter(slug__in=tries.values()).values_list("slug", flat=True))
        for i, slug in tries.items():
            if slug not in taken:
                found[i] = slug
                taken.add(slug)
                del open_ones[i]
        if not open_ones:
            break
    return list(found.values())
