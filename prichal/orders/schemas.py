"""Shapes of quotes and orders on the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StrictBool, StringConstraints

from prichal.kernel.money import Money
from prichal.kernel.schemas import In, Out, SessionId, Text, Whole
from prichal.orders.access import access_token
from prichal.orders.queries import OrderCard
from prichal.orders.quotes import Line
from prichal.orders.rules import VAT_WORDS, RefundShown, Status, VatWord

Tag = Annotated[Text, StringConstraints(max_length=200)]


class ItemIn(In):
    event_id: str = Field(max_length=80)
    seat_code: str | None = Field(None, max_length=20)
    ticket_type: str = Field(max_length=20)
    quantity: Whole = Field(1, ge=1, le=100)
    attendee: Text = Field("", max_length=200)

    def line(self) -> Line:
        return Line(self.event_id, self.ticket_type, self.seat_code, self.quantity, self.attendee)


class QuoteIn(In):
    session_id: SessionId
    promo_code: str | None = Field(None, max_length=40)
    items: list[ItemIn] = Field(min_length=1, max_length=100)


class CustomerIn(In):
    full_name: Text = Field(max_length=400)
    email: str = Field(max_length=320)
    phone: str = Field(max_length=60)


class ConsentsIn(In):
    offer: StrictBool
    personal_data: StrictBool
    marketing: StrictBool = False


class OrderIn(In):
    session_id: SessionId
    hold_id: UUID | None = None
    hold_ids: list[UUID] | None = Field(None, max_length=20)
    items: list[ItemIn] = Field(min_length=1, max_length=100)
    customer: CustomerIn
    promo_code: str | None = Field(None, max_length=40)
    expected_total: Whole | None = Field(None, ge=0)
    consents: ConsentsIn
    utm: dict[Tag, Tag] | None = Field(None, max_length=20, description="The latest campaign's marks.")
    first_utm: dict[Tag, Tag] | None = Field(None, max_length=20, description="The first campaign's marks.")

    def holds(self) -> list[UUID] | None:
        return self.hold_ids if self.hold_ids is not None else ([self.hold_id] if self.hold_id else None)

    def expected(self) -> Money | None:
        return None if self.expected_total is None else Money(self.expected_total)


class LineVat(Out):
    mode: VatWord
    rate: int
    amount: int


class QuoteLineOut(Out):
    event_id: str
    seat_code: str | None
    ticket_type: str
    title: str
    category: str | None
    quantity: int
    unit_price: int
    price: int
    vat: LineVat


class QuoteOut(Out):
    lines: list[QuoteLineOut]
    total_price: int
    vat_amount: int
    hold_ids: list[str]
    expires_at: datetime


class OrderItemOut(Out):
    event_id: str
    slug: str
    title: str
    starts_at: datetime
    seat_code: str | None
    category: str | None
    ticket_type: str
    ticket_title: str
    attendee: str
    price: int
    vat: LineVat
    refundable_until: datetime


class OrderCustomerOut(Out):
    full_name: str
    email: str
    phone: str


class OrderOut(Out):
    id: str
    status: Status
    total_price: int
    vat_amount: int
    currency: Literal["RUB"] = "RUB"
    placed_at: datetime
    payment_deadline: datetime
    paid_at: datetime | None
    payment_id: str | None
    payment_status: str | None
    refund_status: RefundShown
    refund_pending: int
    refundable: bool
    refundable_until: datetime
    customer: OrderCustomerOut
    items: list[OrderItemOut]
    access_token: str


def order_out(card: OrderCard) -> OrderOut:
    """The order for its owner; moments in the pier's zone."""
    order, zone = card.order, card.zone
    return OrderOut(
        id=order.code,
        status=card.status,
        total_price=order.total.kopecks,
        vat_amount=card.vat.kopecks,
        placed_at=order.placed_at.astimezone(zone),
        payment_deadline=order.payment_deadline.astimezone(zone),
        paid_at=order.paid_at.astimezone(zone) if order.paid_at else None,
        payment_id=order.payment_id or None,
        payment_status=order.payment_status or None,
        refund_status=card.refund_status,
        refund_pending=order.refund_pending.kopecks,
        refundable=card.status == Status.PAID and card.refund_status == "none" and card.now <= card.refundable_until,
        refundable_until=card.refundable_until.astimezone(zone),
        customer=OrderCustomerOut(full_name=order.contact_name, email=order.contact_email, phone=order.contact_phone),
        items=[
            OrderItemOut(
                event_id=str(item.event_id),
                slug=item.event.slug,
                title=item.event.product.title,
                starts_at=item.event.starts_at.astimezone(zone),
                seat_code=item.seat_code or None,
                category=item.category or None,
                ticket_type=item.ticket_type.code,
                ticket_title=item.ticket_type.title,
                attendee=item.attendee,
                price=item.price.kopecks,
                vat=LineVat(mode=VAT_WORDS[item.vat_mode], rate=item.vat_rate, amount=item.vat.kopecks),
                refundable_until=item.refundable_until.astimezone(zone),
            )
            for item in card.items
        ],
        access_token=access_token(order),
    )
