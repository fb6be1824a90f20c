"""Where and on what people go: piers, routes, vessels, venues ashore, and the drawn seats of both."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from modeltranslation.manager import MultilingualManager

from prichal.fleet.rules import Seating


class Spot(models.Model):
    """Where an event begins: an address with coordinates and the zone in which its times are told."""

    slug = models.SlugField(unique=True)
    name = models.CharField("название", max_length=120)
    address = models.CharField("адрес", max_length=200)
    directions = models.TextField("как пройти", blank=True)
    latitude = models.DecimalField("широта", max_digits=9, decimal_places=6)
    longitude = models.DecimalField("долгота", max_digits=9, decimal_places=6)
    timezone = models.CharField("часовой пояс", max_length=40, default="Europe/Moscow")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)), name="%(class)s_lies_on_earth"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Seated(models.Model):
    """What events with places are held on: how its places are sold where the event does not say otherwise."""

    seating = models.CharField("места", max_length=10, choices=Seating, default=Seating.GENERAL)
    general_capacity = models.PositiveSmallIntegerField("продаётся мест без номеров", default=0)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(seating__in=Seating.values), name="%(class)s_seating_known"),
        ]


class Pier(Spot):
    """A причал."""

    objects = MultilingualManager["Pier"]()


class Venue(Spot, Seated):
    """A hall or a square ashore; `visitor_max` is how many people may be there."""

    description = models.TextField("описание", blank=True)
    visitor_max = models.PositiveSmallIntegerField("посетителей не больше")

    objects = MultilingualManager["Venue"]()

    class Meta:
        constraints = [
            *Spot.Meta.constraints,
            *Seated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(visitor_max__gt=0, general_capacity__lte=F("visitor_max")), name="venue_sells_what_it_holds"
            ),
        ]


class Route(models.Model):
    """What the vessel passes, stop by stop."""

    slug = models.SlugField(unique=True)
    name = models.CharField("название", max_length=120)
    passenger_data_required = models.BooleanField(
        "нужны данные пассажиров", default=False, help_text="между портами разных регионов: 16-ФЗ, ст. 11"
    )

    objects = MultilingualManager["Route"]()

    def __str__(self) -> str:
        return self.name


class RouteStop(models.Model):
    """One point of a route: a sight passed or a pier called at, so many minutes after departure."""

    route = models.ForeignKey(Route, models.CASCADE, related_name="stops")
    position = models.PositiveSmallIntegerField("порядок")
    name = models.CharField("название", max_length=120)
    minutes = models.PositiveSmallIntegerField("минут от отправления")

    objects = MultilingualManager["RouteStop"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["route", "position"], name="route_stop_position_once")]

    def __str__(self) -> str:
        return self.name


class Vessel(Seated):
    """A ship or boat; `passenger_max` is the legal maximum, infants included."""

    slug = models.SlugField(unique=True)
    name = models.CharField("название", max_length=120)
    description = models.TextField("описание", blank=True)
    passenger_max = models.PositiveSmallIntegerField("пассажиров не больше")
    turnaround_minutes = models.PositiveSmallIntegerField("минут на подготовку после рейса", default=15)

    objects = MultilingualManager["Vessel"]()

    class Meta:
        constraints = [
            *Seated.Meta.constraints,
            models.CheckConstraint(condition=Q(passenger_max__gt=0), name="vessel_carries_someone"),
            models.CheckConstraint(
                condition=Q(general_capacity__lte=F("passenger_max")), name="vessel_sells_what_it_carries"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SeatCategory(models.Model):
    """A class of seats, priced apart; `sign` is what tells it from others where colour does not."""

    code = models.SlugField(max_length=20, unique=True)
    title = models.CharField("название", max_length=60)
    sign = models.CharField("знак", max_length=2)
    position = models.PositiveSmallIntegerField("порядок", default=0)

    objects = MultilingualManager["SeatCategory"]()

    def __str__(self) -> str:
        return self.title


class SeatPlan(models.Model):
    """One version of the drawn seats of a vessel or a venue; published plans never change, sold events keep theirs."""

    vessel = models.ForeignKey(Vessel, models.PROTECT, null=True, blank=True, related_name="seat_plans")
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="seat_plans")
    version = models.PositiveSmallIntegerField("версия")
    published_at = models.DateTimeField("опубликован", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vessel", "version"], name="seat_plan_version_once"),
            models.UniqueConstraint(fields=["venue", "version"], name="seat_plan_version_once_at_venue"),
            models.CheckConstraint(
                condition=Q(vessel__isnull=False, venue=None) | Q(vessel=None, venue__isnull=False),
                name="seat_plan_of_a_vessel_or_a_venue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vessel or self.venue} v{self.version}"


class Section(models.Model):
    """One sheet of a seat plan, a ship's deck or a part of a hall, in its own units; seats stand at their centres."""

    plan = models.ForeignKey(SeatPlan, models.CASCADE, related_name="sections")
    code = models.SlugField(max_length=20)
    name = models.CharField("название", max_length=60)
    position = models.PositiveSmallIntegerField("порядок")
    width = models.PositiveSmallIntegerField("ширина")
    height = models.PositiveSmallIntegerField("высота")

    objects = MultilingualManager["Section"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="section_code_once_in_plan")]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """One drawn seat; `code` is the stable seatCode of the contract, unique in its plan.

    With `table` among its features it is a whole table, sold as one place.
    """

    plan = models.ForeignKey(SeatPlan, models.CASCADE, related_name="seats")
    section = models.ForeignKey(Section, models.CASCADE, related_name="seats")
    code = models.CharField(max_length=20)
    row_label = models.CharField("ряд", max_length=10)
    label = models.CharField("место", max_length=10)
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()
    category = models.SlugField("категория", max_length=20)
    features = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="seat_code_once_in_plan")]

    def __str__(self) -> str:
        return self.code
