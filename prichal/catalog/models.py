"""What is sold, when, for how much, by whom: products, events, ticket types, prices, VAT, requisites."""

from datetime import date, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Cast
from modeltranslation.manager import MultilingualManager

from prichal.catalog.rules import VAT_RATES, EventState, Kind, RefundBasis, Returned, Vat, VatMode, is_among
from prichal.fleet.models import Pier, Route, SeatPlan, Venue, Vessel
from prichal.fleet.rules import Seating
from prichal.kernel.money import MoneyField


class Seller(models.Model):
    """A legal entity that sells, with the requisites every non-fiscal paper and page shows."""

    slug = models.SlugField(unique=True)
    name = models.CharField("название", max_length=160)
    inn = models.CharField("ИНН", max_length=12)
    kpp = models.CharField("КПП", max_length=9, blank=True)
    ogrn = models.CharField("ОГРН или ОГРНИП", max_length=15)
    legal_address = models.CharField("юридический адрес", max_length=250)
    bank = models.CharField("банк", max_length=160)
    bik = models.CharField("БИК", max_length=9)
    account = models.CharField("расчётный счёт", max_length=20)
    correspondent_account = models.CharField("корреспондентский счёт", max_length=20)
    phone = models.CharField("телефон", max_length=30)
    email = models.EmailField("почта")
    hours = models.CharField("часы работы", max_length=120, blank=True)
    offer_number = models.CharField("номер оферты", max_length=40)
    offer_on = models.DateField("дата оферты")
    tax_system = models.PositiveSmallIntegerField("система налогообложения", default=1, help_text="тег 1055, 1–6")
    vat_mode = models.CharField("НДС по умолчанию", max_length=10, choices=VatMode, default=VatMode.INCLUDED)
    vat_rate = models.PositiveSmallIntegerField("ставка НДС по умолчанию, %", default=20)

    objects = MultilingualManager["Seller"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(vat_mode__in=VatMode.values), name="seller_vat_mode_known"),
            models.CheckConstraint(condition=Q(vat_rate__in=VAT_RATES), name="seller_vat_rate_known"),
        ]

    def __str__(self) -> str:
        return self.name


class VatRate(models.Model):
    """A VAT rate and the days it is in force: `[valid_from, valid_to)`."""

    rate = models.PositiveSmallIntegerField("ставка, %")
    valid_from = models.DateField("с")
    valid_to = models.DateField("до", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rate", "valid_from"], name="vat_rate_once"),
            models.CheckConstraint(condition=Q(rate__in=VAT_RATES), name="vat_rate_known"),
        ]

    def __str__(self) -> str:
        return f"{self.rate} %"


