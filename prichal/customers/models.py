"""People who buy, and what they agreed to."""

from django.db import models
from django.db.models.functions import Lower

from prichal.accounts.models import User


class Customer(models.Model):
    """A person with contacts; a guest until an account is claimed through the confirmed address."""

    user = models.OneToOneField(User, models.PROTECT, null=True, blank=True, related_name="customer")
    full_name = models.CharField("ФИО", max_length=200)
    email = models.EmailField("почта")
    phone = models.CharField("телефон", max_length=16, help_text="E.164, например +79001234567")
    language = models.CharField("язык", max_length=8, default="ru")
    created_at = models.DateTimeField("создан")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(phone__regex=r"^\+[0-9]{7,15}$"), name="customer_phone_is_e164"),
            models.UniqueConstraint(
                Lower("email"), condition=models.Q(user=None), name="one_guest_customer_per_address"
            ),
        ]
        indexes = [models.Index(Lower("email"), name="customer_by_email")]

    def __str__(self) -> str:
        return self.full_name


class Consent(models.Model):
    """What a person agreed to: kind, the exact version of the text, when and from where. Never changed."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="consents")
    kind = models.CharField("на что", max_length=20, help_text="offer, personal_data, marketing")
    version = models.CharField("версия текста", max_length=20)
    given_at = models.DateTimeField("когда")
    address = models.GenericIPAddressField("откуда", null=True)
    page = models.CharField("страница", max_length=200, blank=True)
    withdrawn_at = models.DateTimeField("отозвано", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["offer", "personal_data", "marketing"]),
                name="consent_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
