"""Boats for rent: what a rental offers beside its product, and what it costs."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from modeltranslation.manager import MultilingualManager

from prichal.catalog.models import Product
from prichal.fleet.models import Pier, Vessel
from prichal.kernel.money import MoneyField
from prichal.rentals.rules import Captain, Unit


class Rental(models.Model):
    """A boat people rent whole. Its texts, VAT, seller and refund policy are its product's, which is of kind RENTAL."""

    product = models.OneToOneField(Product, models.PROTECT, related_name="rental")
    vessel = models.OneToOneField(Vessel, models.PROTECT, related_name="rental")
    pier = models.ForeignKey(Pier, models.PROTECT, related_name="rentals")
    guests = models.PositiveSmallIntegerField("гостей не больше")
    captain = models.CharField("капитан", max_length=10, choices=Captain, default=Captain.WITH)
    minimum_minutes = models.PositiveIntegerField("минут не меньше")
    maximum_minutes = models.PositiveIntegerField("минут не больше")
    notice_hours = models.PositiveSmallIntegerField("предупредить за столько часов", default=0)
    tariff_version = models.PositiveIntegerField("версия тарифов", default=0, help_text="0 — цен ещё нет")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(captain__in=Captain.values), name="rental_captain_known"),
            models.CheckConstraint(condition=Q(guests__gt=0), name="rental_takes_someone"),
            models.CheckConstraint(condition=Q(minimum_minutes__gt=0), name="rental_lasts_some_time"),
            models.CheckConstraint(
                condition=Q(maximum_minutes__gte=F("minimum_minutes")), name="rental_maximum_not_below_minimum"
            ),
        ]

    def __str__(self) -> str:
        return str(self.product)


class RentalTariff(models.Model):
    """What an hour or a whole day costs on some days, in one version of a rental's prices.

    Of a version's tariffs of one unit the first that has the day decides; the last of them has every day.
    """

    rental = models.ForeignKey(Rental, models.PROTECT, related_name="tariffs")
    version = models.PositiveIntegerField("версия")
    position = models.PositiveSmallIntegerField("порядок")
    name = models.CharField("название", max_length=60)
    unit = models.CharField("за что", max_length=10, choices=Unit)
    price = MoneyField("цена, коп.")
    first_day = models.DateField("с дня", null=True, blank=True)
    last_day = models.DateField("по день", null=True, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), verbose_name="дни недели", help_text="1 — понедельник")

    objects = MultilingualManager["RentalTariff"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rental", "version", "position"], name="rental_tariff_position_once"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="rental_tariff_unit_known"),
            models.CheckConstraint(condition=Q(price__gte=0), name="rental_tariff_price_not_negative"),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="rental_tariff_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7], weekdays__len__gt=0),
                name="rental_tariff_has_weekdays",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rental_id} v{self.version}: {self.name}"
