"""One PDF per order, a page per ticket: the words that the typst template sets."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.utils import translation
from django.utils.translation import gettext as _

from prichal.kernel.errors import NotFound
from prichal.notifications.ports import Attachment
from prichal.orders.models import Order
from prichal.tickets.papers import sentences as say
from prichal.tickets.papers.squares import qr_svg
from prichal.tickets.papers.workshop import workshop
from prichal.tickets.queries import SailingFacts, TicketView, order_with_seller, tickets_of
from prichal.ui import moments

SIGN = "ui/scenes/sign.svg"


def render(order_id: int, language: str) -> bytes:
    """The PDF of an order's good tickets. Raises NotFound where there are none, yet or any more."""
    with translation.override(language):
        tickets = [ticket for ticket in tickets_of(order_id) if not ticket.revoked]
        if not tickets:
            raise NotFound()
        return workshop("ticket").print(_sheet(order_with_seller(order_id), tickets))


def attached(reference: str, language: str) -> list[Attachment]:
    """The tickets of order `reference`, for the mail that carries them."""
    code = order_with_seller(int(reference)).code
    return [Attachment(f"tickets-{code}.pdf", "application/pdf", render(int(reference), language))]


def _sheet(order: Order, tickets: Sequence[TicketView]) -> dict[str, Any]:
    issued = tickets[0].issued_at
    return {
        "lang": "zh" if say.language() == "zh-hans" else say.language(),
        "title": _("Билеты по заказу {code}").format(code=order.code),
        "date": [issued.year, issued.month, issued.day, issued.hour, issued.minute, issued.second],
        "sign": _drawing(SIGN),
        "brand": "Причал",
        "kind": _("Электронный билет"),
        "order": {"label": _("Заказ"), "value": order.code},
        "seller": {"label": _("Продавец"), "lines": say.requisites(order.seller)},
        "tickets": [_page(ticket, number, len(tickets)) for number, ticket in enumerate(tickets, 1)],
    }


def _page(ticket: TicketView, number: int, of: int) -> dict[str, Any]:
    event = ticket.event
    count = _("Билет {number} из {total}").format(number=number, total=of)
    return {
        "title": event.title,
        "age": f"{event.age_mark}+",
        "scene": _drawing(event.image),
        "vessel": " · ".join(part for part in (event.vessel, event.route) if part),
        "when": _when(event),
        "place": _place(ticket),
        "type": {"label": count if of > 1 else _("Билет"), "value": ticket.ticket_type},
        "attendee": {"label": _("Гость"), "value": ticket.attendee},
        "qr": qr_svg(ticket.token, border=0),
        "show": _("Покажите код при входе") if event.ashore else _("Покажите код при посадке"),
        "number": {"label": _("Билет №"), "value": ticket.spoken_number},
        "pier": {
            "label": _("Площадка") if event.ashore else _("Причал отправления"),
            "name": event.pier,
            "lines": [event.pier_address, event.pier_directions],
        },
        "price": {
            "label": _("Стоимость"),
            "value": say.money(ticket.price) if ticket.price else _("Бесплатно"),
            "vat": say.vat_line(ticket.vat, mode=ticket.vat_mode, rate=ticket.vat_rate) if ticket.price else "",
        },
        "refund": {"label": _("Возврат"), "text": say.refund_line(ticket)},
    }


def _when(event: SailingFacts) -> dict[str, Any]:
    """Day, hour and what follows from them; a departure after midnight is told with its own date too."""
    return {
        "day": say.capital(say.day_of(event)),
        "night": say.is_at_night(event),
        "time": say.clock(event.starts_at, event),
        "zone": say.zone_of(event),
        "lines": _course(event),
    }


def _course(event: SailingFacts) -> list[str]:
    """When it begins, lets people in and ends: a departure or, ashore, a beginning."""
    begins, let_in, lasts = _("Отправление {date}"), _("Посадка с {time}"), _("В пути {duration}, до {time}")
    if event.ashore:
        begins, let_in, lasts = _("Начало {date}"), _("Вход с {time}"), _("Длится {duration}, до {time}")
    length = moments.duration(event.duration_minutes, say.language())
    return [
        begins.format(date=say.date_of(event)),
        let_in.format(time=say.clock(event.boarding_at, event)),
        lasts.format(duration=length, time=say.clock(event.ends_at, event)),
    ]


def _place(ticket: TicketView) -> list[dict[str, str]]:
    """Deck (ashore: hall), row, seat and its code, each named; a whole table; or a line for places without numbers."""
    if not ticket.seat_code:
        return [{"label": _("Рассадка"), "value": say.unnumbered(ticket), "size": "text"}]
    facts = [
        (_("Зал") if ticket.event.ashore else _("Палуба"), ticket.deck, "text"),
        (_("Ряд"), "" if ticket.table else ticket.row, "big"),
        (_("Стол") if ticket.table else _("Место"), ticket.seat, "big"),
        (_("Код места"), ticket.seat_code, "note"),
    ]
    return [{"label": label, "value": value, "size": size} for label, value, size in facts if value]


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    """A drawing (SVG) of the static files, or nothing: a ticket is good without its picture."""
    found = finders.find(name) if name.endswith(".svg") else None
    return Path(found).read_text(encoding="utf-8") if isinstance(found, str) else ""
