"""Reads of events and places."""

from prichal.inventory.queries.cards import (
    EventCard,
    EventName,
    ProductCard,
    RouteCard,
    SpotCard,
    event_card,
    event_named,
    event_of,
    event_to_buy,
)
from prichal.inventory.queries.days import DaySummary, event_days
from prichal.inventory.queries.filters import EventFilter
from prichal.inventory.queries.holds import Held, open_hold, places_left
from prichal.inventory.queries.listing import EventPage, list_events
from prichal.inventory.queries.products import (
    NextEvent,
    ProductListCard,
    ProductPage,
    ProductWhole,
    list_products,
    product_card,
    product_cards,
)
from prichal.inventory.queries.seatmaps import (
    Layout,
    LayoutDeck,
    LayoutRow,
    LayoutSeat,
    PriceRow,
    SeatMap,
    SeatStates,
    price_rows,
    seat_layout,
    seat_map,
    seat_states,
)

__all__ = [
    "DaySummary",
    "EventCard",
    "EventFilter",
    "EventName",
    "EventPage",
    "Held",
    "Layout",
    "LayoutDeck",
    "LayoutRow",
    "LayoutSeat",
    "NextEvent",
    "PriceRow",
    "ProductCard",
    "ProductListCard",
    "ProductPage",
    "ProductWhole",
    "RouteCard",
    "SeatMap",
    "SeatStates",
    "SpotCard",
    "event_card",
    "event_days",
    "event_named",
    "event_of",
    "event_to_buy",
    "list_events",
    "list_products",
    "open_hold",
    "places_left",
    "price_rows",
    "product_card",
    "product_cards",
    "seat_layout",
    "seat_map",
    "seat_states",
]
