"""A whole season put on sale, batch by batch, so that it is seen to go on and nothing is lost if it is broken off."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from prichal.catalog.services import EventDraft, draft_events
from prichal.inventory.services.publishing import publish_events

AT_ONCE = 500  # events; each batch is one transaction of about 70 000 places


def publish_season(
    *,
    drafts: Sequence[EventDraft],
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
    at_once: int = AT_ONCE,
) -> int:
    """Draft and publish all of them, in their order; how many. `progress(done, total)` is called after each batch.

    A batch is a transaction of its own, so this runs in no other one: what is done stays, if a later batch is refused
    or the process dies. A repeat is the caller's to plan: it leaves out what is there already. Raises as `draft_events`
    and `publish_events` do, for the whole batch.
    """
    for begin in range(0, len(drafts), at_once):
        batch = drafts[begin : begin + at_once]
        with transaction.atomic(durable=True):
            events = draft_events(batch)
            publish_events(event_ids=[event.pk for event in events], now=now)
        if progress:
            progress(begin + len(batch), len(drafts))
    return len(drafts)
