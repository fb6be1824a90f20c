"""Actions on orders."""

from prichal.orders.services.changing import (
    Outcome,
    cancel_order,
    expire_orders,
    mark_paid,
    note_payment,
    note_refunds,
)
from prichal.orders.services.placing import Consents, Contact, Purchase, place_order

__all__ = [
    "Consents",
    "Contact",
    "Outcome",
    "Purchase",
    "cancel_order",
    "expire_orders",
    "mark_paid",
    "note_payment",
    "note_refunds",
    "place_order",
]
