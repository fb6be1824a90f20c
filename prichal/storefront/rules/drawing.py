"""What the seat page draws: decks as squares with a state and a price, what is chosen and what it costs. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prichal.fleet.rules import TABLE
from prichal.inventory.queries import LayoutSeat, SeatMap
from prichal.kernel.money import Money
from prichal.storefront.rules.places import Box, best_seats, best_table, box_of, pitch_of, room_of
from prichal.ui.templatetags.ui import money

FEATURES: dict[str, Promise] = {
    "window": gettext_lazy("у окна"),
    "aisle": gettext_lazy("у прохода"),
    "bow": gettext_lazy("на носу"),
    "view": gettext_lazy("с лучшим видом"),
    "open-air": gettext_lazy("под открытым небом"),
    "limited-view": gettext_lazy("обзор ограничен"),
    "step-free": gettext_lazy("без ступеней"),
    "companion": gettext_lazy("для сопровождающего"),
}
PARTIES: dict[int, Promise] = {
    2: gettext_lazy("на двоих"),
    3: gettext_lazy("на троих"),
    4: gettext_lazy("на четверых"),
    5: gettext_lazy("на пятерых"),
    6: gettext_lazy("на шестерых"),
    7: gettext_lazy("на семерых"),
    8: gettext_lazy("на восьмерых"),
}
STATES: dict[str, Promise] = {
    "free": gettext_lazy("свободно"),
    "selected": gettext_lazy("ваше"),
    "sold": gettext_lazy("занято"),
    "reserved": gettext_lazy("выбирает другой"),
    "unknown": gettext_lazy("неизвестно"),
}


@dataclass(frozen=True, slots=True)
class DrawnSeat:
    """One seat: where its square stands, what it is, what it costs a grown-up, who has it.

    A whole table is one too; `persons` sit at it, and it costs what the table costs.
    """

    code: str
    label: str
    row: str
    deck: str
    x: float
    y: float
    size: float
    category: str
    category_title: str
    sign: str
    features: Sequence[str]
    price: Money | None
    state: str
    persons: int = 1

    @property
    def is_table(self) -> bool:
        return TABLE in self.features

    @property
    def title(self) -> str:
        """`Ряд C, место 3` or `Стол 3 на четверых`."""
        if self.is_table:
            return _("Стол %(label)s %(party)s") % {"label": self.label, "party": party(self.persons)}
        return _("Ряд %(row)s, место %(label)s") % {"row": self.row, "label": self.label}

    @property
    def name(self) -> str:
        """Everything a listener needs to choose by, apart from the state, which changes."""
        known = [str(FEATURES[one]) for one in self.features if one in FEATURES]
        more = [one for one in known if one != self.category_title.casefold()]  # "by the window" is said once
        if self.is_table:
            words = f"{self.deck}, {self.title[:1].lower()}{self.title[1:]}"
            return ", ".join([words, *more, money(self.price)])
        words = _("%(deck)s, ряд %(row)s, место %(label)s, %(category)s") % {
            "deck": self.deck, "row": self.row, "label": self.label, "category": self.category_title,
        }  # fmt: skip
        return ", ".join([words, *more, money(self.price)])

    @property
    def state_word(self) -> str:
        return str(STATES.get(self.state, STATES["unknown"]))

    @property
    def middle(self) -> float:
        """Where the label stands in the drawing: centred, a little above the baseline of capitals."""
        return round(self.x + self.size / 2, 1)

    @property
    def base(self) -> float:
        return round(self.y + self.size * (0.62 if self.is_table else 0.64), 1)

    @property
    def letter(self) -> float:
        return round(self.size * (0.3 if self.is_table else 0.38), 1)

    @property
    def sign_x(self) -> float:
        """The class's sign stands in the upper left corner, the tick of a chosen seat in the right one."""
        return round(self.x + self.size * (0.28 if self.is_table else 0.2), 1)

    @property
    def sign_y(self) -> float:
        return round(self.y + self.size * (0.38 if self.is_table else 0.32), 1)

    @property
    def sign_letter(self) -> float:
        return round(self.size * (0.16 if self.is_table else 0.22), 1)


@dataclass(frozen=True, slots=True)
class DrawnRow:
    label: str
    seats: list[DrawnSeat]

    @property
    def free(self) -> int:
        return sum(seat.state == "free" for seat in self.seats)

    @property
    def is_of_tables(self) -> bool:
        return all(seat.is_table for seat in self.seats)


@dataclass(frozen=True, slots=True)
class DrawnDeck:
    """A deck in its own units; `pitch` is the distance a finger must tell apart."""

    code: str
    name: str
    width: int
    height: int
    pitch: float
    rows: list[DrawnRow]


