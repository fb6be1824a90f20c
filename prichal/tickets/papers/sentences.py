"""What tickets and letters say, in the active language: when, for how much, until when, by whom."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prichal.catalog.models import Seller
from prichal.catalog.rules import VatMode
from prichal.customers.rules import spoken_phone
from prichal.kernel.money import Money
from prichal.tickets.queries import SailingFacts, TicketView
from prichal.ui import moments

OGRNIP_LENGTH = 15


def language() -> str:
    """The active language as `ui.moments` and our pages name it."""
    active = get_language() or "ru"
    return active if active in moments.LOCALES else "ru"


def day_of(event: SailingFacts) -> str:
    """`сб, 4 июля`; a night sailing carries both dates: `в ночь с пт 3 на сб 4 июля`."""
    return moments.sailing_day(event.starts_at, event.ends_at, event.timezone, language())


def date_of(event: SailingFacts) -> str:
    """`4 июля 2027`: the day it begins, where it is."""
    return moments.day_and_year(moments.local(event.starts_at, event.timezone).date(), language())


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def is_at_night(event: SailingFacts) -> bool:
    first, last = moments.night(event.starts_at, event.ends_at, event.timezone)
    return first != last


def clock(moment: datetime, event: SailingFacts) -> str:
    return moments.clock(moment, event.timezone)


def zone_of(event: SailingFacts) -> str:
    return moments.zone_name(event.starts_at, event.timezone, language())


def full_moment(moment: datetime, event: SailingFacts) -> str:
    """`4 июля 2027, 00:40 МСК`: year and zone, for what one may argue about."""
    on = moments.day_and_year(moments.local(moment, event.timezone).date(), language())
    joint = " " if language() == "zh-hans" else ", "
    return f"{on}{joint}{clock(moment, event)}\u00a0{zone_of(event)}"


def money(amount: Money) -> str:
    """`1 500,50 ₽`, with a plain unbreakable space: the narrow one is too narrow here, and unknown to some mails."""
    words = str(amount).replace("\u202f", "\u00a0")
    return words if language() == "ru" else words.replace(",", ".")


def unnumbered(ticket: TicketView) -> str:
    return _("Место без номера") if ticket.takes_place else _("Без отдельного места")


def vat_line(vat: Money, *, mode: str, rate: int) -> str:
    """`В том числе НДС 20 %: 250 ₽`; the price is what is paid, so VAT on top is within it as well."""
    if mode == VatMode.NONE:
        return _("Без НДС")
    return _("В том числе НДС {rate} %: {vat}").format(rate=rate, vat=money(vat))


def vat_total(tickets: Sequence[TicketView]) -> str:
    """The stored VAT of all lines, never a new division; rates are named only where there is one."""
    kinds = {(ticket.vat_mode, ticket.vat_rate) for ticket in tickets if ticket.price}
    whole = sum((ticket.vat for ticket in tickets), Money(0))
    if len(kinds) == 1:
        (mode, rate) = next(iter(kinds))
        return vat_line(whole, mode=mode, rate=rate)
    return _("В том числе НДС: {vat}").format(vat=money(whole)) if whole else ""


def refund_line(ticket: TicketView) -> str:
    """The owner's rule with its moment, for this ticket."""
    until = full_moment(ticket.refundable_until, ticket.event)
    if ticket.refundable_until < ticket.issued_at:
        return _("Куплен после {until}: вернуть уже нельзя.").format(until=until)
    return _("До {until} вернём всю стоимость. Позже билет не возвращается.").format(until=until)


def requisites(seller: Seller) -> list[str]:
    """Who sells, as everything that is not a receipt names it: identity, address, bank, contacts, offer."""
    ogrn = _("ОГРНИП {code}") if len(seller.ogrn) == OGRNIP_LENGTH else _("ОГРН {code}")
    codes = [
        _("ИНН {code}").format(code=seller.inn),
        _("КПП {code}").format(code=seller.kpp) if seller.kpp else "",
        ogrn.format(code=seller.ogrn),
    ]
    account = [_("р/с {code}").format(code=seller.account), _("БИК {code}").format(code=seller.bik)]
    bank = [seller.bank, _("к/с {code}").format(code=seller.correspondent_account)]
    offer = _("Оферта № {number} от {date}").format(
        number=seller.offer_number, date=moments.day_and_year(seller.offer_on, language())
    )
    return [
        seller.name,
        ", ".join(unbroken(code) for code in codes if code),
        seller.legal_address,
        ", ".join(unbroken(code) for code in account),
        ", ".join([bank[0], unbroken(bank[1])]),
        ", ".join(part for part in (unbroken(spoken_phone(seller.phone)), seller.email, seller.hours) if part),
        offer,
    ]


def unbroken(words: str) -> str:
    """The same words kept on one line."""
    return words.replace(" ", "\u00a0")
