"""The shape of what is drawn and said in several languages; plain values, no rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import TextChoices

TABLE = "table"  # among a seat's features: a whole table, sold as one place


class Seating(TextChoices):
    """How the places of an event are sold."""

    ASSIGNED = "ASSIGNED", "места по схеме"
    GENERAL = "GENERAL", "места без номеров"


class Texts(NamedTuple):
    """One text in the languages of the shop."""

    ru: str
    en: str
    zh: str

    def columns(self, field_name: str) -> dict[str, str]:
        """The translated columns of a field: `name` → `name_ru`, `name_en`, `name_zh_hans`."""
        return {f"{field_name}_ru": self.ru, f"{field_name}_en": self.en, f"{field_name}_zh_hans": self.zh}


@dataclass(frozen=True, slots=True)
class Stop:
    """A point of a route, so many minutes after departure."""

    name: Texts
    minutes: int


@dataclass(frozen=True, slots=True)
class SeatDrawing:
    """One seat at its centre point, in the units of its section."""

    code: str
    row_label: str
    label: str
    x: int
    y: int
    category: str
    features: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SectionDrawing:
    """One sheet of a seat plan: a deck, a part of a hall."""

    code: str
    name: Texts
    width: int
    height: int
    seats: Sequence[SeatDrawing] = field(default_factory=list)
