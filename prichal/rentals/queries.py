"""Boats for rent as lists and cards show them: plain values in the reader's language, prices with their VAT."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import F, Prefetch, QuerySet

from prichal.catalog.models import Seller
from prichal.catalog.rules import Kind, Returned, Vat, gross_of
from prichal.inventory.queries.cards import SpotCard, VesselCard, spot_card, vessel_card
from prichal.kernel.cursors import read_cursor, write_cursor
from prichal.kernel.errors import NotFound
from prichal.kernel.money import Money
from prichal.rentals.models import Rental, RentalTariff
from prichal.rentals.rules import Unit, cost_of, weekdays_left


@dataclass(frozen=True, slots=True)
class TariffRow:
    """What one unit (`hour|day`) costs, VAT included, on these days; None is open.

    `weekdays` are those on which no tariff before it decides all year round.
    """

    name: str
    unit: str
    price: Money
    weekdays: list[int]
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class RentalCard:
    """One boat for rent. `captain` is `with|without|either`; prices include their VAT, as of today where the pier is.

    `price_from` is the lowest of an hour, or of a day where no hours are rented (`price_unit`); `shortest_from` is
    the lowest of its shortest time. All three are empty while it has no tariffs.
    """

    id: int
    slug: str
    title: str
    summary: str
    story: str
    included: list[str]
    good_to_know: list[str]
    image: str
    image_alt: str
    guests: int
    captain: str
    minimum_minutes: int
    maximum_minutes: int
    notice_hours: int
    price_from: Money | None
    price_unit: str
    shortest_from: Money | None
    vat_mode: str
    vat_rate: int
    pier: SpotCard
    vessel: VesselCard
    tariffs: list[TariffRow]
    refund_title: str
    refund_basis: str
    refund: list[Returned]
    seller: Seller


@dataclass(frozen=True, slots=True)
class RentalPage:
    """One page; `next_cursor` leads to the one after it."""

    items: list[RentalCard]
    next_cursor: str | None


def rental_cards(*, now: datetime, limit: int = 100) -> list[RentalCard]:
    """The first of them, in the seller's order."""
    return list_rentals(now=now, limit=limit).items


def list_rentals(*, now: datetime, limit: int = 20, cursor: str | None = None) -> RentalPage:
    """Boats for rent in the seller's order. Raises Invalid for a cursor that is none of ours. Four queries."""
    rentals = _on_offer().order_by("product__position", "id")
    if cursor:
        position, last_id = read_cursor(cursor, int, int)
        rentals = rentals.filter(product__position__gte=position)
        rentals = rentals.exclude(product__position=position, id__lte=last_id)
    rows = list(rentals[: limit + 1])
    page = rows[:limit]
    more = write_cursor(page[-1].product.position, page[-1].pk) if len(rows) > limit else None
    return RentalPage([_card(rental, now=now) for rental in page], more)


def rental_card(*, slug: str, now: datetime) -> RentalCard:
    """The whole card. Raises NotFound. Four queries."""
    known = slug.replace("\0", "?")  # the database takes no NUL; no slug has a question mark
    rental = _on_offer().filter(product__slug=known).first()
    if rental is None:
        raise NotFound()
    return _card(rental, now=now)


def _on_offer() -> QuerySet[Rental]:
    """What visitors may see, with all a card needs."""
    current = RentalTariff.objects.filter(version=F("rental__tariff_version")).order_by("position")
    return (
        Rental.objects.filter(product__archived_at=None, product__kind=Kind.RENTAL)
        .select_related("product__seller", "product__refund_policy", "vessel", "pier")
        .prefetch_related("product__vat_changes", "product__refund_policy__steps", Prefetch("tariffs", current))
    )


def _card(rental: Rental, *, now: datetime) -> RentalCard:
    product = rental.product
    today = now.astimezone(ZoneInfo(rental.pier.timezone)).date()
    vat = product.vat_on(today)
    tariffs = list(_rows(list(rental.tariffs.all()), today=today, vat=vat))
    unit = min((row.unit for row in tariffs), key=[Unit.HOUR.lower(), Unit.DAY.lower()].index, default="")
    price_from = min((row.price for row in tariffs if row.unit == unit), default=None)
    return RentalCard(
        id=rental.pk,
        slug=product.slug,
        title=product.title,
        summary=product.summary,
        story=product.story,
        included=product.included.splitlines(),
        good_to_know=product.good_to_know.splitlines(),
        image=product.image,
        image_alt=product.image_alt,
        guests=rental.guests,
        captain=rental.captain.lower(),
        minimum_minutes=rental.minimum_minutes,
        maximum_minutes=rental.maximum_minutes,
        notice_hours=rental.notice_hours,
        price_from=price_from,
        price_unit=unit,
        shortest_from=price_from and cost_of(price_from, unit=unit.upper(), minutes=rental.minimum_minutes),
        vat_mode=vat.mode.lower(),
        vat_rate=vat.rate,
        pier=spot_card(rental.pier, rental.pier.timezone),
        vessel=vessel_card(rental.vessel),
        tariffs=tariffs,
        refund_title=product.refund_policy.title,
        refund_basis=product.refund_policy.basis.lower(),
        refund=product.refund_policy.returned(),
        seller=product.seller,
    )


def _rows(tariffs: Sequence[RentalTariff], *, today: date, vat: Vat) -> Iterator[TariffRow]:
    """Tariffs that can still decide a day from today on, those by the hour first."""
    for unit in (Unit.HOUR, Unit.DAY):
        alike = [tariff for tariff in tariffs if tariff.unit == unit]
        for nth, tariff in enumerate(alike):
            weekdays = weekdays_left(tariff, alike[:nth])
            if weekdays and (tariff.last_day is None or tariff.last_day >= today):
                yield TariffRow(
                    name=tariff.name,
                    unit=unit.lower(),
                    price=gross_of(tariff.price, mode=vat.mode, rate=vat.rate),
                    weekdays=weekdays,
                    first_day=tariff.first_day,
                    last_day=tariff.last_day,
                )
