"""What the database itself refuses, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError

from prichal.kernel.money import Money
from prichal.rentals.models import Rental, RentalTariff
from tests.make import make_product
from tests.rentals.boats import make_rental

pytestmark = pytest.mark.django_db


def refusing(constraint):
    return pytest.raises(IntegrityError, match=constraint)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"captain": "MAYBE"}, "rental_captain_known"),
        ({"guests": 0}, "rental_takes_someone"),
        ({"minimum_minutes": 0}, "rental_lasts_some_time"),
        ({"minimum_minutes": 90, "maximum_minutes": 60}, "rental_maximum_not_below_minimum"),
    ],
)
def test_a_rental_that_can_not_be_is_refused(facts, constraint):
    rental = make_rental()
    with refusing(constraint):
        Rental.objects.filter(pk=rental.pk).update(**facts)


def test_a_vessel_is_rented_out_by_one_offer_only():
    rental = make_rental()
    with refusing("vessel_id"):
        Rental.objects.create(
            product=make_product(kind="RENTAL"),
            vessel=rental.vessel,
            pier=rental.pier,
            guests=1,
            minimum_minutes=60,
            maximum_minutes=60,
        )


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"unit": "WEEK"}, "rental_tariff_unit_known"),
        ({"price": Money(-1)}, "rental_tariff_price_not_negative"),
        ({"first_day": date(2027, 6, 2), "last_day": date(2027, 6, 1)}, "rental_tariff_ends_after_it_begins"),
        ({"weekdays": []}, "rental_tariff_has_weekdays"),
        ({"weekdays": [1, 8]}, "rental_tariff_has_weekdays"),
    ],
)
def test_a_tariff_that_can_not_be_is_refused(facts, constraint):
    make_rental()
    with refusing(constraint):
        RentalTariff.objects.update(**facts)


def test_a_position_stands_once_in_a_version():
    row = make_rental().tariffs.get()
    row.pk = None
    with refusing("rental_tariff_position_once"):
        row.save(force_insert=True)
