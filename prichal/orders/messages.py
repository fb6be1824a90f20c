"""What happened to orders, for those above."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrderPlaced:
    order_id: int


@dataclass(frozen=True, slots=True)
class OrderPaid:
    order_id: int


@dataclass(frozen=True, slots=True)
class FreeOrderPlaced:
    """Nothing was to pay: it became PAID when it was placed."""

    order_id: int


@dataclass(frozen=True, slots=True)
class OrderExpired:
    order_id: int


@dataclass(frozen=True, slots=True)
class OrderCancelled:
    order_id: int


@dataclass(frozen=True, slots=True)
class LateMoneyReturned:
    """Money came for an order whose places are gone: it goes back in full; the buyer is told."""

    order_id: int
