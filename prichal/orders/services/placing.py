"""Placing an order: held places become the order's own, prices and consents are written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import EmailField
from django.utils.translation import gettext as _

from prichal.catalog.rules import refundable_until
from prichal.customers import services as customers
from prichal.customers.rules import normal_phone
from prichal.inventory.errors import HoldExpired, SalesClosed
from prichal.inventory.models import Place
from prichal.inventory.rules import Channel, holder_of
from prichal.inventory.services import owning
from prichal.kernel import audit, idempotency, outbox
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.ids import public_code
from prichal.kernel.money import Money
from prichal.kernel.tx import operation
from prichal.orders.errors import PriceChanged
from prichal.orders.messages import FreeOrderPlaced, OrderPaid, OrderPlaced
from prichal.orders.models import Order, OrderItem
from prichal.orders.quotes import Line, Quote, quote
from prichal.orders.rules import CONSENT_VERSIONS, RECEIPT_LINES, Attribution, Status
from prichal.orders.services.passengers import refuse_overload

UNKNOWN = Attribution()


@dataclass(frozen=True, slots=True)
class Contact:
    full_name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Consents:
    offer: bool
    personal_data: bool
    marketing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """What a buyer sends to order what the session holds; `address` is the network's, for the log of consents.

    `hold_ids` and `expected_total` are what the buyer was shown: None where it doesn't matter.
    """

    session_id: str
    lines: Sequence[Line]
    customer: Contact
    consents: Consents
    language: str
    hold_ids: Sequence[UUID] | None = None
    expected_total: Money | None = None
    repeat: idempotency.Repeatable | None = None
    attribution: Attribution = UNKNOWN
    address: str | None = None


@operation
def place_order(*, purchase: Purchase, now: datetime) -> Order:
    """Make the order of the session's holds; its places are the order's until `payment_deadline`.

    Raises Invalid (fields named as on the wire), HoldExpired, SalesClosed (the sailing is cancelled or has left while
    its places were held), PriceChanged, VesselFull, and idempotency's refusals. A repeat gives the same order.
    A total of 0 is PAID at once.
    """
    contact = _checked(purchase.customer, purchase.consents)

    def make() -> str:
        priced = quote(session_id=purchase.session_id, lines=purchase.lines, now=now)
        if purchase.hold_ids is not None and set(purchase.hold_ids) != set(priced.hold_ids):
            raise HoldExpired()
        if not all(line.event.is_yet_to_sail(now) for line in priced.lines):
            raise SalesClosed()
        if purchase.expected_total is not None and purchase.expected_total != priced.total:
            raise PriceChanged(priced.wire())
        if len({(line.event.pk, line.ticket_type, line.category) for line in priced.lines}) > RECEIPT_LINES:
            raise Invalid([FieldError("items", _("Слишком много разных билетов: разделите заказ."), "too_many")])
        order = _new_order(priced, contact, purchase, now=now)
        _take_places(order, priced, session_id=purchase.session_id, now=now)
        _remember_consents(order, purchase.consents, address=purchase.address, now=now)
        audit.record(
            actor="customer",
            action="order.placed",
            obj=("order", order.code),
            now=now,
            after={"status": order.status},
        )
        outbox.publish(OrderPlaced(order.pk), now=now)
        if order.status == Status.PAID:
            outbox.publish(FreeOrderPlaced(order.pk), now=now)
            outbox.publish(OrderPaid(order.pk), now=now)
        return str(order.pk)

    return Order.objects.select_related("seller").get(pk=int(idempotency.once(purchase.repeat, make, now=now)))


def _checked(customer: Contact, consents: Consents) -> Contact:
    errors: list[FieldError] = []
    name = " ".join(customer.full_name.split())
    if not 2 <= len(name) <= 200:
        errors.append(FieldError("customer.fullName", _("Напишите имя и фамилию.")))
    email = customer.email.strip()
    try:
        EmailField().clean(email, None)  # as the column wants it: well-formed and not too long
    except ValidationError:
        errors.append(FieldError("customer.email", _("Проверьте адрес почты: на него придут билеты.")))
    phone = ""
    try:
        phone = normal_phone(customer.phone)
    except ValueError:
        errors.append(FieldError("customer.phone", _("Проверьте телефон: например, +7 921 123-45-67.")))
    if not consents.offer:
        errors.append(FieldError("consents.offer", _("Без принятия оферты заказ оформить нельзя."), "required"))
    if not consents.personal_data:
        message = _("Отметьте согласие на обработку персональных данных.")
        errors.append(FieldError("consents.personalData", message, "required"))
    if errors:
        raise Invalid(errors)
    return Contact(name, email, phone)


def _new_order(priced: Quote, contact: Contact, purchase: Purchase, *, now: datetime) -> Order:
    code, came = public_code(), purchase.attribution
    free = not priced.total
    buyer = customers.remember_customer(
        full_name=contact.full_name, email=contact.email, phone=contact.phone, language=purchase.language, now=now
    )
    return Order.objects.create(
        code=code,
        status=Status.PAID if free else Status.LOCKED,
        paid_at=now if free else None,
        seller=priced.seller,
        customer=buyer,
        contact_name=contact.full_name,
        contact_email=contact.email,
        contact_phone=contact.phone,
        language=purchase.language,
        channel=came.channel,
        device=came.device,
        first_utm=dict(came.first_utm),
        last_utm=dict(came.last_utm),
        campaign=came.campaign,
        promo_code=came.promo_code,
        staff_id=came.staff_id,
        team=came.team,
        holder=holder_of("order", code),
        total=priced.total,
        placed_at=now,
        payment_deadline=min(  # nobody pays for what has left
            now + timedelta(seconds=settings.PAYMENT_WINDOW), *(line.event.starts_at for line in priced.lines)
        ),
    )


def _take_places(order: Order, priced: Quote, *, session_id: str, now: datetime) -> None:
    places = owning.take_for_order(
        lock_ids=priced.hold_ids,
        session_holder=holder_of(Channel.SHOP, session_id),
        order_holder=order.holder,
        until=order.payment_deadline,
        now=now,
    )
    items: list[OrderItem] = []
    for line in priced.lines:
        for _one in range(line.quantity):
            place = _place_for(line.seat_code, places[line.event.pk]) if line.type.takes_place else None
            items.append(
                OrderItem(
                    order=order,
                    position=len(items) + 1,
                    event=line.event,
                    place=place,
                    seat_code=line.seat_code,
                    category=line.category,
                    ticket_type=line.type,
                    route_id=line.event.route_id,
                    pier_id=line.event.pier_id,
                    venue_id=line.event.venue_id,
                    vessel_id=line.event.vessel_id,
                    attendee=line.attendee,
                    price=line.unit_price,
                    vat_mode=line.vat_mode,
                    vat_rate=line.vat_rate,
                    vat=line.unit_vat,
                    refundable_until=refundable_until(
                        line.event.starts_at, steps=line.event.product.refund_policy.returned()
                    ),
                    sold_at=order.paid_at if place else None,
                )
            )
    if any(places.values()):
        raise HoldExpired()  # the hold grew between the quote and the lock: nobody pays for those places
    OrderItem.objects.bulk_create(items)
    if order.status == Status.PAID:
        owning.sell(order_holder=order.holder, place_ids=[i.place_id for i in items if i.place_id], now=now)
    refuse_overload(order, events={line.event for line in priced.lines}, now=now)


def _place_for(seat_code: str, places: list[Place]) -> Place:
    """The held place of this seat (or any, where places have no numbers), taken off the list."""
    for i, place in enumerate(places):
        if not seat_code or place.code == seat_code:
            return places.pop(i)
    raise HoldExpired()  # the hold changed between the quote and the lock


def _remember_consents(order: Order, consents: Consents, *, address: str | None, now: datetime) -> None:
    given = {
        "offer": consents.offer,
        "personal_data": consents.personal_data,
        "marketing": consents.marketing,
    }
    customers.record_consents(
        customer_id=order.customer_id,
        consents={kind: CONSENT_VERSIONS[kind] for kind, yes in given.items() if yes},
        address=address,
        page="checkout",
        now=now,
    )
