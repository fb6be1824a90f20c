"""Actions on boats for rent."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from prichal.catalog.models import Product
from prichal.catalog.rules import Kind, are_all_days
from prichal.fleet.models import Pier, Vessel
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.tx import operation
from prichal.rentals.models import Rental, RentalTariff
from prichal.rentals.rules import Captain, TariffFacts


@operation
def write_rental(
    *,
    product: Product,
    vessel: Vessel,
    pier: Pier,
    guests: int,
    minimum_minutes: int,
    maximum_minutes: int,
    captain: str = Captain.WITH,
    notice_hours: int = 0,
) -> Rental:
    """Make or change what a product of kind RENTAL offers; its tariffs stay.

    Raises Invalid for a product of another kind, more guests than the vessel may carry, a vessel that another product
    rents out, or a longest time below the shortest.
    """
    wrong = []
    if product.kind != Kind.RENTAL:
        wrong.append(FieldError("product", _("Сдаётся только то, что заведено как аренда.")))
    if guests > vessel.passenger_max:
        wrong.append(FieldError("guests", _("Столько гостей это судно везти не вправе: уменьшите число.")))
    if maximum_minutes < minimum_minutes:
        wrong.append(FieldError("maximumMinutes", _("Самая долгая аренда короче самой короткой: поправьте срок.")))
    if Rental.objects.filter(vessel=vessel).exclude(product=product).exists():
        wrong.append(FieldError("vessel", _("Это судно уже сдаётся другим предложением.")))
    if wrong:
        raise Invalid(wrong)
    facts = {"vessel": vessel, "pier": pier, "guests": guests, "captain": captain, "notice_hours": notice_hours}
    facts |= {"minimum_minutes": minimum_minutes, "maximum_minutes": maximum_minutes}
    rental, _made = Rental.objects.update_or_create(product=product, defaults=facts)
    return rental


@operation
def publish_tariffs(*, rental_id: int, tariffs: Sequence[TariffFacts]) -> Rental:
    """The next version of a rental's prices; earlier ones stay as they were for whoever agreed to them.

    Raises Invalid without tariffs, and where the last one of a unit is not for every day.
    """
    last_of_unit = {facts.unit: facts for facts in tariffs}
    if not last_of_unit or not all(are_all_days(facts) for facts in last_of_unit.values()):
        words = _("Последним для часа и для суток поставьте тариф на все дни: он действует, когда не подходят другие.")
        raise Invalid([FieldError("tariffs", words)])
    rental = Rental.objects.select_for_update().get(pk=rental_id)
    rental.tariff_version += 1
    RentalTariff.objects.bulk_create(
        RentalTariff(
            rental=rental,
            version=rental.tariff_version,
            position=position,
            unit=facts.unit,
            price=facts.price,
            first_day=facts.first_day,
            last_day=facts.last_day,
            weekdays=sorted(facts.weekdays),
            **facts.name.columns("name"),
        )
        for position, facts in enumerate(tariffs)
    )
    rental.save(update_fields=["tariff_version"])
    return rental
