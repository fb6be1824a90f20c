"""What was agreed, at what price, in which state."""

from django.db import models
from django.db.models import F, Q

from prichal.catalog.models import Event, Seller, TicketType
from prichal.catalog.rules import VAT_RATES, VatMode
from prichal.customers.models import Customer
from prichal.fleet.models import Pier, Route, Venue, Vessel
from prichal.inventory.models import Place
from prichal.kernel.money import MoneyField
from prichal.orders.rules import Device, Status
from prichal.staff.models import StaffMember


class Order(models.Model):
    """One agreement with one buyer and one seller; its places are its own from the moment it is placed."""

    code = models.CharField("номер", max_length=12, unique=True)
    status = models.CharField("состояние", max_length=10, choices=Status)
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="orders")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="orders")
    contact_name = models.CharField("ФИО", max_length=200)
    contact_email = models.EmailField("почта")
    contact_phone = models.CharField("телефон", max_length=16)
    language = models.CharField("язык", max_length=8, default="ru")
    channel = models.CharField("канал", max_length=10)
    holder = models.UUIDField("владелец мест")
    total = MoneyField("сумма, коп.")
    device = models.CharField("устройство", max_length=10, choices=Device, blank=True)
    first_utm = models.JSONField("первые метки", default=dict, blank=True)
    last_utm = models.JSONField("последние метки", default=dict, blank=True)
    campaign = models.CharField("кампания", max_length=200, blank=True)
    promo_code = models.CharField("промокод", max_length=40, blank=True)
    staff = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+", verbose_name="кто оформил")
    team = models.CharField("команда", max_length=60, blank=True)
    access_generation = models.PositiveSmallIntegerField(default=1)
    payment_id = models.CharField("платёж", max_length=40, blank=True)
    payment_status = models.CharField("состояние платежа", max_length=24, blank=True)
    refunded = MoneyField("возвращено, коп.", default=0)
    refund_pending = MoneyField("возвращается, коп.", default=0)
    placed_at = models.DateTimeField("оформлен")
    payment_deadline = models.DateTimeField("оплатить до")
    paid_at = models.DateTimeField("оплачен", null=True)
    cancelled_at = models.DateTimeField("отменён", null=True)
    expired_at = models.DateTimeField("время вышло", null=True)
    revived_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="revivals")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="order_status_known"),
            models.CheckConstraint(condition=Q(device__in=Device.values), name="order_device_known"),
            models.CheckConstraint(
                condition=Q(status=Status.PAID, paid_at__isnull=False) | ~Q(status=Status.PAID) & Q(paid_at=None),
                name="order_paid_has_its_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.CANCELLED) | Q(cancelled_at__isnull=False),
                name="order_cancelled_has_its_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.EXPIRED) | Q(expired_at__isnull=False),
                name="order_expired_has_its_moment",
            ),
            models.CheckConstraint(condition=Q(total__gte=0), name="order_total_not_negative"),
            models.CheckConstraint(
                condition=Q(refunded__gte=0, refund_pending__gte=0), name="order_refunds_not_negative"
            ),
        ]
        indexes = [
            models.Index(fields=["-placed_at", "-id"], name="order_newest_first"),
            models.Index(fields=["payment_deadline"], name="order_by_deadline", condition=Q(status=Status.LOCKED)),
        ]

    def __str__(self) -> str:
        return self.code


class OrderItem(models.Model):
    """One place (or one person without a place) of an order, with the price, VAT and refund clock of its day.

    Route, pier or venue, vessel and supplier are those it was sold with, whatever becomes of the event.
    """

    order = models.ForeignKey(Order, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    event = models.ForeignKey(Event, models.PROTECT, related_name="order_items")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="order_items")
    seat_code = models.CharField("место", max_length=20, blank=True, help_text="пусто, если места без номеров")
    category = models.CharField("категория", max_length=20, blank=True)
    ticket_type = models.ForeignKey(TicketType, models.PROTECT, related_name="+")
    route = models.ForeignKey(Route, models.PROTECT, null=True, related_name="+", db_index=False)
    pier = models.ForeignKey(Pier, models.PROTECT, null=True, related_name="+", db_index=False)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, related_name="+", db_index=False)
    vessel = models.ForeignKey(Vessel, models.PROTECT, null=True, related_name="+", db_index=False)
    supplier = models.CharField("поставщик", max_length=10, default="local")
    attendee = models.CharField("кто идёт", max_length=200, blank=True)
    price = MoneyField("к оплате, коп.")
    vat_mode = models.CharField("НДС", max_length=10, choices=VatMode)
    vat_rate = models.PositiveSmallIntegerField("ставка, %")
    vat = MoneyField("НДС, коп.")
    refundable_until = models.DateTimeField("вернуть можно до")
    sold_at = models.DateTimeField("продано", null=True)
    released_at = models.DateTimeField("отпущено", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="order_item_position_once"),
            models.UniqueConstraint(
                fields=["place"],
                condition=Q(sold_at__isnull=False, released_at=None),
                name="place_sold_once",
            ),
            models.CheckConstraint(condition=Q(price__gte=0, vat__gte=0), name="order_item_money_not_negative"),
            models.CheckConstraint(condition=Q(vat__lte=F("price")), name="order_item_vat_within_price"),
            models.CheckConstraint(condition=Q(vat_rate__in=VAT_RATES), name="order_item_vat_rate_known"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.position}"
