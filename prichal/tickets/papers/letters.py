"""Words of the letters to buyers, read when a letter leaves; their templates are tickets/mail/*."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from prichal.customers.rules import spoken_phone
from prichal.kernel.errors import NotFound
from prichal.orders.access import PREFIX_OF, order_url
from prichal.orders.models import Order
from prichal.tickets.papers import sentences as say
from prichal.tickets.queries import Chosen, TicketView, chosen_of, order_with_seller, tickets_of
from prichal.ui import moments


def tickets_letter(reference: str, language: str) -> dict[str, Any]:
    """What the letter with the tickets of order `reference` says. Raises NotFound where no ticket is good."""
    with translation.override(language):
        order = order_with_seller(int(reference))
        tickets = [ticket for ticket in tickets_of(order.pk) if not ticket.revoked]
        if not tickets:
            raise NotFound()
        return {
            **_frame(order),
            "count": len(tickets),
            "vat": say.vat_total(tickets),
            "ashore": any(ticket.event.ashore for ticket in tickets),
            "sailings": [
                _sailing(list(group)) for _event, group in groupby(tickets, key=lambda ticket: ticket.event.id)
            ],
        }


def money_returned_letter(reference: str, language: str) -> dict[str, Any]:
    """What the buyer is told whose money came after the places of order `reference` had gone."""
    with translation.override(language):
        return _frame(order_with_seller(int(reference)))


def payment_failed_letter(reference: str, language: str) -> dict[str, Any]:
    """What the buyer is told whose attempt to pay order `reference` failed: what waits, and until when."""
    with translation.override(language):
        order = order_with_seller(int(reference))
        sailings = chosen_of(order.pk)
        until, zone = order.payment_deadline, sailings[0].event.timezone
        return {
            **_frame(order),
            "until": moments.deadline(until, zone, say.language()),
            "until_time": f"{moments.clock(until, zone)} {moments.zone_name(until, zone, say.language())}",
            "sailings": [_chosen(one) for one in sailings],
        }


def order_expired_letter(reference: str, language: str) -> dict[str, Any]:
    """What the buyer is told whose time to pay order `reference` is over: what it was, where to choose again."""
    with translation.override(language):
        order = order_with_seller(int(reference))
        return {**_frame(order), "sailings": [_chosen(one) for one in chosen_of(order.pk)]}


def _frame(order: Order) -> dict[str, Any]:
    """What every letter about an order needs: whom to answer, the order, its page, the requisites."""
    return {
        "answer_to": order.seller.email,
        "order_code": order.code,
        "order_url": order_url(order, say.language()),
        "total": say.money(order.total),
        "requisites": say.requisites(order.seller),
        "seller_phone": say.unbroken(spoken_phone(order.seller.phone)),
    }


def _chosen(chosen: Chosen) -> dict[str, Any]:
    """One sailing of an order without tickets, with the pages of it and of its like."""
    event = chosen.event
    return {
        "id": event.id,
        "ashore": event.ashore,
        "title": event.title,
        "day": say.capital(say.day_of(event)),
        "night": say.is_at_night(event),
        "time": say.clock(event.starts_at, event),
        "zone": say.zone_of(event),
        "pier": event.pier,
        "lines": [
            {
                "type": f"{line.ticket_type} × {line.quantity}" if line.quantity > 1 else line.ticket_type,
                "place": line.seat_label,
                "sum": say.money(line.sum) if line.sum else _("Бесплатно"),
            }
            for line in chosen.lines
        ],
        "url": _shop_url(f"/events/{event.slug}"),
        "others_url": _shop_url(f"/excursions/{chosen.product}" if chosen.product else "/events"),
    }


def _shop_url(path: str) -> str:
    return f"{settings.PUBLIC_URL}{PREFIX_OF[say.language()]}{path}"


def _sailing(tickets: Sequence[TicketView]) -> dict[str, Any]:
    event = tickets[0].event
    return {
        "ashore": event.ashore,
        "title": event.title,
        "vessel": event.vessel,
        "on": say.day_of(event),
        "day": say.capital(say.day_of(event)),
        "night": say.is_at_night(event),
        "time": say.clock(event.starts_at, event),
        "zone": say.zone_of(event),
        "departs_on": say.date_of(event),
        "boarding": say.clock(event.boarding_at, event),
        "length": moments.duration(event.duration_minutes, say.language()),
        "pier": event.pier,
        "address": event.pier_address,
        "directions": event.pier_directions,
        "refund": say.refund_line(tickets[0]),
        "tickets": [
            {
                "number": ticket.spoken_number,
                "type": ticket.ticket_type,
                "seat_code": ticket.seat_code,
                "place": ticket.seat_label or say.unnumbered(ticket),
                "attendee": ticket.attendee,
                "price": say.money(ticket.price) if ticket.price else _("Бесплатно"),
            }
            for ticket in tickets
        ],
    }