class RefundPolicy(models.Model):
    """How much goes back to a customer who gives up, by steps. Orders keep what was promised when they were made."""

    slug = models.SlugField(unique=True)
    title = models.CharField("название", max_length=120)
    basis = models.CharField("основание", max_length=10, choices=RefundBasis, default=RefundBasis.OWN)

    objects = MultilingualManager["RefundPolicy"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(basis__in=RefundBasis.values), name="refund_basis_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def returned(self) -> list[Returned]:
        """Its steps, the earliest first; a prefetch serves it."""
        steps = sorted(self.steps.all(), key=lambda step: -step.hours_before)
        return [Returned(step.hours_before, step.percent) for step in steps]


class RefundStep(models.Model):
    """So many percent until so many hours before the start, that moment included; negative hours are after it."""

    policy = models.ForeignKey(RefundPolicy, models.CASCADE, related_name="steps")
    hours_before = models.SmallIntegerField("часов до начала")
    percent = models.PositiveSmallIntegerField("возвращается, %")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["policy", "hours_before"], name="refund_step_once"),
            models.CheckConstraint(condition=Q(percent__range=(1, 100)), name="refund_step_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.hours_before} h: {self.percent} %"


class Product(models.Model):
    """What people choose: an excursion, an event, a rental. Its dated events are what is sold.

    `route` is what it passes unless an event says otherwise; `vat_mode` and `vat_rate` hold until its first VatChange.
    """

    slug = models.SlugField(unique=True)
    kind = models.CharField("вид", max_length=10, choices=Kind, default=Kind.EXCURSION)
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="products")
    title = models.CharField("название", max_length=120)
    summary = models.CharField("одной фразой", max_length=250)
    story = models.TextField("рассказ")
    included = models.TextField("что включено", blank=True, help_text="по строке на пункт")
    good_to_know = models.TextField("полезно знать", blank=True, help_text="по строке на пункт")
    route = models.ForeignKey(Route, models.PROTECT, null=True, blank=True, related_name="products")
    image = models.CharField("картинка", max_length=100, help_text="путь среди статических файлов")
    image_alt = models.CharField("что на картинке", max_length=200)
    age_mark = models.PositiveSmallIntegerField("возрастной знак", default=0)
    vat_mode = models.CharField("НДС", max_length=10, choices=VatMode, default=VatMode.INCLUDED)
    vat_rate = models.PositiveSmallIntegerField("ставка НДС, %", default=20)
    refund_policy = models.ForeignKey(RefundPolicy, models.PROTECT, related_name="products")
    position = models.PositiveSmallIntegerField("порядок", default=0)
    archived_at = models.DateTimeField("в архиве", null=True, blank=True)

    objects = MultilingualManager["Product"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="product_kind_known"),
            models.CheckConstraint(condition=Q(vat_mode__in=VatMode.values), name="product_vat_mode_known"),
            models.CheckConstraint(condition=Q(vat_rate__in=VAT_RATES), name="product_vat_rate_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def vat_on(self, day: date) -> Vat:
        """The VAT of a service of that day; a prefetch of `vat_changes` serves it."""
        changes = [change for change in self.vat_changes.all() if change.from_day <= day]
        latest = max(changes, key=lambda change: change.from_day, default=self)
        return Vat(latest.vat_mode, latest.vat_rate)


class VatChange(models.Model):
    """From this day of service on a product bears another VAT."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="vat_changes")
    from_day = models.DateField("с дня услуги")
    vat_mode = models.CharField("НДС", max_length=10, choices=VatMode)
    vat_rate = models.PositiveSmallIntegerField("ставка НДС, %")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "from_day"], name="vat_change_once_a_day"),
            models.CheckConstraint(condition=Q(vat_mode__in=VatMode.values), name="vat_change_mode_known"),
            models.CheckConstraint(condition=Q(vat_rate__in=VAT_RATES), name="vat_change_rate_known"),
        ]

    def __str__(self) -> str:
        return f"{self.from_day}: {self.vat_mode} {self.vat_rate} %"


class TicketType(models.Model):
    """Adult, child …: who it is for, whether it takes a place, how many people it carries."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="ticket_types")
    code = models.SlugField(max_length=20)
    title = models.CharField("название", max_length=60)
    description = models.CharField("пояснение", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("порядок", default=0)
    takes_place = models.BooleanField("занимает место", default=True)
    persons = models.PositiveSmallIntegerField("человек", default=1)
    age_from = models.PositiveSmallIntegerField("возраст от", null=True, blank=True)
    age_to = models.PositiveSmallIntegerField("возраст до", null=True, blank=True)
    requires_document = models.BooleanField("нужен документ", default=False)
    max_per_order = models.PositiveSmallIntegerField("не больше в заказе", default=20)

    objects = MultilingualManager["TicketType"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "code"], name="ticket_type_code_once_in_product"),
            models.CheckConstraint(condition=Q(persons__gt=0), name="ticket_type_carries_someone"),
        ]

    def __str__(self) -> str:
        return self.title


