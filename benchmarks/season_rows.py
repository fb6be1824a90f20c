"""What the full-size season is made of: 28 piers and 2 halls, 20 vessels, 12 products with prices of three seasons.

All of it is counted, nothing is drawn by lot, so that two builds are alike but for their dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from prichal.catalog import services as catalog
from prichal.catalog.models import PriceList, Product, Seller
from prichal.catalog.rules import Kind, ProductTexts, Requisites, SeasonPrices, TicketTypeFacts
from prichal.fleet import services as fleet
from prichal.fleet.models import Pier, Route, Venue, Vessel
from prichal.fleet.rules import SeatDrawing, Seating, SectionDrawing, Stop, Texts
from prichal.kernel.money import Money
from prichal.kernel.tx import operation

ASSIGNED = (80, 90, 100, 110, 120, 120, 130, 140, 150, 160, 170, 180, 190, 200, 210)  # seats of the vessels with plans
GENERAL = (60, 80, 100, 125, 155)  # what the others sell without numbers
HALLS = (120, 150)
ACROSS, DECK_SEATS = 6, 84  # seats of a row and of a full deck
PITCH = 40  # units between seats
CITY_PIERS = 24  # the others are in Kazan and Samara, where the last vessels sail
MINUTES = (60, 75, 60, 45, 75, 60, 60, 75, 45, 60, 75, 110)  # of the products; the last one is the night's
NIGHT = len(MINUTES) - 1
CATEGORIES = ("standard", "window")
PREFIX = "season-"  # of every slug


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything a sailing refers to, in a fixed order. `shelf` pairs a product with its prices."""

    piers: list[Pier]
    halls: list[Venue]
    vessels: list[Vessel]
    routes: list[Route]
    shelf: list[tuple[Product, PriceList]]


@operation
def write_rows(*, now: datetime, first_day: date) -> Rows:
    """Made once and changed after, by slug; seat plans stay, prices get another version each time."""
    for position, code in enumerate(CATEGORIES, 1):
        fleet.write_seat_category(code=code, title=_texts(code.title()), sign="○◇"[position - 1], position=position)
    routes = [_write_route(nth, minutes) for nth, minutes in enumerate(MINUTES)]
    seller = _write_seller()
    return Rows(
        piers=[_write_pier(nth) for nth in range(CITY_PIERS + 4)],
        halls=[_write_hall(nth, seats, now) for nth, seats in enumerate(HALLS)],
        vessels=[_write_vessel(nth, now) for nth in range(len(ASSIGNED) + len(GENERAL))],
        routes=routes,
        shelf=[_write_product(nth, route, seller, first_day) for nth, route in enumerate(routes)],
    )


