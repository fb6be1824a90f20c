"""Amounts: roubles with two decimals on the wire, whole kopecks inside."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from sandbox.book import Json

FEE = Decimal("0.035")
VAT_ON_FEE = Decimal("1.22")


def kopecks(amount: Json) -> int:
    return round_half_up(Decimal(str(amount["value"])) * 100)


def amount(kopecks: int) -> Json:
    return {"value": f"{kopecks // 100}.{kopecks % 100:02d}", "currency": "RUB"}


def income(kopecks: int) -> Json:
    """What the shop receives: the amount less ЮKassa's fee and the VAT on that fee."""
    return amount(kopecks - round_half_up(kopecks * FEE * VAT_ON_FEE))


def total(items: Iterable[Json]) -> int:
    """Kopecks of receipt lines: price times quantity, each line rounded by itself."""
    return sum(round_half_up(kopecks(item["amount"]) * Decimal(str(item["quantity"]))) for item in items)


def round_half_up(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
