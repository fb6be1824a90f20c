"""What payments does when something happened elsewhere."""

from datetime import datetime

from prichal.orders.messages import FreeOrderPlaced
from prichal.payments import flows, services
from prichal.payments.messages import NoticeReceived, RefundOwed


def note_free_payment(message: FreeOrderPlaced, now: datetime) -> None:
    services.note_free(order_id=message.order_id, now=now)


def follow_notice(message: NoticeReceived, now: datetime) -> None:
    flows.follow_notice(message, now)


def send_refund(message: RefundOwed, now: datetime) -> None:
    flows.send_refund(message, now)
