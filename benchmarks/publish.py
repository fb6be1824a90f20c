"""`script/bench publish`: a season of 15 000 sailings with 2 million places drafted and put on sale.

With every constraint on and a database that keeps what it commits. Aim: at most 60 s.
"""

from benchmarks.report import Result
from benchmarks.shop import FULL_SEASON, Shop

AIM_SECONDS = 60
DEMO = False


def measure(shop: Shop, *, sailings: int = FULL_SEASON) -> Result:
    told = shop.python("benchmarks.season", str(sailings))
    seconds, places = told["seconds"], told["places"]
    figures = {
        "sailings": told["sailings"],
        "places": places,
        "days": len(told["days"]),
        "seconds": seconds,
        "aimSeconds": AIM_SECONDS,
        "placesPerSecond": round(places / seconds) if seconds else 0,
        "rowsSeconds": told["rowsSeconds"],
    }
    rows = [f"{told['sailings']} sailings on {len(told['days'])} days, {places} places: {seconds} s"]
    summary = f"{seconds} s, aim ≤ {AIM_SECONDS} s for {FULL_SEASON} sailings"
    return Result("publish", rows, figures, head="", summary=summary)
