"""Writing what is rented out, and its prices."""

import pytest
from django.db import transaction

from prichal.catalog.rules import Kind
from prichal.kernel.errors import Invalid
from prichal.rentals.models import Rental, RentalTariff
from prichal.rentals.rules import Unit
from prichal.rentals.services import publish_tariffs, write_rental
from tests.make import make_product, make_vessel
from tests.rentals.boats import make_rental, tariff

pytestmark = pytest.mark.django_db


def wrong_fields(refusal) -> list[str]:
    return [error.field for error in refusal.value.errors]


def test_writing_again_changes_the_same_rental_and_leaves_its_tariffs():
    rental = make_rental()
    again = make_rental(
        product=rental.product, vessel=rental.vessel, pier=rental.pier, guests=4, notice_hours=2, tariffs=[]
    )
    assert (again.pk, again.guests, again.notice_hours, again.tariff_version) == (rental.pk, 4, 2, 1)
    assert rental.tariffs.count() == 1


def test_everything_wrong_is_told_at_once_and_nothing_is_written():
    rented = make_rental()
    with pytest.raises(Invalid) as refusal, transaction.atomic():
        write_rental(
            product=make_product(kind=Kind.EXCURSION),
            vessel=rented.vessel,
            pier=rented.pier,
            guests=13,
            minimum_minutes=120,
            maximum_minutes=60,
        )
    assert wrong_fields(refusal) == ["product", "guests", "maximumMinutes", "vessel"]
    assert Rental.objects.count() == 1


def test_as_many_guests_as_the_vessel_may_carry_are_taken():
    assert make_rental(vessel=make_vessel(passenger_max=6), guests=6).guests == 6


def test_new_tariffs_are_a_new_version_and_the_old_ones_stay():
    rental = make_rental(tariffs=[tariff(5_000)])
    newer = [tariff(7_000, "Выходные", weekdays=(7, 6)), tariff(6_000), tariff(40_000, unit=Unit.DAY)]

    rental = publish_tariffs(rental_id=rental.pk, tariffs=newer)

    assert rental.tariff_version == 2
    rows = RentalTariff.objects.order_by("version", "position")
    assert [(row.version, row.position, row.unit, row.price.kopecks, row.weekdays) for row in rows] == [
        (1, 0, "HOUR", 500_000, [1, 2, 3, 4, 5, 6, 7]),
        (2, 0, "HOUR", 700_000, [6, 7]),
        (2, 1, "HOUR", 600_000, [1, 2, 3, 4, 5, 6, 7]),
        (2, 2, "DAY", 4_000_000, [1, 2, 3, 4, 5, 6, 7]),
    ]
    names = RentalTariff.objects.filter(version=2, position=0).values_list("name_ru", "name_en", "name_zh_hans")
    assert list(names) == [("Выходные", "Выходные (en)", "Выходные (zh)")]


@pytest.mark.parametrize(
    "tariffs",
    [
        [],
        [tariff(1, weekdays=(6, 7))],
        [tariff(1), tariff(2, weekdays=(6, 7))],
        [tariff(1), tariff(1, unit=Unit.DAY, weekdays=(6, 7))],
    ],
)
def test_each_unit_ends_with_a_tariff_of_every_day(tariffs):
    rental = make_rental()
    with pytest.raises(Invalid) as refusal, transaction.atomic():
        publish_tariffs(rental_id=rental.pk, tariffs=tariffs)
    rental.refresh_from_db()
    assert (wrong_fields(refusal), rental.tariff_version, RentalTariff.objects.count()) == (["tariffs"], 1, 1)
