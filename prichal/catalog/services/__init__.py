"""Actions on the catalogue, by what they change."""

from prichal.catalog.services.events import (
    EventDraft,
    draft_event,
    draft_events,
    event_slug,
    open_sales,
    pause_sale,
    resume_sale,
    seat_event,
)
from prichal.catalog.services.policies import OWNERS_POLICY, owners_policy, write_refund_policy
from prichal.catalog.services.prices import publish_price_list
from prichal.catalog.services.products import write_product, write_ticket_types
from prichal.catalog.services.sellers import change_vat, write_seller, write_vat_rate

__all__ = [
    "OWNERS_POLICY",
    "EventDraft",
    "change_vat",
    "draft_event",
    "draft_events",
    "event_slug",
    "open_sales",
    "owners_policy",
    "pause_sale",
    "publish_price_list",
    "resume_sale",
    "seat_event",
    "write_product",
    "write_refund_policy",
    "write_seller",
    "write_ticket_types",
    "write_vat_rate",
]
