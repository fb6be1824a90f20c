"""Every state, reason and method the apps below know has its words here."""

import pytest

from prichal.console.rules import (
    MAIL_BADGES,
    ORDER_BADGES,
    PAYMENT_BADGES,
    REFUND_BADGES,
    REFUND_REASONS,
    masked,
)
from prichal.notifications.rules import MailState
from prichal.orders.rules import Status
from prichal.payments.rules import PaymentStatus, RefundReason, RefundStatus


@pytest.mark.parametrize(
    ("told", "states"),
    [
        (ORDER_BADGES, Status),
        (PAYMENT_BADGES, PaymentStatus),
        (REFUND_BADGES, RefundStatus),
        (REFUND_REASONS, RefundReason),
        (MAIL_BADGES, MailState),
    ],
)
def test_every_state_is_told_in_words(told, states):
    assert set(told) == set(states.values)


def test_a_masked_address_shows_its_first_letter_and_its_host():
    assert masked("anna@example.com") == "a•••@example.com"
    assert masked("@example.com") == "•••@example.com"
