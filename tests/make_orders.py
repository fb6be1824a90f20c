"""Plain factories for tests of what follows from orders: rows as the services leave them, without their steps."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from prichal.catalog.models import Event, TicketType
from prichal.catalog.rules import vat_of
from prichal.customers.services import remember_customer
from prichal.fleet.models import Seat
from prichal.inventory.models import Place
from prichal.inventory.rules import PlaceStatus
from prichal.kernel.ids import public_code
from prichal.kernel.money import Money
from prichal.orders.models import Order, OrderItem
from prichal.orders.rules import Status
from tests.make import ADULT, CHILD, NOON, make_event, make_general_event, make_venue

AMOUNTS = {"adult": ADULT, "child": CHILD, "infant": Money(0)}


def make_order(
    *,
    event: Event | None = None,
    types: Sequence[str] = ("adult",),
    status: str = Status.PAID,
    language: str = "ru",
    email: str = "anna@example.com",
    now: datetime = NOON,
    **facts,
) -> Order:
    """An order for one place per type (none for infants), the first free ones of `event`; its places are sold."""
    event = event or make_event(seats=max(len(types), 1))
    customer = remember_customer(
        full_name="Анна Ветрова", email=email, phone="+79001234567", language=language, now=now
    )
    moments = {Status.PAID: "paid_at", Status.CANCELLED: "cancelled_at", Status.EXPIRED: "expired_at"}
    order = Order.objects.create(
        **{
            "code": public_code(),
            "status": status,
            "seller": event.product.seller,
            "customer": customer,
            "contact_name": customer.full_name,
            "contact_email": email,
            "contact_phone": customer.phone,
            "language": language,
            "channel": "shop",
            "holder": uuid4(),
            "total": sum((AMOUNTS[code] for code in types), Money(0)),
            "placed_at": now,
            "payment_deadline": now + timedelta(minutes=20),
            **({moments[Status(status)]: now} if status in moments else {}),
            **facts,
        }
    )
    for position, code in enumerate(types):
        add_item(order, event, code, position=position, sold=status == Status.PAID)
    return order


def add_item(order: Order, event: Event, code: str, *, position: int, sold: bool = True, **facts) -> OrderItem:
    """One more line, on the next free place where its type takes one."""
    ticket_type = TicketType.objects.get(product=event.product, code=code)
    place = _take_place(event) if ticket_type.takes_place and sold else None
    price, product = AMOUNTS[code], event.product
    return OrderItem.objects.create(
        **{
            "order": order,
            "position": position,
            "event": event,
            "place": place,
            "seat_code": place.code if place and event.seat_plan_id else "",
            "ticket_type": ticket_type,
            "price": price,
            "vat_mode": product.vat_mode,
            "vat_rate": product.vat_rate,
            "vat": vat_of(price, mode=product.vat_mode, rate=product.vat_rate),
            "refundable_until": event.starts_at - timedelta(hours=24),
            "sold_at": order.placed_at if sold else None,
            **facts,
        }
    )


def make_night_order(**facts) -> Order:
    """An order for a sailing without numbered places that leaves at 00:40 on 4 July, Moscow time."""
    departs = datetime.fromisoformat("2027-07-04T00:40+03:00")
    event = make_general_event(capacity=10, starts_at=departs, minutes=120)
    return make_order(event=event, **facts)


def make_concert_order(**facts) -> Order:
    """An order for a numbered seat in a hall ashore, at 19:00 on 4 June, Moscow time."""
    begins = datetime.fromisoformat("2027-06-04T19:00+03:00")
    return make_order(event=make_event(seats=1, venue=make_venue(), starts_at=begins, minutes=80), **facts)


def make_table_order(**facts) -> Order:
    """An order for a whole table, number 2, whose code is A-1."""
    event = make_event(seats=1)
    Seat.objects.filter(plan=event.seat_plan_id).update(features=["table"], label="2")
    return make_order(event=event, **facts)


def _take_place(event: Event) -> Place:
    place = Place.objects.filter(event=event, status=PlaceStatus.FREE).order_by("pk")[0]
    Place.objects.filter(pk=place.pk).update(status=PlaceStatus.SOLD)
    return place
