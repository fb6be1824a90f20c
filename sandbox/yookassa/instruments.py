"""What a payer pays with, and how it shows in a payment."""

import secrets
from dataclasses import asdict, dataclass
from typing import Self

from sandbox.book import Json
from sandbox.yookassa import ids
from sandbox.yookassa.cards import CARDS, Card

TITLES = {"bank_card": "Bank card", "sbp": "SBP", "yoo_money": "YooMoney"}


@dataclass(frozen=True)
class Instrument:
    """A payer's answer: the method, for a card its figures, and a refusal where the payment is to fail."""

    method: str
    card: str = ""
    expiry_month: str = "12"
    expiry_year: str = "2030"
    secured: bool = False  # 3-D Secure was passed
    party: str = ""
    reason: str = ""

    @classmethod
    def of_card(cls, card: Card, expiry_month: str = "12", expiry_year: str = "2030") -> Self:
        return cls(
            method="bank_card",
            card=card.number,
            expiry_month=expiry_month,
            expiry_year=expiry_year,
            secured=card.secured,
            party=card.party,
            reason=card.reason,
        )

    def kept(self) -> Json:
        return asdict(self)

    def shown(self, payment_id: str) -> Json:
        """The `payment_method` of a payment."""
        return unused(self.method, payment_id) | self._details()

    def authorization(self) -> Json | None:
        """The `authorization_details`, which only cards have."""
        if self.method != "bank_card":
            return None
        details: Json = {"three_d_secure": {"applied": self.secured}}
        if not self.reason:
            details |= {"rrn": ids.digits(12), "auth_code": ids.digits(6)}
        return details

    def _details(self) -> Json:
        if self.method == "bank_card" and self.card:
            return {"title": f"Bank card *{self.card[-4:]}", "card": self._card()}
        if self.method == "yoo_money":
            return {"account_number": "4100" + ids.digits(12)}
        if self.method == "sbp" and not self.reason:
            return {
                "sbp_operation_id": secrets.token_hex(16).upper(),
                "payer_bank_details": {"bank_id": "100000000111", "bic": "044525225"},
            }
        return {}

    def _card(self) -> Json:
        return {
            "first6": self.card[:6],
            "last4": self.card[-4:],
            "expiry_year": self.expiry_year,
            "expiry_month": self.expiry_month,
            "card_type": CARDS[self.card].brand,
            "issuer_country": "RU",
        }


def unused(method: str, payment_id: str) -> Json:
    """The `payment_method` before the payer has done anything."""
    return {"type": method, "id": payment_id, "saved": False, "status": "inactive", "title": TITLES[method]}