class PriceList(models.Model):
    """One version of a product's prices; never changed once an event uses it, a new version replaces it."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="price_lists")
    version = models.PositiveIntegerField("версия")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "version"], name="price_list_version_once")]

    def __str__(self) -> str:
        return f"{self.product_id} v{self.version}"


class PriceSeason(models.Model):
    """Days with a price table of their own. The first season of a list that has the day decides; the last has all."""

    price_list = models.ForeignKey(PriceList, models.CASCADE, related_name="seasons")
    position = models.PositiveSmallIntegerField("порядок")
    name = models.CharField("название", max_length=60)
    first_day = models.DateField("с дня", null=True, blank=True)
    last_day = models.DateField("по день", null=True, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), verbose_name="дни недели", help_text="1 — понедельник")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["price_list", "position"], name="price_season_position_once"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="price_season_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7], weekdays__len__gt=0),
                name="price_season_has_weekdays",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def has(self, day: date) -> bool:
        return is_among(day, self)


class Price(models.Model):
    """What one ticket type costs in one seat category (`""`: any place, as for general admission) in a season."""

    season = models.ForeignKey(PriceSeason, models.CASCADE, related_name="prices")
    ticket_type = models.ForeignKey(TicketType, models.PROTECT, related_name="prices")
    category = models.CharField("категория мест", max_length=20, blank=True)
    amount = MoneyField("цена, коп.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["season", "ticket_type", "category"], name="price_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="price_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_type_id} {self.category or '*'} {self.amount}"


class LocalTime(Func):
    """What the clock on the wall shows where the event begins."""

    function = "timezone"
    output_field = models.DateTimeField()


class MinuteOfDay(Func):
    """Minutes since the wall clock's midnight."""

    template = "(extract(hour from %(expressions)s) * 60 + extract(minute from %(expressions)s))::smallint"
    output_field = models.PositiveSmallIntegerField()


class Event(models.Model):
    """One dated departure or performance of a product: what is sold. Local slugs begin with `water-`.

    It begins at a pier or at a venue, whose zone it keeps; `day` and `minute` (of that day) are the local ones.
    """

    product = models.ForeignKey(Product, models.PROTECT, related_name="events", db_index=False)
    slug = models.SlugField(unique=True, max_length=80)
    route = models.ForeignKey(Route, models.PROTECT, null=True, blank=True, related_name="events")
    pier = models.ForeignKey(Pier, models.PROTECT, null=True, blank=True, related_name="events")
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="events")
    vessel = models.ForeignKey(Vessel, models.PROTECT, null=True, blank=True, related_name="events")
    seating = models.CharField("места", max_length=10, choices=Seating)
    seat_plan = models.ForeignKey(SeatPlan, models.PROTECT, null=True, blank=True, related_name="events")
    capacity = models.PositiveSmallIntegerField("мест без номеров", default=0)
    price_list = models.ForeignKey(PriceList, models.PROTECT, related_name="events")
    timezone = models.CharField("часовой пояс", max_length=40)
    starts_at = models.DateTimeField("отправление")
    ends_at = models.DateTimeField("прибытие")
    sales_open_at = models.DateTimeField("продажа с")
    sales_close_at = models.DateTimeField("продажа до")
    state = models.CharField("состояние", max_length=10, choices=EventState, default=EventState.DRAFT)
    day = models.GeneratedField(
        expression=Cast(LocalTime(F("timezone"), F("starts_at")), models.DateField()),
        output_field=models.DateField(),
        db_persist=True,
    )
    minute = models.GeneratedField(
        expression=MinuteOfDay(LocalTime(F("timezone"), F("starts_at"))),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seating__in=Seating.values), name="event_seating_known"),
            models.CheckConstraint(condition=Q(state__in=EventState.values), name="event_state_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(sales_close_at__gt=F("sales_open_at")), name="event_sales_close_after_opening"
            ),
            models.CheckConstraint(
                condition=Q(seating=Seating.ASSIGNED, seat_plan__isnull=False)
                | Q(seating=Seating.GENERAL, seat_plan=None),
                name="event_assigned_seating_has_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(pier__isnull=False, venue=None) | Q(pier=None, venue__isnull=False, vessel=None),
                name="event_at_a_pier_or_a_venue",
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at", "id"], name="event_by_departure"),
            models.Index(fields=["product", "starts_at", "id"], name="event_of_product_by_departure"),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def where(self) -> Pier | Venue:
        """Where it begins."""
        spot = self.pier or self.venue
        assert spot is not None  # noqa: S101 - held by event_at_a_pier_or_a_venue
        return spot

    def is_sold_at(self, now: datetime) -> bool:
        return self.state == EventState.ON_SALE and self.sales_open_at <= now < self.sales_close_at

    def is_yet_to_sail(self, now: datetime) -> bool:
        return self.state != EventState.CANCELLED and now < self.starts_at
