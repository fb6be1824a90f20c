"""The order's states and what may follow what."""

from typing import Literal

from django.db.models import TextChoices

from prichal.catalog.rules import VatMode


class Status(TextChoices):
    PENDING = "PENDING", "черновик"
    LOCKED = "LOCKED", "ждёт оплаты"
    PAID = "PAID", "оплачен"
    CANCELLED = "CANCELLED", "отменён"
    EXPIRED = "EXPIRED", "время вышло"


NEXT: dict[str, frozenset[str]] = {
    Status.PENDING: frozenset({Status.LOCKED, Status.CANCELLED, Status.EXPIRED}),
    Status.LOCKED: frozenset({Status.PAID, Status.CANCELLED, Status.EXPIRED}),
    Status.EXPIRED: frozenset({Status.PAID}),  # late money whose places were taken again
    Status.PAID: frozenset(),
    Status.CANCELLED: frozenset(),
}

RECEIPT_LINES = 80  # of one 54-ФЗ receipt at «Чеки от ЮKassa»
CONSENT_VERSIONS = {"offer": "2026-11-01", "personal_data": "2026-11-01", "marketing": "2026-11-01"}

RefundShown = Literal["none", "partial", "full"]
VatWord = Literal["none", "included", "excluded"]
VAT_WORDS: dict[str, VatWord] = {  # on the wire
    VatMode.NONE: "none",
    VatMode.INCLUDED: "included",
    VatMode.EXCLUDED: "excluded",
}
