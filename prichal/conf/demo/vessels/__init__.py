"""The demo's eight vessels: what each is, what it carries, and its deck plan. One file per vessel."""

from datetime import datetime
from types import ModuleType

from prichal.conf.demo.drawing import CATEGORIES
from prichal.conf.demo.vessels import assol, baltika, ladoga, meteor, nordvest, sinkopa, volna, zimorodok
from prichal.conf.demo.vessels.facts import VesselFacts
from prichal.fleet import services
from prichal.fleet.models import Vessel

_MODULES: tuple[ModuleType, ...] = (ladoga, volna, zimorodok, baltika, meteor, assol, sinkopa, nordvest)
VESSELS: dict[str, VesselFacts] = {module.FACTS.slug: module.FACTS for module in _MODULES}


def write_categories() -> None:
    """The classes of seats of all plans, ashore too."""
    for position, (code, (title, sign)) in enumerate(CATEGORIES.items()):
        services.write_seat_category(code=code, title=title, sign=sign, position=position)


def write_vessels(*, now: datetime) -> dict[str, Vessel]:
    """All of them, by slug; a plan is drawn only where there is none yet, because sold sailings keep theirs."""
    return {slug: _write(facts, now) for slug, facts in VESSELS.items()}


def _write(facts: VesselFacts, now: datetime) -> Vessel:
    vessel = services.write_vessel(
        slug=facts.slug,
        name=facts.name,
        description=facts.description,
        passenger_max=facts.passenger_max,
        turnaround_minutes=facts.turnaround_minutes,
        seating=facts.seating,
        general_capacity=facts.general_capacity,
    )
    if not vessel.seat_plans.exists():
        services.publish_seat_plan(vessel=vessel, sections=facts.sections, now=now)
    return vessel
