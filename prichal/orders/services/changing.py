"""Moving an order from state to state: one private move, with its audit row and its message."""

from datetime import datetime
from enum import Enum

from django.db import transaction

from prichal.inventory.services import owning
from prichal.kernel import audit, outbox
from prichal.kernel.money import Money
from prichal.kernel.tx import operation
from prichal.orders.errors import IllegalTransition, VesselFull
from prichal.orders.messages import LateMoneyReturned, OrderCancelled, OrderExpired, OrderPaid
from prichal.orders.models import Order, OrderItem
from prichal.orders.queries import shown_status
from prichal.orders.rules import NEXT, Status
from prichal.orders.services.passengers import refuse_overload

EXPIRY_BATCH = 100
MOMENT_OF = {
    Status.PAID: "paid_at",
    Status.CANCELLED: "cancelled_at",
    Status.EXPIRED: "expired_at",
}


class Outcome(Enum):
    """What money for an order led to."""

    PAID = "paid"
    ALREADY_PAID = "already paid"
    MONEY_BACK = "money back"


@operation
def mark_paid(*, order_id: int, now: datetime) -> Outcome:
    """Money has come. PAID where all places are (still or again) the order's; the caller returns it otherwise.

    Late money is never lost silently: an order past its deadline becomes PAID only if every place can be taken again
    in this transaction and the vessel may still carry all its passengers. Money for a cancelled order, a cancelled or
    a departed sailing always goes back.
    """
    order = Order.objects.select_for_update().get(pk=order_id)
    if order.status == Status.PAID:
        return Outcome.ALREADY_PAID
    items = list(order.items.select_related("event__vessel").order_by("position"))
    sailing = all(item.event.is_yet_to_sail(now) for item in items)
    if order.status in {Status.LOCKED, Status.EXPIRED} and sailing and _take_again(order, items, now):
        _move(order, Status.PAID, actor="acquirer", now=now)
        outbox.publish(OrderPaid(order.pk), now=now)
        return Outcome.PAID
    if order.status == Status.LOCKED:
        _free(order, now)
        _move(order, Status.EXPIRED, actor="acquirer", now=now)
    outbox.publish(LateMoneyReturned(order.pk), now=now)
    return Outcome.MONEY_BACK


@operation
def cancel_order(*, order_id: int, actor: str, now: datetime) -> Order:
    """The buyer (or staff) gives up an unpaid order; its places are free at once. Raises IllegalTransition.

    Past its deadline an order is EXPIRED for everybody, whether or not the clock's worker has said so.
    """
    order = Order.objects.select_for_update().get(pk=order_id)
    if order.status == Status.CANCELLED:
        return order
    _refuse_illegal(shown_status(order, now), Status.CANCELLED)
    _free(order, now)
    _move(order, Status.CANCELLED, actor=actor, now=now)
    outbox.publish(OrderCancelled(order.pk), now=now)
    return order


@operation
def expire_orders(*, now: datetime) -> int:
    """One batch of unpaid orders past their deadline becomes EXPIRED; their places are free already by the clock."""
    due = (
        Order.objects.select_for_update(skip_locked=True)
        .filter(status=Status.LOCKED, payment_deadline__lte=now)
        .order_by("payment_deadline")[:EXPIRY_BATCH]
    )
    orders = list(due)
    for order in orders:
        _free(order, now)
        _move(order, Status.EXPIRED, actor="clock", now=now)
        outbox.publish(OrderExpired(order.pk), now=now)
    return len(orders)


@operation
def note_payment(*, order_id: int, payment_id: str, payment_status: str) -> None:
    """Show the provider's word for the newest attempt in the order; no state of the order depends on it."""
    Order.objects.filter(pk=order_id).update(payment_id=payment_id, payment_status=payment_status)


@operation
def note_refunds(*, order_id: int, refunded: Money, pending: Money) -> None:
    """Show how much of the winning payment went back, and how much is on its way."""
    Order.objects.filter(pk=order_id).update(refunded=refunded, refund_pending=pending)


def _take_again(order: Order, items: list[OrderItem], now: datetime) -> bool:
    """Sell every place to the order, or change nothing. Places without numbers may be others than before.

    Passengers of an order past its deadline were not counted since: others may have filled the vessel.
    """
    by_event: dict[int, list[OrderItem]] = {}
    for item in items:
        if item.place_id:
            by_event.setdefault(item.event_id, []).append(item)
    try:
        with transaction.atomic():  # a savepoint: all events or none
            for event_id, seated in sorted(by_event.items()):
                moved = owning.retake(
                    event_id=event_id,
                    order_holder=order.holder,
                    place_ids=[i.place_id for i in seated if i.place_id],
                    numbered=any(i.seat_code for i in seated),
                    now=now,
                )
                if moved is None:
                    raise _PlacesGone
                _note_sold(seated, moved, now)
            if shown_status(order, now) == Status.EXPIRED:
                refuse_overload(order, events={item.event for item in items}, now=now)
    except (_PlacesGone, VesselFull):
        return False
    return True


def _note_sold(seated: list[OrderItem], moved: dict[int, int], now: datetime) -> None:
    """The new places first: the old ones may be sold to others by now."""
    elsewhere = [item for item in seated if moved[item.place_id or 0] != item.place_id]
    for item in elsewhere:
        item.place_id = moved[item.place_id or 0]
    OrderItem.objects.bulk_update(elsewhere, ["place"])
    OrderItem.objects.filter(pk__in=[item.pk for item in seated]).update(sold_at=now)


class _PlacesGone(Exception):
    """Rolls the savepoint back where one event's places can't be taken."""


def _free(order: Order, now: datetime) -> None:
    places = list(order.items.exclude(place=None).order_by("place_id").values_list("place_id", flat=True))
    owning.give_back(order_holder=order.holder, place_ids=places, now=now)


def _refuse_illegal(at: str, to: Status) -> None:
    if to not in NEXT[at]:
        raise IllegalTransition(NEXT[at])


def _move(order: Order, to: Status, *, actor: str, now: datetime) -> None:
    """The one place where an order changes state. The caller holds its row."""
    _refuse_illegal(order.status, to)
    before, order.status = order.status, to
    setattr(order, MOMENT_OF[to], now)
    order.save(update_fields=["status", MOMENT_OF[to]])
    audit.record(
        actor=actor,
        action=f"order.{to.lower()}",
        obj=("order", order.code),
        now=now,
        before={"status": before},
        after={"status": to},
    )