def _write_pier(nth: int) -> Pier:
    city, zone, latitude, longitude = (
        ("Санкт-Петербург", "Europe/Moscow", "59.93", "30.29"),
        ("Казань", "Europe/Moscow", "55.79", "49.10"),
        ("Самара", "Europe/Samara", "53.20", "50.10"),
    )[max(0, (nth - CITY_PIERS) // 2 + 1)]
    return fleet.write_pier(
        slug=f"{PREFIX}pier-{nth + 1}",
        name=_texts(f"Причал № {nth + 1}"),
        address=_texts(f"{city}, Речная набережная, {2 * nth + 2}"),
        directions=_texts("От метро по набережной направо, вниз по гранитному спуску; у воды наш флаг."),
        latitude=Decimal(latitude) + Decimal(nth) / 1000,
        longitude=Decimal(longitude) + Decimal(nth) / 1000,
        timezone=zone,
    )


def _write_hall(nth: int, seats: int, now: datetime) -> Venue:
    hall = fleet.write_venue(
        slug=f"{PREFIX}hall-{nth + 1}",
        name=_texts(f"Зал у воды № {nth + 1}"),
        address=_texts(f"Санкт-Петербург, Портовая улица, {nth + 1}"),
        directions=_texts("Вход со двора."),
        description=_texts("Кирпичный эллинг с видом на реку."),
        latitude=Decimal("59.92"),
        longitude=Decimal("30.25"),
        visitor_max=seats,
        seating=Seating.ASSIGNED,
    )
    if not hall.seat_plans.exists():
        fleet.publish_seat_plan(venue=hall, sections=_sections(seats), now=now)
    return hall


def _write_vessel(nth: int, now: datetime) -> Vessel:
    seats = ASSIGNED[nth] if nth < len(ASSIGNED) else 0
    places = seats or GENERAL[nth - len(ASSIGNED)]
    vessel = fleet.write_vessel(
        slug=f"{PREFIX}vessel-{nth + 1}",
        name=_texts(f"Теплоход «Река-{nth + 1}»"),
        description=_texts("Тёплый салон с панорамными окнами, открытая палуба, бар и гардероб."),
        passenger_max=places + 10,
        turnaround_minutes=10,
        seating=Seating.ASSIGNED if seats else Seating.GENERAL,
        general_capacity=0 if seats else places,
    )
    if seats and not vessel.seat_plans.exists():
        fleet.publish_seat_plan(vessel=vessel, sections=_sections(seats), now=now)
    return vessel


def _sections(seats: int) -> Sequence[SectionDrawing]:
    """Decks of rows of six; who sits outside has a window."""
    decks = []
    for deck, begin in enumerate(range(0, seats, DECK_SEATS), 1):
        count = min(DECK_SEATS, seats - begin)
        drawn = [_seat(deck, nth) for nth in range(count)]
        rows = -(-count // ACROSS)
        decks.append(
            SectionDrawing(f"deck-{deck}", _texts(f"Палуба {deck}"), PITCH * (ACROSS + 1), PITCH * (rows + 1), drawn)
        )
    return decks


def _seat(deck: int, nth: int) -> SeatDrawing:
    row, across = nth // ACROSS + 1, nth % ACROSS
    return SeatDrawing(
        code=f"{deck}-{row}{'ABCDEF'[across]}",
        row_label=str(row),
        label="ABCDEF"[across],
        x=PITCH * (across + 1),
        y=PITCH * row,
        category="window" if across in (0, ACROSS - 1) else "standard",
    )


def _write_route(nth: int, minutes: int) -> Route:
    stops = [Stop(_texts(f"Вид № {stop + 1}"), minutes * stop // 7) for stop in range(8)]
    return fleet.write_route(slug=f"{PREFIX}route-{nth + 1}", name=_texts(f"Маршрут № {nth + 1}"), stops=stops)


def _write_seller() -> Seller:
    catalog.write_vat_rate(rate=20, valid_from=date(2019, 1, 1), valid_to=None)
    requisites = Requisites(
        name="ООО «Сезон»",
        inn="7700000009",
        kpp="770001001",
        ogrn="1267700000006",
        legal_address="Санкт-Петербург, Речная набережная, 1",
        bank="ПАО Сбербанк",
        bik="044525225",
        account="40702810200000000001",
        correspondent_account="30101810400000000225",
        phone="+78120000000",
        email="hello@prichal.example",
        offer_number="1",
        offer_on=date(2026, 1, 1),
    )
    return catalog.write_seller(slug=f"{PREFIX}seller", requisites=requisites, hours=_texts("ежедневно 9–21"))


def _write_product(nth: int, route: Route, seller: Seller, first_day: date) -> tuple[Product, PriceList]:
    product = catalog.write_product(
        slug=f"{PREFIX}product-{nth + 1}",
        seller=seller,
        texts=ProductTexts(
            title=_texts(f"Прогулка № {nth + 1}"),
            summary=_texts("По рекам и каналам под мостами, с рассказом и горячим чаем на палубе."),
            story=_texts("\n\n".join(["Сначала парадные набережные, потом тихие каналы. " * 8] * 3)),
            included=_texts("Рассказ экскурсовода\nПлед\nЧай"),
            good_to_know=_texts("Приходите за 15 минут\nНа воде прохладнее, чем в городе"),
            image_alt=_texts("Теплоход под мостом"),
        ),
        image="ui/scenes/gulf-sunset.svg",
        kind=Kind.EXCURSION,
        route=route,
        position=nth,
    )
    types = [("adult", True), ("child", True), ("concession", True), ("infant", False)]
    facts = [TicketTypeFacts(code, _texts(code.title()), _texts(""), takes_place=takes) for code, takes in types]
    catalog.write_ticket_types(product=product, types=facts)
    return product, catalog.publish_price_list(product=product, seasons=_seasons(nth, first_day))


def _seasons(nth: int, first_day: date) -> list[SeasonPrices]:
    """A month of high days, weekends, the rest; every product has prices of its own."""
    dear, weekend, usual = (
        {key: roubles * share // 100 for key, roubles in _roubles(nth)} for share in (140, 120, 100)
    )
    high = (first_day + timedelta(days=20), first_day + timedelta(days=50))
    return [
        SeasonPrices("Высокий сезон", _money(dear), *high),
        SeasonPrices("Выходные", _money(weekend), weekdays=(6, 7)),
        SeasonPrices("Все дни", _money(usual)),
    ]


def _roubles(nth: int) -> list[tuple[tuple[str, str], int]]:
    adult = 900 + 50 * nth
    kinds = {"adult": adult, "child": adult * 6 // 10, "concession": adult * 8 // 10, "infant": 0}
    dearer = {"": 0, "standard": 0, "window": 300}
    return [
        ((code, category), roubles + (more if roubles else 0))
        for code, roubles in kinds.items()
        for category, more in dearer.items()
    ]


def _money(roubles: dict[tuple[str, str], int]) -> dict[tuple[str, str], Money]:
    return {key: Money(100 * amount) for key, amount in roubles.items()}


def _texts(russian: str) -> Texts:
    """The same in all languages: pages take as long to make as with real ones."""
    return Texts(russian, russian, russian)
