"""What the demo knows of a vessel."""

from collections.abc import Sequence
from dataclasses import dataclass

from prichal.fleet.rules import Seating, SectionDrawing, Texts


@dataclass(frozen=True, slots=True)
class VesselFacts:
    """`general_capacity` is below `passenger_max`, so that infants on laps find room."""

    slug: str
    name: Texts
    description: Texts
    passenger_max: int
    turnaround_minutes: int
    seating: Seating
    general_capacity: int
    sections: Sequence[SectionDrawing]
