"""E-tickets: one per place sold, signed, revocable."""

from django.db import models

from prichal.orders.models import OrderItem


class Ticket(models.Model):
    """The right to board for one order item. `token` is what the QR carries: payload and signature."""

    item = models.OneToOneField(OrderItem, models.PROTECT, related_name="ticket")
    number = models.CharField("номер", max_length=14, unique=True)
    key_id = models.CharField(max_length=16)
    token = models.CharField(max_length=300)
    issued_at = models.DateTimeField("выпущен")
    revoked_at = models.DateTimeField("отозван", null=True)

    def __str__(self) -> str:
        return self.number
