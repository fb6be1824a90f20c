"""What happened to money."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeReceived:
    """The acquirer says that something about this object changed: read it back."""

    kind: str
    object_id: str


@dataclass(frozen=True, slots=True)
class PaymentFailed:
    """An attempt ended without money. Due a minute later: who tries again at once need not hear of it."""

    payment_id: int


@dataclass(frozen=True, slots=True)
class RefundOwed:
    refund_id: int
