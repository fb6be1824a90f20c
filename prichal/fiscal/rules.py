"""54-ФЗ receipt data as ЮKassa takes it: grouped lines, VAT codes, the first receipt of a prepaid service.

Sources: ЮKassa «Данные для формирования чека» (receipt, items, vat_code 1–12), ФНС letter АБ-4-20/7961@ of 29.08.2025
(paid before the service: payment_mode full_prepayment with the calculated rate).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from prichal.catalog.rules import VatMode
from prichal.kernel.money import Money

DESCRIPTION_LENGTH = 128
NO_VAT = 1
PREPAID_VAT_CODES = {0: 2, 5: 9, 7: 10, 10: 5, 20: 6, 22: 12}  # rate, % → code of r/(100+r)


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of a receipt: what, for how much each, at which VAT."""

    description: str
    price: Money
    vat_mode: str
    vat_rate: int


def grouped(lines: Sequence[ReceiptLine]) -> list[tuple[ReceiptLine, int]]:
    """Equal lines together with their quantity, in order of first appearance."""
    return list(Counter(lines).items())


def vat_code(line: ReceiptLine) -> int:
    """The code for a service paid before it is rendered. Raises KeyError for a rate that no law knows."""
    return NO_VAT if line.vat_mode == VatMode.NONE else PREPAID_VAT_CODES[line.vat_rate]


def receipt_data(
    lines: Sequence[ReceiptLine], *, email: str, phone: str, full_name: str, tax_system: int
) -> dict[str, Any]:
    """The `receipt` of a payment; the sum of its lines is exactly the payment's amount.

    Free lines are left out: a receipt has no line without a price.
    """
    return {
        "customer": {"full_name": full_name[:256], "email": email, "phone": phone.removeprefix("+")},
        "internet": True,
        "tax_system_code": tax_system,
        "items": [
            {
                "description": line.description[:DESCRIPTION_LENGTH],
                "quantity": quantity,
                "amount": {"value": line.price.decimal(), "currency": "RUB"},
                "vat_code": vat_code(line),
                "measure": "piece",
                "payment_subject": "service",
                "payment_mode": "full_prepayment",
            }
            for line, quantity in grouped(lines)
            if line.price
        ],
    }
