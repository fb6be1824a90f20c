"""What happened to places, for those above."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacesFreed:
    """Places of an event are free again by an act (release, expiry, refund), not by mere lapse of a hold."""

    event_id: int
    codes: list[str]
