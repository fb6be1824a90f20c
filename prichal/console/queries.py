"""What the console's pages show: orders with everything the apps below know of them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from prichal.catalog.models import Event
from prichal.kernel import policy
from prichal.kernel.models import AuditEntry
from prichal.notifications.models import Mail
from prichal.notifications.queries import mails_about
from prichal.orders.models import OrderItem
from prichal.orders.queries import OrderCard, OrderRow, order_by_code, order_card
from prichal.payments.models import Payment, Refund
from prichal.payments.rules import RefundStatus
from prichal.staff.models import StaffMember
from prichal.staff.rules import Action, Section
from prichal.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class ListedOrder:
    """One line of the list: the order, what it is for, in which zone its times are told."""

    row: OrderRow
    titles: list[str]
    places: int
    sailing: Event
    """The first to leave."""

    @property
    def zone(self) -> str:
        return self.sailing.timezone


@dataclass(frozen=True, slots=True)
class SoldItem:
    """One place of an order and its ticket, if there is one yet."""

    item: OrderItem
    ticket: Ticket | None


@dataclass(frozen=True, slots=True)
class Sailing:
    """One sailing of an order and the places on it."""

    event: Event
    items: list[SoldItem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of the trail; `who` is the name of a person where a person did it, else the actor's code."""

    at: datetime
    who: str
    action: str
    kopecks: int | None


@dataclass(frozen=True, slots=True)
class OrderFile:
    """Everything about one order that this person may see; None stands for what they may not."""

    card: OrderCard
    zone: str
    sailings: list[Sailing]
    payments: list[Payment]
    mails: list[Mail]
    refunds: list[Refund] | None
    trail: list[Deed] | None
    shows_contacts: bool

    @property
    def language(self) -> str:
        """The buyer's language by its own name."""
        return dict(settings.LANGUAGES).get(self.card.order.language, self.card.order.language)

    @property
    def waits_by_hand(self) -> bool:
        """Whether money must be given back by people."""
        return any(refund.status == RefundStatus.MANUAL for refund in self.refunds or [])


def event_by_ref(ref: str) -> Event | None:
    """A sailing by its number or slug."""
    return Event.objects.filter(**({"pk": int(ref)} if _is_id(ref) else {"slug": ref})).first()


def _is_id(ref: str) -> bool:
    return ref.isascii() and ref.isdigit() and len(ref) < 19  # bigint


def listed(rows: Collection[OrderRow]) -> list[ListedOrder]:
    """The rows with their sailings, in one query for all."""
    items: dict[int, list[OrderItem]] = {row.order.pk: [] for row in rows}
    found = OrderItem.objects.filter(order_id__in=items).select_related("event__product", "event__pier", "event__venue")
    for item in found.order_by("order_id", "position"):
        items[item.order_id].append(item)
    return [
        ListedOrder(
            row=row,
            titles=list(dict.fromkeys(item.event.product.title for item in items[row.order.pk])),
            places=len(items[row.order.pk]),
            sailing=min((item.event for item in items[row.order.pk]), key=lambda event: (event.starts_at, event.pk)),
        )
        for row in rows
    ]


def order_file(*, code: str, member: StaffMember, now: datetime) -> OrderFile | None:
    """One order for this person, in a fixed number of queries. None where there is no such order."""
    order = order_by_code(code)
    if order is None:
        return None
    card = order_card(order, now=now)
    payments = list(Payment.objects.filter(order=order).defer("request").order_by("created_at", "id"))
    may_see_refunds = policy.may(member, Section.REFUNDS, Action.VIEW)
    return OrderFile(
        card=card,
        zone=card.items[0].event.timezone,
        sailings=_sailings(card),
        payments=payments,
        mails=mails_about(str(order.pk)),
        refunds=_refunds(order.pk) if may_see_refunds else None,
        trail=_trail(order.code) if policy.may(member, Section.AUDIT, Action.VIEW) else None,
        shows_contacts=policy.may(member, Section.CUSTOMERS, Action.VIEW),
    )


def _sailings(card: OrderCard) -> list[Sailing]:
    tickets = {ticket.item_id: ticket for ticket in Ticket.objects.filter(item__order=card.order)}
    by_event: dict[int, Sailing] = {}
    for item in card.items:
        sailing = by_event.setdefault(item.event_id, Sailing(item.event))
        sailing.items.append(SoldItem(item, tickets.get(item.pk)))
    return list(by_event.values())


def _refunds(order_id: int) -> list[Refund]:
    refunds = Refund.objects.filter(payment__order=order_id).select_related("payment").defer("request")
    return list(refunds.defer("payment__request").order_by("created_at", "id"))


def _trail(code: str) -> list[Deed]:
    entries = list(AuditEntry.objects.filter(object_type="order", object_id=code).order_by("id"))
    names = _names_of({entry.actor for entry in entries})
    return [
        Deed(entry.at, names.get(entry.actor, entry.actor), entry.action, entry.after.get("kopecks"))
        for entry in entries
    ]


def _names_of(actors: set[str]) -> dict[str, str]:
    numbers = [int(actor.removeprefix("staff:")) for actor in actors if actor.startswith("staff:")]
    return {member.actor: member.name for member in StaffMember.objects.filter(pk__in=numbers)}
