"""What follows from orders and their money: tickets, and a word about what did not come to pass."""

from datetime import datetime

from prichal.orders.messages import LateMoneyReturned, OrderExpired, OrderPaid
from prichal.payments.messages import PaymentFailed
from prichal.tickets import services


def issue_tickets(message: OrderPaid, now: datetime) -> None:
    services.issue_tickets(order_id=message.order_id, now=now)


def tell_money_returned(message: LateMoneyReturned, now: datetime) -> None:
    services.tell_money_returned(order_id=message.order_id, now=now)


def tell_payment_failed(message: PaymentFailed, now: datetime) -> None:
    services.tell_payment_failed(payment_id=message.payment_id, now=now)


def tell_order_expired(message: OrderExpired, now: datetime) -> None:
    services.tell_order_expired(order_id=message.order_id, now=now)
