"""The order's states and what may follow what; what is remembered of where an order came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.db.models import TextChoices

from prichal.catalog.rules import VatMode
from prichal.inventory.rules import Channel


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
CONSENT_VERSIONS = {"offer": "2026-11-01", "personal_data": "2026-11-20", "marketing": "2026-11-01"}

RefundShown = Literal["none", "partial", "full"]
VatWord = Literal["none", "included", "excluded"]
VAT_WORDS: dict[str, VatWord] = {  # on the wire
    VatMode.NONE: "none",
    VatMode.INCLUDED: "included",
    VatMode.EXCLUDED: "excluded",
}


class Device(TextChoices):
    """What the buyer held; the empty word is unknown, as for programs."""

    UNKNOWN = "", "неизвестно"
    PHONE = "phone", "телефон"
    TABLET = "tablet", "планшет"
    DESKTOP = "desktop", "компьютер"


SIGNS_OF = (  # the first that stands in a browser's name of itself decides
    (Device.TABLET, ("ipad", "tablet", "playbook", "silk")),
    (Device.PHONE, ("iphone", "ipod", "mobile", "windows phone")),
    (Device.TABLET, ("android",)),  # Android without Mobile, as its makers ask
    (Device.DESKTOP, ("windows nt", "macintosh", "x11", "cros")),
)
UTM = ("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term")


def device_of(user_agent: str) -> Device:
    """By the User-Agent header (RFC 9110, 10.1.5); programs and bots are unknown."""
    said = user_agent.lower()
    if not said.startswith("mozilla/") or "bot" in said or "spider" in said:
        return Device.UNKNOWN
    return next((device for device, signs in SIGNS_OF if any(sign in said for sign in signs)), Device.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Where an order came from, frozen with it for later figures; what is not known stays empty.

    `first_utm` is the campaign that brought the buyer here at first, `last_utm` the latest.
    """

    channel: str = Channel.SHOP
    device: str = Device.UNKNOWN
    first_utm: Mapping[str, str] = field(default_factory=dict)
    last_utm: Mapping[str, str] = field(default_factory=dict)
    promo_code: str = ""
    staff_id: int | None = None
    team: str = ""

    @property
    def campaign(self) -> str:
        return self.last_utm.get("utm_campaign", "")
