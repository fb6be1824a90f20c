"""Reads of orders: the card every face shows, and the console's list."""

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from prichal.catalog.models import Event, Seller
from prichal.kernel.money import Money
from prichal.orders.models import Order, OrderItem
from prichal.orders.rules import RefundShown, Status


@dataclass(frozen=True, slots=True)
class OrderCard:
    """One order as buyer and staff see it. `status` is EXPIRED past the deadline even if no worker ran."""

    order: Order
    status: Status
    items: list[OrderItem]
    total: Money
    vat: Money
    refund_status: RefundShown
    refundable_until: datetime
    now: datetime

    @property
    def code(self) -> str:
        return self.order.code

    @property
    def seller(self) -> Seller:
        return self.order.seller

    @property
    def events(self) -> list[Event]:
        return list(dict.fromkeys(item.event for item in self.items))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.items[0].event.timezone)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One line of the console's list."""

    order: Order
    status: Status
    refund_status: RefundShown


@dataclass(frozen=True, slots=True)
class OrderPage:
    items: list[OrderRow]
    next_cursor: str | None


def order_card(order: Order, *, now: datetime, sailing: bool = True) -> OrderCard:
    """The whole order in a fixed number of queries; `sailing`: with where each event begins and what sails."""
    parts = ("event__product__seller", "event__pier", "event__venue", "event__vessel", "event__route")
    wanted = parts if sailing else ("event__product",)
    items = list(order.items.select_related(*wanted, "ticket_type").order_by("position"))
    return OrderCard(
        order=order,
        status=shown_status(order, now),
        items=items,
        total=order.total,
        vat=sum((item.vat for item in items), Money(0)),
        refund_status=refund_status(order),
        refundable_until=min(item.refundable_until for item in items),
        now=now,
    )


def shown_status(order: Order, now: datetime) -> Status:
    """An unpaid order past its deadline is EXPIRED, whether or not the clock's worker has said so."""
    if order.status == Status.LOCKED and order.payment_deadline <= now:
        return Status.EXPIRED
    return Status(order.status)


def refund_status(order: Order) -> RefundShown:
    """`none`, `partial` or `full`; what is still on its way counts as given back."""
    given_back = order.refunded + order.refund_pending
    if not given_back:
        return "none"
    return "full" if given_back >= order.total else "partial"


def order_by_code(code: str) -> Order | None:
    """For staff, who need no token."""
    return Order.objects.select_related("seller", "customer").filter(code=code).first()


def order_list(
    *,
    now: datetime,
    status: str | None = None,
    q: str | None = None,
    event_id: int | None = None,
    email: str | None = None,
    phone: str | None = None,
    date_from: date | None = None,
    date_to: date | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> OrderPage:
    """Newest first, by keyset over (placed_at, id). `date_from`, `date_to`: days of placing, both included.

    Raises ValueError for a cursor that isn't ours.
    """
    orders = Order.objects.select_related("seller").filter(_matching(now, status, q, event_id, email, phone))
    zone = ZoneInfo(settings.TIME_ZONE)
    if date_from:
        orders = orders.filter(placed_at__gte=datetime.combine(date_from, time.min, zone))
    if date_to:
        orders = orders.filter(placed_at__lte=datetime.combine(date_to, time.max, zone))
    if cursor:
        placed_at, order_id = _read_cursor(cursor)
        orders = orders.filter(Q(placed_at__lt=placed_at) | Q(placed_at=placed_at, id__lt=order_id))
    rows = list(orders.order_by("-placed_at", "-id")[: limit + 1])
    more = _cursor(rows[limit - 1]) if len(rows) > limit else None
    return OrderPage(
        [OrderRow(order, shown_status(order, now), refund_status(order)) for order in rows[:limit]],
        more,
    )


def _matching(
    now: datetime,
    status: str | None,
    q: str | None,
    event_id: int | None,
    email: str | None,
    phone: str | None,
) -> Q:
    wanted = Q()
    if status == Status.EXPIRED:
        wanted &= Q(status=Status.EXPIRED) | Q(status=Status.LOCKED, payment_deadline__lte=now)
    elif status == Status.LOCKED:
        wanted &= Q(status=Status.LOCKED, payment_deadline__gt=now)
    elif status:
        wanted &= Q(status=status)
    if event_id:
        wanted &= Q(pk__in=OrderItem.objects.filter(event_id=event_id).values("order_id"))
    if email:
        wanted &= Q(contact_email__icontains=email.strip())
    if phone and (digits := "".join(c for c in phone if c.isdigit())):
        wanted &= Q(contact_phone__contains=digits[-10:])
    if q := (q or "").strip():
        wanted &= (
            Q(code__iexact=q) | Q(contact_email__icontains=q) | Q(contact_name__icontains=q) | Q(payment_id__iexact=q)
        )
    return wanted


def _cursor(order: Order) -> str:
    return base64.urlsafe_b64encode(json.dumps([order.placed_at.isoformat(), order.pk]).encode()).decode()


def _read_cursor(cursor: str) -> tuple[datetime, int]:
    try:
        placed_at, order_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return datetime.fromisoformat(placed_at), int(order_id)
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError("this cursor is not one of ours") from error
