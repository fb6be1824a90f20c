"""What a visitor chose in the list of sailings, as it stands in the address. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prichal.catalog.rules import DayPart, Kind
from prichal.inventory.queries import EventFilter
from prichal.kernel.money import Money
from prichal.ui.templatetags.ui import day as day_words
from prichal.ui.templatetags.ui import duration, money, to, vat_words

PARTIES = range(1, 11)
PRICES = (1000, 1500, 2000, 3000, 5000)  # roubles
DURATIONS = (60, 90, 120, 180, 300)  # minutes
PARTS: dict[str, tuple[Promise, str]] = {
    DayPart.MORNING: (gettext_lazy("Утро"), "5–12"),
    DayPart.DAY: (gettext_lazy("День"), "12–17"),
    DayPart.EVENING: (gettext_lazy("Вечер"), "17–24"),
    DayPart.NIGHT: (gettext_lazy("Ночь"), "0–5"),
}
KINDS: dict[str, Promise] = {
    Kind.EXCURSION.lower(): gettext_lazy("Прогулки"),
    Kind.EVENT.lower(): gettext_lazy("Вечера и концерты"),
}
LARGEST = 10**6


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to choose from: slug → name."""

    products: Mapping[str, str]
    piers: Mapping[str, str]
    venues: Mapping[str, str]
    vessels: Mapping[str, str]

    @property
    def spots(self) -> dict[str, str]:
        """Everything one can begin from."""
        return {**self.piers, **self.venues}


@dataclass(frozen=True, slots=True)
class Link:
    words: str
    address: str
    current: bool = False
    under: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One visitor's wishes; `pier` may be a venue's slug, `price` is in roubles, `duration` in minutes."""

    day: date | None = None
    part: str = ""
    product: str = ""
    pier: str = ""
    vessel: str = ""
    party: int | None = None
    price: int | None = None
    duration: int | None = None
    kind: str = ""
    sort: str = "time"

    @classmethod
    def read(cls, asked: Mapping[str, str], known: Known) -> Self:
        """Nonsense and what there is no more counts as not asked."""
        party = _number(asked.get("party", ""))
        return cls(
            day=day_of(asked.get("date", "")),
            part=_one_of(asked.get("part", ""), PARTS),
            product=_one_of(asked.get("product", ""), known.products),
            pier=_one_of(asked.get("pier", ""), known.spots),
            vessel=_one_of(asked.get("vessel", ""), known.vessels),
            party=party if party in PARTIES else None,
            price=_number(asked.get("price", "")),
            duration=_number(asked.get("duration", "")),
            kind=_one_of(asked.get("kind", ""), KINDS),
            sort="price" if asked.get("sort") == "price" else "time",
        )

    def but(self, **changes: Any) -> Self:
        return replace(self, **changes)

    def address(self, cursor: str | None = None) -> str:
        """The list's address with these wishes; what is as usual is left out."""
        wishes = {field.name: getattr(self, field.name) for field in fields(self)}
        wishes |= {"day": None, "sort": "" if self.sort == "time" else self.sort}
        return to("/events", date=self.day.isoformat() if self.day else "", **wishes, cursor=cursor)

    def filters(self, *, today: date, known: Known) -> EventFilter:
        """The same for inventory. A day brings the night after it along: for people it belongs to that evening."""
        at_venue = self.pier in known.venues
        return EventFilter(
            date_from=self.day or today,
            date_to=self.day,
            late_night=self.day is not None,
            part=DayPart(self.part) if self.part else None,
            product=self.product,
            kind=self.kind,
            pier="" if at_venue else self.pier,
            venue=self.pier if at_venue else "",
            vessel=self.vessel,
            price_max=Money(self.price * 100) if self.price else None,
            duration_max=self.duration,
            party=self.party or 0,
            available=self.party is not None,
            sort=self.sort,
        )

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the day, the hours and the order is asked for."""
        return self != Choice(day=self.day, part=self.part, sort=self.sort)

    def chosen(self, known: Known) -> Iterator[Link]:
        """Each wish in words, with the address of the list without it."""
        if self.day:
            yield Link(day_words(self.day), self.but(day=None).address())
        if self.part:
            part, hours = PARTS[self.part]
            yield Link(f"{part}, {hours}", self.but(part="").address())
        if self.product:
            yield Link(known.products[self.product], self.but(product="").address())
        if self.kind:
            yield Link(str(KINDS[self.kind]), self.but(kind="").address())
        if self.pier:
            yield Link(known.spots[self.pier], self.but(pier="").address())
        if self.vessel:
            yield Link(known.vessels[self.vessel], self.but(vessel="").address())
        if self.party:
            yield Link(_("мест: %(count)d") % {"count": self.party}, self.but(party=None).address())
        if self.price:
            words = _("до %(most)s") % {"most": money(self.price * 100)}
            yield Link(words, self.but(price=None).address())
        if self.duration:
            words = _("до %(most)s") % {"most": duration(self.duration)}
            yield Link(words, self.but(duration=None).address())


def prices_note(vats: Iterable[tuple[str, int]]) -> str:
    """`цены в рублях, в т. ч. НДС 20 %`: said once for many prices; `vats` are modes with rates. Empty for none."""
    said = "; ".join(vat_words(mode, rate) for mode, rate in sorted({(mode.lower(), rate) for mode, rate in vats}))
    return _("цены в рублях, %(vat)s") % {"vat": said} if said else ""


LISTED_BY = frozenset({*(field.name for field in fields(Choice)), "date", "cursor"}) - {"day"}  # keys of the query


def day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _one_of(text: str, known: Mapping[str, object]) -> str:
    return text if text in known else ""


def _number(text: str) -> int | None:
    """A whole number above 0 as typed, at most LARGEST; anything else is none."""
    fits = text.isascii() and text.isdigit() and len(text) < 8
    return int(text) if fits and 0 < int(text) <= LARGEST else None