@dataclass(frozen=True, slots=True)
class Category:
    code: str
    title: str
    sign: str
    price: Money | None
    free: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A ticket type offered without seats, with how many the visitor has."""

    code: str
    title: str
    description: str
    price: Money | None
    most: int
    count: int


def decks(seen: SeatMap) -> list[DrawnDeck]:
    drawn = []
    for deck in seen.layout.decks:
        pitch = pitch_of([seat for row in deck.rows for seat in row.seats], most=min(deck.width, deck.height))
        everything = [seat for row in deck.rows for seat in row.seats]
        room = min((room_of(seat, everything) for seat in everything if TABLE in seat.features), default=0.0)
        rows = [
            DrawnRow(
                row.label,
                [_drawn(seen, deck.name, row.label, seat, box_of(seat, pitch, room)) for seat in row.seats],
            )
            for row in deck.rows
        ]
        drawn.append(DrawnDeck(deck.code, deck.name, deck.width, deck.height, pitch, rows))
    return drawn


def chosen(seen: SeatMap) -> list[DrawnSeat]:
    """The visitor's own seats, deck by deck."""
    return [seat for deck in decks(seen) for row in deck.rows for seat in row.seats if seat.state == "selected"]


def total(seen: SeatMap) -> Money:
    """What the chosen seats cost as grown-ups' tickets; checkout may make it less."""
    return sum((seat.price for seat in chosen(seen) if seat.price), Money(0))


def chosen_words(seats: Sequence[DrawnSeat]) -> str:
    tables = sum(seat.is_table for seat in seats)
    return count_words(len(seats) - tables, tables)


def count_words(places: int, tables: int) -> str:
    """`2 места`, `1 стол`, `2 места, 1 стол`."""
    said = [ngettext("%(count)d место", "%(count)d места", places) % {"count": places}] if places or not tables else []
    if tables:
        said.append(ngettext("%(count)d стол", "%(count)d стола", tables) % {"count": tables})
    return ", ".join(said)


def categories(seen: SeatMap) -> list[Category]:
    """The classes of seats on this plan, with price and how many are free."""
    seats = [seat for deck in decks(seen) for row in deck.rows for seat in row.seats]
    first = {seat.category: seat for seat in reversed(seats)}
    return [
        Category(
            code, seat.category_title, seat.sign, seat.price,
            sum(one.category == code and one.state == "free" for one in seats),
        )
        for code, seat in sorted(first.items(), key=lambda item: (item[1].price or Money(0), item[0]))
    ]  # fmt: skip


def tickets(seen: SeatMap) -> list[Choice]:
    held = seen.hold.tickets if seen.hold else {}
    return [
        Choice(
            one.code, one.title, one.description,
            price_of(seen, one.code, ""), one.max_per_order, held.get(one.code, 0),
        )
        for one in seen.ticket_types
    ]  # fmt: skip


def names(seen: SeatMap, codes: Sequence[str]) -> str:
    """`Салон, ряд A, место 1; …` for the seats of these codes."""
    chosen = [seat for deck in decks(seen) for row in deck.rows for seat in row.seats if seat.code in codes]
    return "; ".join(f"{seat.deck}, {seat.title[:1].lower()}{seat.title[1:]}" for seat in chosen)


def price_of(seen: SeatMap, ticket_type: str, category: str) -> Money | None:
    return seen.prices.get((ticket_type, category), seen.prices.get((ticket_type, "")))


def best(seen: SeatMap, *, count: int, category: str) -> list[str]:
    """Codes of the best free seats side by side, or of one table for all where tables are wanted; empty for none."""
    states = seen.states.seats or {}
    free = frozenset(code for code, state in states.items() if state == "free")
    return _best(seen, free, count=count, category=category)


def fits(seen: SeatMap, *, count: int, category: str) -> bool:
    """Whether so many could sit together if every place were free."""
    return bool(_best(seen, frozenset(seen.states.seats or {}), count=count, category=category))


def _best(seen: SeatMap, free: frozenset[str], *, count: int, category: str) -> list[str]:
    rows = [row for deck in seen.layout.decks for row in deck.rows]
    together = best_seats(rows, free=free, count=count, category=category)
    if together or (not category and any(TABLE not in seat.features for row in rows for seat in row.seats)):
        return together
    persons = {one: sold_as(seen, one)[0] for one in {seat.category for row in rows for seat in row.seats}}
    return best_table(rows, free=free, count=count, category=category, persons=persons)


def party(persons: int) -> str:
    """`на четверых`"""
    return str(PARTIES[persons]) if persons in PARTIES else _("на %(count)d человек") % {"count": persons}


def sold_as(seen: SeatMap, category: str) -> tuple[int, Money | None]:
    """How many people a place of this class is for, and its price: those of the first ticket priced in it."""
    seated = [one for one in seen.ticket_types if one.takes_place]
    named = [one for one in seated if (one.code, category) in seen.prices]
    anywhere = [one for one in seated if (one.code, "") in seen.prices]
    for one in [*named, *anywhere]:
        return one.persons, price_of(seen, one.code, category)
    return 1, None


def _drawn(seen: SeatMap, deck: str, row: str, seat: LayoutSeat, box: Box) -> DrawnSeat:
    persons, price = sold_as(seen, seat.category)
    return DrawnSeat(
        code=seat.code, label=seat.label, row=row, deck=deck, x=box.x, y=box.y, size=box.size,
        category=seat.category, category_title=seat.category_title, sign=seat.sign, features=seat.features,
        price=price, state=(seen.states.seats or {}).get(seat.code, "unknown"), persons=persons,
    )  # fmt: skip
