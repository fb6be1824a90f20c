"""Sailings as visitors meet them: pages read the real clock, so these are days ahead of it."""

from datetime import datetime, timedelta

from django.test import Client
from django.utils import timezone

from prichal.catalog.models import Event, Price, TicketType
from prichal.fleet.models import Seat, SeatCategory
from prichal.kernel.money import Money
from prichal.orders.models import Order
from prichal.storefront.pages.frame import COOKIE
from tests.make import ANNA_SESSION, make_event

BUYER = {
    "action": "pay",
    "fullName": "Анна Ильина",
    "email": "anna@example.com",
    "phone": "+7 921 123-45-67",
    "personalData": "on",
    "repeat": "repeat-0001",
}
TABLE_PRICE = Money(1_800_000)


def coming(*, days: float = 3, minutes: int = 90, **facts) -> Event:
    """On sale now, sailing in so many days; `days` below 0: has left."""
    now = timezone.now()
    starts_at: datetime = now + timedelta(days=days)
    opened = min(now, starts_at) - timedelta(days=2)
    times = {"starts_at": starts_at, "minutes": minutes, "sales_open_at": opened, "sales_close_at": starts_at}
    return make_event(now=opened, **{**times, **facts})


def table_event() -> Event:
    """An event whose seat A-1 is a whole table for four, sold by a ticket of its own."""
    event = coming()
    SeatCategory.objects.create(code="table-4", title="Стол на четверых", sign="◆")
    Seat.objects.filter(plan=event.seat_plan_id, code="A-1").update(
        category="table-4", features=["table", "window"], label="3"
    )
    season = event.price_list.seasons.get()
    for code in ("adult", "child"):  # sold at seats only
        season.prices.filter(ticket_type__code=code).update(category="standard")
    whole = TicketType.objects.create(product=event.product, code="table", title="Стол", persons=4, position=9)
    Price.objects.create(season=season, ticket_type=whole, category="table-4", amount=TABLE_PRICE)
    return event


def visitor(session: str = ANNA_SESSION) -> Client:
    client = Client()
    client.cookies[COOKIE] = session
    return client


def bought(client: Client, event: Event, *, seats: tuple[str, ...] = ("A-1",)) -> Order:
    """Hold, fill in, press the button: as the forms do it."""
    for seat in seats:
        client.post(f"/events/{event.slug}/seatmap", {"lock": seat})
    form = {f"ticket-{seat}": "adult" for seat in seats} | {"expectedTotal": str(150_000 * len(seats))}
    client.post(f"/checkout/{event.slug}", BUYER | form)
    return Order.objects.latest("pk")
