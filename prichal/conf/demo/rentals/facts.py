"""The shape of a demo rental: its texts, its vessel, its roubles, and how the roubles follow the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from prichal.catalog.rules import EVERY_DAY, ProductTexts
from prichal.conf.demo.products.kinds import WEEKEND, coming, stepped
from prichal.fleet.rules import Texts
from prichal.kernel.money import Money
from prichal.rentals.rules import Captain, TariffFacts, Unit

WHITE_NIGHTS = (Texts("Белые ночи", "White Nights", "白夜"), 130)  # percent of Monday to Thursday's price
DAYS_OFF = (Texts("Выходные", "Weekend", "周末"), 120)
WORKDAYS = (Texts("Будни", "Weekdays", "平日"), 100)
WHITE_NIGHTS_DAYS = ((5, 25), (7, 15))  # month, day


@dataclass(frozen=True, kw_only=True)
class DemoRental:
    """One boat. `hour` and `day` are Monday to Thursday's roubles for that unit, None where it is not rented so."""

    slug: str
    texts: ProductTexts
    vessel: str
    vessel_name: Texts
    vessel_description: Texts
    passenger_max: int
    pier: str
    guests: int
    minimum_hours: int
    maximum_hours: int
    notice_hours: int
    captain: Captain = Captain.WITH
    hour: int | None = None
    day: int | None = None

    @property
    def image(self) -> str:
        return f"ui/scenes/rental-{self.slug}.svg"

    def tariffs(self, *, today: date) -> list[TariffFacts]:
        """The White Nights that are going on or come next, Friday to Sunday, then every day; for each unit."""
        units = {Unit.HOUR: self.hour, Unit.DAY: self.day}
        return [tariff for unit, roubles in units.items() if roubles for tariff in _tariffs(unit, roubles, today)]


def _tariffs(unit: Unit, roubles: int, today: date) -> Iterator[TariffFacts]:
    first_day, last_day = coming(today, *WHITE_NIGHTS_DAYS)
    for (name, percent), weekdays in ((WHITE_NIGHTS, EVERY_DAY), (DAYS_OFF, WEEKEND), (WORKDAYS, EVERY_DAY)):
        dated = name is WHITE_NIGHTS[0]
        yield TariffFacts(
            name=name,
            unit=unit,
            price=Money(100 * stepped(roubles, percent)),
            first_day=first_day if dated else None,
            last_day=last_day if dated else None,
            weekdays=weekdays,
        )
