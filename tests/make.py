"""Plain factories for tests of the catalogue, of places, and of all that stands on them. Every event is on sale."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from prichal.catalog.models import Event, Price, PriceList, PriceSeason, Product, Seller, TicketType
from prichal.catalog.rules import EVERY_DAY
from prichal.catalog.services import owners_policy
from prichal.fleet.models import Pier, Route, Seat, SeatCategory, SeatPlan, Section, Venue, Vessel
from prichal.fleet.rules import Seating
from prichal.inventory.rules import holder_of
from prichal.inventory.services import publishing
from prichal.kernel.money import Money

NOON = datetime(2027, 6, 1, 9, tzinfo=UTC)  # 12:00 in Moscow
ANNA_SESSION, BORIS_SESSION = "anna-session-0001", "boris-session-001"
ANNA, BORIS = holder_of("shop", ANNA_SESSION), holder_of("shop", BORIS_SESSION)
ADULT, CHILD = Money(150_000), Money(90_000)

_number = count(1)


def make_seller(**facts) -> Seller:
    """A company with requisites that pass every checksum."""
    defaults = {
        "slug": f"seller-{next(_number)}",
        "name": "ООО «Причал»",
        "inn": "7700000009",
        "kpp": "770001001",
        "ogrn": "1267700000006",
        "legal_address": "Санкт-Петербург, Английская наб., 1",
        "bank": "ПАО Сбербанк",
        "bik": "044525225",
        "account": "40702810200000000001",
        "correspondent_account": "30101810400000000225",
        "phone": "+78120000000",
        "email": "hello@prichal.example",
        "offer_number": "1",
        "offer_on": NOON.date(),
    }
    return Seller.objects.create(**{**defaults, **facts})


def make_pier(**facts) -> Pier:
    defaults = {
        "slug": f"pier-{next(_number)}",
        "name": "Английская набережная",
        "address": "Английская наб., 2",
        "latitude": "59.934000",
        "longitude": "30.295000",
    }
    return Pier.objects.create(**{**defaults, **facts})


def make_vessel(**facts) -> Vessel:
    defaults = {"slug": f"vessel-{next(_number)}", "name": "Ладога", "passenger_max": 2000}
    return Vessel.objects.create(**{**defaults, **facts})


def make_venue(**facts) -> Venue:
    """A hall ashore."""
    defaults = {
        "slug": f"venue-{next(_number)}",
        "name": "Эллинг",
        "address": "наб. канала, 1",
        "latitude": "59.930000",
        "longitude": "30.290000",
        "visitor_max": 200,
    }
    return Venue.objects.create(**{**defaults, **facts})


def make_seat_plan(seated: Vessel | Venue, codes: list[str]) -> SeatPlan:
    """One section, one row; every seat standard."""
    SeatCategory.objects.get_or_create(code="standard", defaults={"title": "Обычное", "sign": "○"})
    whose = {"vessel" if isinstance(seated, Vessel) else "venue": seated}
    plan = SeatPlan.objects.create(**whose, version=seated.seat_plans.count() + 1, published_at=NOON)
    section = Section.objects.create(plan=plan, code="main", name="Главная", position=1, width=100, height=100)
    Seat.objects.bulk_create(
        Seat(plan=plan, section=section, code=code, row_label="A", label=str(n), x=n, y=10, category="standard")
        for n, code in enumerate(codes, 1)
    )
    return plan


def make_product(**facts) -> Product:
    """With the types adult, child and infant (on a lap, free) and the first version of their prices."""
    defaults = {
        "slug": f"product-{next(_number)}",
        "title": "Закат над заливом",
        "summary": "Полтора часа на воде.",
        "story": "Рассказ.",
        "image": "ui/scenes/gulf-sunset.svg",
        "image_alt": "Закат",
    }
    terms = {"seller": facts.pop("seller", None) or make_seller(), "refund_policy": owners_policy()}
    product = Product.objects.create(**{**defaults, **terms, **facts})
    prices = PriceList.objects.create(product=product, version=1)
    always = PriceSeason.objects.create(price_list=prices, position=0, name="Все дни", weekdays=list(EVERY_DAY))
    amounts = {"adult": ADULT, "child": CHILD, "infant": Money(0)}
    for position, (code, amount) in enumerate(amounts.items()):
        ticket_type = TicketType.objects.create(
            product=product, code=code, title=code, position=position, takes_place=code != "infant"
        )
        Price.objects.create(season=always, ticket_type=ticket_type, amount=amount)
    return product


def make_draft(*, starts_at: datetime = NOON + timedelta(days=3), minutes: int = 90, **facts) -> Event:
    """An event not published yet: `seats` for assigned seating, else `capacity`."""
    seats: int = facts.pop("seats", 0)
    product = facts.pop("product", None) or make_product()
    venue: Venue | None = facts.get("venue")
    held_on: Vessel | Venue = venue or facts.pop("vessel", None) or make_vessel()
    where: Pier | Venue = venue or facts.pop("pier", None) or make_pier()
    if seats:
        facts["seat_plan"] = make_seat_plan(held_on, [f"A-{n}" for n in range(1, seats + 1)])
    defaults: dict[str, Any] = {
        "slug": f"water-{next(_number)}",
        "seating": Seating.ASSIGNED if seats else Seating.GENERAL,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=minutes),
        "sales_open_at": NOON - timedelta(days=30),
        "sales_close_at": starts_at,
    }
    defaults |= {"product": product, "timezone": where.timezone}
    defaults |= {} if venue else {"vessel": held_on, "pier": where}
    price_list = facts.pop("price_list", None) or product.price_lists.latest("version")
    return Event.objects.create(**{**defaults, "price_list": price_list, **facts})


def make_event(*, seating: str = "assigned", seats: int = 3, now: datetime = NOON, **facts) -> Event:
    """On sale, with seats A-1, A-2 … (`seating="general"`: as many places without numbers)."""
    facts |= {"seats": seats} if seating == "assigned" else {"capacity": seats}
    event = make_draft(**facts)
    publishing.publish_event(event_id=event.pk, now=now)
    event.refresh_from_db()
    return event


def make_general_event(*, capacity: int = 5, **facts) -> Event:
    """On sale, without numbered places."""
    return make_event(seating="general", seats=capacity, **facts)


def make_route(**facts) -> Route:
    return Route.objects.create(**{"slug": f"route-{next(_number)}", "name": "Нева и каналы", **facts})
