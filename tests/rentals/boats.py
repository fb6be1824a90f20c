"""Boats for rent as tests need them: with a captain, for ten, one to eight hours, 5 000 roubles an hour."""

from prichal.catalog.rules import Kind
from prichal.fleet.rules import Texts
from prichal.kernel.money import Money
from prichal.rentals.models import Rental
from prichal.rentals.rules import Captain, TariffFacts
from prichal.rentals.services import publish_tariffs, write_rental
from tests.make import make_pier, make_product, make_vessel

HOURLY = Money(500_000)


def said(words: str) -> Texts:
    return Texts(words, f"{words} (en)", f"{words} (zh)")


def tariff(roubles: int, name: str = "Каждый день", **facts) -> TariffFacts:
    return TariffFacts(name=said(name), price=Money(roubles * 100), **facts)


def make_rental(*, tariffs: list[TariffFacts] | None = None, **facts) -> Rental:
    """`tariffs=[]`: no price yet. What a product, a vessel or a pier is called may be given too."""
    product = facts.pop("product", None) or make_product(
        kind=Kind.RENTAL, **{name: facts.pop(name) for name in ("slug", "title", "position") if name in facts}
    )
    offered = {
        "product": product,
        "vessel": facts.pop("vessel", None) or make_vessel(passenger_max=12),
        "pier": facts.pop("pier", None) or make_pier(),
        "guests": 10,
        "captain": Captain.WITH,
        "minimum_minutes": 60,
        "maximum_minutes": 480,
        "notice_hours": 12,
    }
    rental = write_rental(**{**offered, **facts})
    wanted = [tariff(5_000)] if tariffs is None else tariffs
    return publish_tariffs(rental_id=rental.pk, tariffs=wanted) if wanted else rental
