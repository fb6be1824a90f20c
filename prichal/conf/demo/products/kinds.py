"""The shape of a demo product: its texts, its tickets, its roubles, and how the roubles follow the calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from prichal.catalog.rules import Kind, ProductTexts, SeasonPrices, TicketTypeFacts
from prichal.conf.demo.products.tickets import USUAL
from prichal.fleet.rules import Texts
from prichal.kernel.money import Money

STEP = 50  # roubles: every price is a multiple
WEEKEND = (5, 6, 7)  # Friday to Sunday
HIGH_DAYS = (  # of every year: first and last day as (month, day)
    ("Новогодние дни", (12, 30), (1, 8)),
    ("Белые ночи", (5, 25), (7, 15)),
)
Roubles = Mapping[str, Mapping[str, int]]  # seat category → ticket type → roubles


@dataclass(frozen=True, kw_only=True)
class DemoProduct:
    """One product; `weekdays` are Monday to Thursday's roubles, the percents say what other days cost of them."""

    slug: str
    texts: ProductTexts
    weekdays: Roubles
    tickets: Sequence[TicketTypeFacts] = USUAL
    kind: Kind = Kind.EXCURSION
    age_mark: int = 0
    weekend_percent: int = 115
    high_percent: int = 130

    @property
    def image(self) -> str:
        return f"ui/scenes/{self.slug}.svg"

    def seasons(self, *, today: date) -> list[SeasonPrices]:
        """High days as they come next after `today`, weekends, then every day; each prices the same keys."""
        high = self._prices(self.high_percent)
        return [
            *(SeasonPrices(name, high, *coming(today, first, last)) for name, first, last in HIGH_DAYS),
            SeasonPrices("С пятницы по воскресенье", self._prices(self.weekend_percent), weekdays=WEEKEND),
            SeasonPrices("Будни", self._prices(100)),
        ]

    def _prices(self, percent: int) -> dict[tuple[str, str], Money]:
        """Who takes no place pays nothing, whatever the category."""
        free = {(facts.code, ""): Money(0) for facts in self.tickets if not facts.takes_place}
        return free | {
            (code, category): Money(100 * stepped(roubles, percent))
            for category, row in self.weekdays.items()
            for code, roubles in row.items()
        }


def stepped(roubles: int, percent: int) -> int:
    """So many percent of a price, up to the next whole STEP."""
    return -(-roubles * percent // (100 * STEP)) * STEP


def coming(today: date, first: tuple[int, int], last: tuple[int, int]) -> tuple[date, date]:
    """The yearly days `first` … `last`, both included, that are going on or come next; they may span New Year."""
    over_new_year = first > last
    ended = (today.month, today.day) > last
    ends = date(today.year + ended, *last)
    return date(ends.year - over_new_year, *first), ends


def paragraphs(*said: Texts) -> Texts:
    """One story of these, an empty line between them."""
    return _joined("\n\n", said)


def points(*said: Texts) -> Texts:
    """One list of these, a line each."""
    return _joined("\n", said)


def _joined(by: str, said: Sequence[Texts]) -> Texts:
    return Texts(
        by.join(text.ru for text in said), by.join(text.en for text in said), by.join(text.zh for text in said)
    )
