"""Where and on what people go: piers, routes, vessels and their drawn seats."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from modeltranslation.manager import MultilingualManager


class Pier(models.Model):
    """A причал: an address with coordinates and the zone in which its departures are told."""

    slug = models.SlugField(unique=True)
    name = models.CharField("название", max_length=120)
    address = models.CharField("адрес", max_length=200)
    directions = models.TextField("как пройти", blank=True)
    latitude = models.DecimalField("широта", max_digits=9, decimal_places=6)
    longitude = models.DecimalField("долгота", max_digits=9, decimal_places=6)
    timezone = models.CharField("часовой пояс", max_length=40, default="Europe/Moscow")

    objects = MultilingualManager["Pier"]()

    def __str__(self) -> str:
        return self.name


class Route(models.Model):
    """What the vessel passes, stop by stop."""

    slug = models.SlugField(unique=True)
    name = models.CharField("название", max_length=120)

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


class Vessel(models.Model):
    """A ship or boat; `passenger_max` is the legal maximum, infants included."""

    slug = models.SlugField(unique=True)
    name = models.CharField("название", max_length=120)
    description = models.TextField("описание", blank=True)
    passenger_max = models.PositiveSmallIntegerField("пассажиров не больше")
    turnaround_minutes = models.PositiveSmallIntegerField("минут на подготовку после рейса", default=15)

    objects = MultilingualManager["Vessel"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(passenger_max__gt=0), name="vessel_carries_someone"),
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
    """One version of a vessel's drawn seats; published plans never change, sold sailings keep theirs."""

    vessel = models.ForeignKey(Vessel, models.PROTECT, related_name="seat_plans")
    version = models.PositiveSmallIntegerField("версия")
    published_at = models.DateTimeField("опубликован", null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vessel", "version"], name="seat_plan_version_once")]

    def __str__(self) -> str:
        return f"{self.vessel} v{self.version}"


class Deck(models.Model):
    """One sheet of a seat plan, in its own units; seats stand at their centre points."""

    plan = models.ForeignKey(SeatPlan, models.CASCADE, related_name="decks")
    code = models.SlugField(max_length=20)
    name = models.CharField("название", max_length=60)
    position = models.PositiveSmallIntegerField("порядок")
    width = models.PositiveSmallIntegerField("ширина")
    height = models.PositiveSmallIntegerField("высота")

    objects = MultilingualManager["Deck"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="deck_code_once_in_plan")]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """One drawn seat; `code` is the stable seatCode of the contract, unique in its plan."""

    plan = models.ForeignKey(SeatPlan, models.CASCADE, related_name="seats")
    deck = models.ForeignKey(Deck, models.CASCADE, related_name="seats")
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
