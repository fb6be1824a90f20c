"""Words of places and holds, the clock of a hold, and who owns it."""

import hashlib
from datetime import timedelta
from uuid import UUID

from django.db.models import TextChoices


class PlaceStatus(TextChoices):
    FREE = "FREE", "свободно"
    HELD = "HELD", "занято на время"
    SOLD = "SOLD", "продано"
    BLOCKED = "BLOCKED", "закрыто"


class HoldEnd(TextChoices):
    ORDERED = "ORDERED", "стало заказом"
    RELEASED = "RELEASED", "отпущено"
    LAPSED = "LAPSED", "время вышло"


class Channel(TextChoices):
    SHOP = "shop", "сайт"
    CONSOLE = "console", "консоль"
    API = "api", "API"


class OccupancyKind(TextChoices):
    SAILING = "SAILING", "рейс"
    RENTAL = "RENTAL", "аренда"
    CLEANING = "CLEANING", "уборка"
    REPAIR = "REPAIR", "ремонт"


EXTENSIONS = 10
CEILING = timedelta(hours=2)  # from the first hold, however often it is extended
PLACES_PER_SESSION = 20
ASSIGNED_WAIT_MS = 250
GENERAL_WAIT_MS = 1000


def holder_of(channel: str, owner: str) -> UUID:
    """Whom `Place.held_by` means: a digest of `channel:owner`, the same for every face; the owner's id is not kept."""
    return UUID(bytes=hashlib.sha256(f"{channel}:{owner}".encode()).digest()[:16])
