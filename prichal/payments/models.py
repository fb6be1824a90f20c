"""Money movements: each is a row with the exact request, committed before the provider is called."""

import uuid

from django.db import models
from django.db.models import F, Q

from prichal.kernel.money import MoneyField
from prichal.orders.models import Order
from prichal.payments.rules import OPEN, PaymentStatus, RefundReason, RefundStatus


class Payment(models.Model):
    """One attempt to pay an order. At most one open attempt, at most one winner per order."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="payments")
    provider = models.CharField(max_length=10, default="yookassa", help_text="yookassa, free")
    provider_id = models.CharField("номер у провайдера", max_length=40, null=True, unique=True)
    idempotence_key = models.UUIDField(default=uuid.uuid4, unique=True)
    request = models.BinaryField("запрос", help_text="the exact bytes sent, repeats send those")
    amount = MoneyField("сумма, коп.")
    status = models.CharField("состояние", max_length=20, choices=PaymentStatus, default=PaymentStatus.NEW)
    winner = models.BooleanField("оплатил заказ", default=False)
    refunded = MoneyField("возвращено, коп.", default=0)
    confirmation_url = models.URLField(max_length=2048, blank=True)
    method = models.CharField("способ", max_length=24, blank=True)
    cancellation_party = models.CharField(max_length=24, blank=True)
    cancellation_reason = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField("прочитан у провайдера", null=True)
    succeeded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=PaymentStatus.values), name="payment_status_known"),
            models.CheckConstraint(
                condition=Q(refunded__gte=0, refunded__lte=F("amount")), name="payment_refunded_within_amount"
            ),
            models.CheckConstraint(
                condition=Q(status=PaymentStatus.SUCCEEDED, succeeded_at__isnull=False)
                | ~Q(status=PaymentStatus.SUCCEEDED) & Q(succeeded_at=None, winner=False),
                name="payment_succeeded_has_its_moment",
            ),
            models.UniqueConstraint(fields=["order"], condition=Q(winner=True), name="one_winning_payment_per_order"),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(status__in=[*OPEN]),
                name="one_open_payment_per_order",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"],
                name="payment_open",
                condition=Q(status__in=[*OPEN]),
            ),
        ]

    def __str__(self) -> str:
        return self.provider_id or str(self.idempotence_key)


class Refund(models.Model):
    """Money going back for one payment; the sum is part of `Payment.refunded` from the moment it is owed."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    provider_id = models.CharField("номер у провайдера", max_length=40, null=True, unique=True)
    idempotence_key = models.UUIDField(default=uuid.uuid4, unique=True)
    request = models.BinaryField("запрос")
    amount = MoneyField("сумма, коп.")
    status = models.CharField("состояние", max_length=10, choices=RefundStatus, default=RefundStatus.OWED)
    reason = models.CharField("причина", max_length=20, choices=RefundReason)
    refusal = models.CharField("почему провайдер отказал", max_length=60, blank=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=RefundStatus.values), name="refund_status_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_gives_something_back"),
            models.CheckConstraint(
                condition=Q(status=RefundStatus.SUCCEEDED, settled_at__isnull=False)
                | ~Q(status=RefundStatus.SUCCEEDED) & Q(settled_at=None),
                name="refund_succeeded_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.provider_id or str(self.idempotence_key)


class WebhookNotice(models.Model):
    """A provider's notice as it came, once per event, object and status. It proves nothing: the object is read back."""

    event = models.CharField(max_length=40)
    object_id = models.CharField(max_length=60)
    object_status = models.CharField(max_length=24, blank=True)
    body = models.BinaryField()
    received_at = models.DateTimeField()
    times = models.PositiveIntegerField("сколько раз пришло", default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "object_id", "object_status"], name="notice_stored_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.object_id}"
