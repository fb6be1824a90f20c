"""Exact prices for held places: the numbers an order will charge."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from prichal.catalog import queries as catalog
from prichal.catalog.models import Event, Seller, TicketType
from prichal.catalog.rules import Vat, gross_of, vat_of
from prichal.fleet.models import Seat
from prichal.fleet.rules import Seating
from prichal.inventory.errors import HoldExpired
from prichal.inventory.models import WaterSeatLock
from prichal.inventory.queries import event_to_buy
from prichal.inventory.rules import Channel, holder_of
from prichal.kernel.errors import FieldError, Invalid, NotFound
from prichal.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Line:
    """What the buyer asks for: a seat with a ticket type, or so many of a type."""

    event_ref: str
    ticket_type: str
    seat_code: str | None = None
    quantity: int = 1
    attendee: str = ""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One line with its price; `price` and `vat` are of one ticket times `quantity`."""

    event: Event
    type: TicketType
    seat_code: str
    category: str
    quantity: int
    unit_price: Money
    unit_vat: Money
    charged: Vat
    attendee: str

    @property
    def event_id(self) -> str:
        return str(self.event.pk)

    @property
    def ticket_type(self) -> str:
        return self.type.code

    @property
    def title(self) -> str:
        return self.type.title

    @property
    def price(self) -> Money:
        return self.unit_price * self.quantity

    @property
    def vat(self) -> Money:
        return self.unit_vat * self.quantity

    @property
    def vat_mode(self) -> str:
        return self.charged.mode

    @property
    def vat_rate(self) -> int:
        return self.charged.rate


@dataclass(frozen=True, slots=True)
class Quote:
    """What the session's held places cost, line by line; one seller."""

    lines: list[QuoteLine]
    holds: list[WaterSeatLock]
    seller: Seller

    @property
    def total(self) -> Money:
        return sum((line.price for line in self.lines), Money(0))

    @property
    def vat(self) -> Money:
        return sum((line.vat for line in self.lines), Money(0))

    @property
    def hold_ids(self) -> list[UUID]:
        return [hold.pk for hold in self.holds]

    @property
    def expires_at(self) -> datetime:
        return min(hold.expires_at for hold in self.holds)

    def wire(self) -> dict[str, Any]:
        """The quote as the API answers it, and as `price_changed` carries it."""
        zone = ZoneInfo(self.lines[0].event.timezone)
        return {
            "lines": [
                {
                    "eventId": line.event_id,
                    "seatCode": line.seat_code or None,
                    "ticketType": line.ticket_type,
                    "title": line.title,
                    "category": line.category or None,
                    "quantity": line.quantity,
                    "unitPrice": line.unit_price.kopecks,
                    "price": line.price.kopecks,
                    "vat": {"mode": line.vat_mode.lower(), "rate": line.vat_rate, "amount": line.vat.kopecks},
                }
                for line in self.lines
            ],
            "totalPrice": self.total.kopecks,
            "vatAmount": self.vat.kopecks,
            "holdIds": [str(hold_id) for hold_id in self.hold_ids],
            "expiresAt": self.expires_at.astimezone(zone).isoformat(timespec="seconds"),
        }


