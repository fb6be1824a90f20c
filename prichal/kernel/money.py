"""Money: whole kopecks of the rouble, and the column that stores them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import total_ordering
from typing import TYPE_CHECKING, Any

from django.db import models


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in kopecks. Refuses floats (TypeError): roubles appear only where people read them."""

    kopecks: int

    def __post_init__(self) -> None:
        if type(self.kopecks) is not int:
            raise TypeError(f"Money wants whole kopecks, not {self.kopecks!r}")

    def __add__(self, other: "Money") -> "Money":
        return Money(self.kopecks + _kopecks(other))

    def __radd__(self, other: int) -> "Money":
        if other != 0:  # sum() begins with 0
            raise TypeError("Money adds to Money only")
        return Money(self.kopecks)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.kopecks - _kopecks(other))

    def __mul__(self, times: int) -> "Money":
        if type(times) is not int:
            raise TypeError(f"Money is multiplied by whole numbers, not {times!r}")
        return Money(self.kopecks * times)

    def __lt__(self, other: "Money") -> bool:
        return self.kopecks < _kopecks(other)

    def __bool__(self) -> bool:
        return self.kopecks != 0

    def __str__(self) -> str:
        roubles, rest = divmod(abs(self.kopecks), 100)
        sign = "−" if self.kopecks < 0 else ""
        grouped = f"{roubles:,}".replace(",", "\u202f")
        return f"{sign}{grouped}{f',{rest:02}' if rest else ''}\u00a0₽"

    def decimal(self) -> str:
        """`1500.00`, as payment interfaces want it."""
        roubles, rest = divmod(abs(self.kopecks), 100)
        return f"{'-' if self.kopecks < 0 else ''}{roubles}.{rest:02}"

    def split(self, parts: int) -> list["Money"]:
        """Equal parts that lose nothing: the first ones carry the spare kopecks."""
        return self.share([1] * parts)

    def share(self, weights: Sequence[int]) -> list["Money"]:
        """Parts in proportion to the weights, by largest remainder; their sum is the whole."""
        total = sum(weights)
        if total <= 0 or min(weights) < 0:
            raise ValueError("shares want weights of at least 0 with a sum above 0")
        exact = [divmod(self.kopecks * weight, total) for weight in weights]
        spare = self.kopecks - sum(whole for whole, _ in exact)
        first = sorted(range(len(exact)), key=lambda i: (-exact[i][1], i))[:spare]
        return [Money(whole + (i in first)) for i, (whole, _) in enumerate(exact)]


def parse_decimal(text: str) -> Money:
    """`"1500.00"` → Money. Refuses (ValueError) anything but digits with two after the dot."""
    roubles, dot, rest = text.partition(".")
    if not (roubles.isascii() and roubles.isdigit() and dot and len(rest) == 2 and rest.isdigit()):
        raise ValueError(f"not an amount: {text!r}")
    return Money(int(roubles) * 100 + int(rest))


def share_of(amount: Money, *, numerator: int, denominator: int) -> Money:
    """`amount × numerator / denominator`, half-up on the absolute value: the one rounding rule of the house."""
    exact = abs(amount.kopecks) * numerator
    rounded = (2 * exact + denominator) // (2 * denominator)
    return Money(-rounded if amount.kopecks < 0 else rounded)


def _kopecks(other: object) -> int:
    if not isinstance(other, Money):
        raise TypeError(f"Money and {type(other).__name__} don't mix")
    return other.kopecks


if TYPE_CHECKING:  # the field is generic for type checkers only
    _Column = models.BigIntegerField[Money | int, Money]
else:
    _Column = models.BigIntegerField


class MoneyField(_Column):
    """A bigint of kopecks that reads and writes `Money`; `Sum("price")` is Money too."""

    def from_db_value(self, value: int | None, *_: object) -> Money | None:
        return None if value is None else Money(int(value))

    def to_python(self, value: object) -> Any:
        if value is None or isinstance(value, Money):
            return value
        return Money(int(str(value)))

    def get_prep_value(self, value: object) -> int | None:
        return value.kopecks if isinstance(value, Money) else super().get_prep_value(value)
