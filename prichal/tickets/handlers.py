"""What follows from orders: tickets, and a word about money that went back."""

from datetime import datetime

from prichal.orders.messages import LateMoneyReturned, OrderPaid
from prichal.tickets import services


def issue_tickets(message: OrderPaid, now: datetime) -> None:
    services.issue_tickets(order_id=message.order_id, now=now)


def tell_money_returned(message: LateMoneyReturned, now: datetime) -> None:
    services.tell_money_returned(order_id=message.order_id, now=now)