def quote(*, session_id: str, lines: Sequence[Line], now: datetime) -> Quote:
    """Price the lines against the session's holds, at the price version each hold stored.

    Raises HoldExpired where an event's places are not (or no longer) held by the session; Invalid for unknown
    events or types, held seats without a ticket, tickets without a held place, more of a type than one order may
    have, and `mixed_sellers`.
    """
    if not lines:
        raise Invalid([FieldError("items", _("Выберите хотя бы один билет."), "required")])
    events = _events([line.event_ref for line in lines])
    sellers = {event.product.seller for event in events.values()}
    if len(sellers) > 1:
        raise Invalid([FieldError("items", _("В одном заказе билеты одного продавца."), "mixed_sellers")])
    wishes = [_wish(event, lines, events) for event in dict.fromkeys(events.values())]
    for wish in wishes:
        _check_lines(wish)
    priced: list[QuoteLine] = []
    holds: list[WaterSeatLock] = []
    holder = holder_of(Channel.SHOP, session_id)
    for wish in wishes:
        hold = WaterSeatLock.objects.filter(event=wish.event, holder=holder, ended_at=None, expires_at__gt=now).first()
        if hold is None:
            raise HoldExpired()
        priced += _priced(wish, hold)
        holds.append(hold)
    return Quote(priced, holds, sellers.pop())


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is asked for at one event: lines by their place in the request, and the tickets there are."""

    event: Event
    lines: list[tuple[int, Line]]
    types: dict[str, TicketType]

    @property
    def assigned(self) -> bool:
        return self.event.seating == Seating.ASSIGNED

    @property
    def seated(self) -> list[tuple[int, Line]]:
        return [(i, line) for i, line in self.lines if self.types[line.ticket_type].takes_place]


def _wish(event: Event, lines: Sequence[Line], events: dict[str, Event]) -> _Wish:
    asked = [(i, line) for i, line in enumerate(lines) if events[line.event_ref] == event]
    return _Wish(event, asked, {one.code: one for one in catalog.ticket_types(event.product_id)})


def _events(refs: Sequence[str]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for i, ref in enumerate(refs):
        if ref in found:
            continue
        try:
            found[ref] = event_to_buy(ref)
        except NotFound as problem:
            raise Invalid([FieldError(f"items.{i}.eventId", _("Такого рейса нет."), "unknown")]) from problem
    return found


def _priced(wish: _Wish, hold: WaterSeatLock) -> list[QuoteLine]:
    event, types = wish.event, wish.types
    prices = catalog.price_table(hold.price_list_id, day=event.day)
    categories = _seat_categories(event)
    _check_hold(wish, hold)
    vat = event.product.vat_on(event.day)
    lines = []
    for i, line in wish.lines:
        seat = (line.seat_code or "") if types[line.ticket_type].takes_place else ""
        category = categories.get(seat, "")
        price = catalog.price_of(prices, ticket_type=line.ticket_type, category=category)
        if price is None:
            message = _("Для этого места такой билет не продаётся.")
            raise Invalid([FieldError(f"items.{i}.ticketType", message, "not_sold")])
        lines.append(
            QuoteLine(
                event=event,
                type=types[line.ticket_type],
                seat_code=seat,
                category=category,
                quantity=line.quantity,
                unit_price=gross_of(price, mode=vat.mode, rate=vat.rate),
                unit_vat=vat_of(price, mode=vat.mode, rate=vat.rate),
                charged=vat,
                attendee=line.attendee,
            )
        )
    return lines


def _seat_categories(event: Event) -> dict[str, str]:
    if event.seating != Seating.ASSIGNED:
        return {}
    return dict(Seat.objects.filter(plan=event.seat_plan_id).values_list("code", "category"))


def _check_lines(wish: _Wish) -> None:
    """What can be told without the hold. Raises Invalid."""
    errors: list[FieldError] = []
    for i, line in wish.lines:
        if line.ticket_type not in wish.types:
            errors.append(FieldError(f"items.{i}.ticketType", _("Такого билета на этот рейс нет."), "unknown"))
        if line.quantity < 1 or (line.seat_code and line.quantity != 1):
            errors.append(FieldError(f"items.{i}.quantity", _("Укажите количество от 1; на одно место — один билет.")))
    if not errors:
        errors = _seat_errors(wish) or _count_errors(wish)
    if errors:
        raise Invalid(errors)


def _seat_errors(wish: _Wish) -> list[FieldError]:
    """Each seated line names a seat of its own, or none where places have no numbers."""
    errors: list[FieldError] = []
    named: set[str] = set()
    for i, line in wish.seated:
        field, seat = f"items.{i}.seatCode", line.seat_code or ""
        if seat and not wish.assigned:
            errors.append(FieldError(field, _("На этом рейсе места без номеров.")))
        elif wish.assigned and not seat:
            errors.append(FieldError(field, _("Укажите место из брони."), "required"))
        elif seat in named:
            errors.append(FieldError(field, _("На это место уже выбран билет."), "repeated"))
        named |= {seat} - {""}
    return errors


def _count_errors(wish: _Wish) -> list[FieldError]:
    counts: Counter[str] = Counter()
    for _i, line in wish.lines:
        counts[line.ticket_type] += line.quantity
    words = _("Не больше %(most)d таких билетов в заказе.")
    return [
        FieldError("items", words % {"most": wish.types[code].max_per_order}, "too_many")
        for code, count in counts.items()
        if count > wish.types[code].max_per_order
    ]


def _check_hold(wish: _Wish, hold: WaterSeatLock) -> None:
    """Every ticket has a held place (else HoldExpired), every held place a ticket (else Invalid)."""
    held = set(hold.places)
    seats = {line.seat_code or "" for _i, line in wish.seated}
    places = sum(line.quantity for _i, line in wish.seated)
    if places > len(held) or (wish.assigned and seats - held):
        raise HoldExpired()
    if places < len(held):
        rest = ", ".join(sorted(held - seats)) if wish.assigned else str(len(held) - places)
        message = _("Выберите билет для каждого занятого места или отпустите лишние: %(rest)s.") % {"rest": rest}
        raise Invalid([FieldError("items", message, "place_without_ticket")])
