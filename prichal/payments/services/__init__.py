"""Actions on money movements."""

from prichal.payments.services.attempts import AcquirerMismatch, note_free, note_refused, open_attempt, take_answer
from prichal.payments.services.notices import store_notice
from prichal.payments.services.refunds import send_by_hand, take_refund_answer

__all__ = [
    "AcquirerMismatch",
    "note_free",
    "note_refused",
    "open_attempt",
    "send_by_hand",
    "store_notice",
    "take_answer",
    "take_refund_answer",
]
