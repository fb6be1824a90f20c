"""What is owed and late, in figures: five counts, each through an index or over what is open now."""

from datetime import datetime, timedelta

from django.db.models import Count, Min

from prichal.inventory.models import WaterSeatLock
from prichal.kernel.models import OutboxDelivery
from prichal.kernel.rules import DeliveryState
from prichal.orders.models import OrderItem
from prichal.orders.rules import Status

TICKETS_ARE_LATE = timedelta(minutes=5)
LOOKED_AT = timedelta(days=3)  # orders placed within; older ones have raised their alarm long ago


def read(*, now: datetime) -> dict[str, tuple[str, float]]:
    """Name → (meaning, figure)."""
    due = OutboxDelivery.objects.filter(state=DeliveryState.WAITING, send_at__lte=now).aggregate(
        count=Count("id"), oldest=Min("send_at")
    )
    failed = OutboxDelivery.objects.filter(state=DeliveryState.FAILED).count()
    holds = WaterSeatLock.objects.filter(ended_at=None, expires_at__gt=now).count()
    waiting = (now - due["oldest"]).total_seconds() if due["oldest"] else 0.0
    return {
        "outbox_due": ("Deliveries due and not done.", due["count"]),
        "outbox_oldest_due_seconds": ("How long the oldest of them has been due.", waiting),
        "outbox_failed": ("Deliveries given up, to be replayed by hand.", failed),
        "open_holds": ("Holds running now.", holds),
        "paid_without_tickets": ("Orders paid more than 5 minutes ago without tickets.", paid_without_tickets(now=now)),
    }


def paid_without_tickets(*, now: datetime) -> int:
    """Orders of the last three days paid more than five minutes ago, with a place sold and no ticket for it."""
    late = OrderItem.objects.filter(
        order__status=Status.PAID, order__placed_at__gt=now - LOOKED_AT, order__paid_at__lte=now - TICKETS_ARE_LATE
    )
    return late.filter(sold_at__isnull=False, released_at=None, ticket=None).values("order").distinct().count()
