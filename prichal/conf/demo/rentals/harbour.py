"""What the demo rents out, in the order in which it is shown, and how it is written."""

from datetime import date, datetime

from prichal.catalog.models import Seller
from prichal.catalog.rules import Kind
from prichal.catalog.services import write_product
from prichal.conf.demo.products.seller import write_seller
from prichal.conf.demo.rentals.cabin_cruiser import CABIN_CRUISER
from prichal.conf.demo.rentals.canal_launch import CANAL_LAUNCH
from prichal.conf.demo.rentals.catamaran import CATAMARAN
from prichal.conf.demo.rentals.facts import DemoRental
from prichal.conf.demo.rentals.motor_yacht import MOTOR_YACHT
from prichal.conf.demo.rentals.retro_boat import RETRO_BOAT
from prichal.conf.demo.rentals.sailing_yacht import SAILING_YACHT
from prichal.conf.demo.timetable import ZONE
from prichal.fleet.models import Pier
from prichal.fleet.rules import Seating
from prichal.fleet.services import write_vessel
from prichal.kernel.tx import operation
from prichal.rentals.services import publish_tariffs, write_rental

TURNAROUND_MINUTES = 30
AFTER_EXCURSIONS = 100  # where products of all kinds stand in one list
RENTALS = (CANAL_LAUNCH, RETRO_BOAT, MOTOR_YACHT, SAILING_YACHT, CATAMARAN, CABIN_CRUISER)


@operation
def load(*, now: datetime) -> int:
    """Write the boats' texts anew, and their tariffs where they have none yet. The season's piers must be there."""
    seller, today = write_seller(), now.astimezone(ZONE).date()
    for position, shown in enumerate(RENTALS, AFTER_EXCURSIONS):
        _write(shown, seller=seller, position=position, today=today)
    return len(RENTALS)


def _write(shown: DemoRental, *, seller: Seller, position: int, today: date) -> None:
    product = write_product(
        slug=shown.slug, seller=seller, texts=shown.texts, image=shown.image, kind=Kind.RENTAL, position=position
    )
    vessel = write_vessel(
        slug=shown.vessel,
        name=shown.vessel_name,
        description=shown.vessel_description,
        passenger_max=shown.passenger_max,
        turnaround_minutes=TURNAROUND_MINUTES,
        seating=Seating.GENERAL,
    )
    rental = write_rental(
        product=product,
        vessel=vessel,
        pier=Pier.objects.get(slug=shown.pier),
        guests=shown.guests,
        captain=shown.captain,
        minimum_minutes=shown.minimum_hours * 60,
        maximum_minutes=shown.maximum_hours * 60,
        notice_hours=shown.notice_hours,
    )
    if not rental.tariff_version:
        publish_tariffs(rental_id=rental.pk, tariffs=shown.tariffs(today=today))
