"""Reads of events and places."""

from prichal.inventory.queries.cards import EventCard, EventName, event_card, event_named, event_of
from prichal.inventory.queries.holds import Held, open_hold, places_left
from prichal.inventory.queries.listing import DaySummary, EventFilter, EventPage, event_days, list_events
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
    "PriceRow",
    "SeatMap",
    "SeatStates",
    "event_card",
    "event_days",
    "event_named",
    "event_of",
    "list_events",
    "open_hold",
    "places_left",
    "price_rows",
    "seat_layout",
    "seat_map",
    "seat_states",
]
