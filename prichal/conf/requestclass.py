"""To which of the five classes with their own time limits a request belongs, by its address alone."""

import re

CLASSES = ("catalog", "search", "checkout", "crm", "other")
BASE = r"(/api/v1|/en|/zh)?"
TABLE = (
    ("crm", rf"{BASE}/(admin|crm)(/.*)?"),
    ("search", rf"{BASE}/search"),
    ("checkout", rf"{BASE}/(events/[^/]+/(seatmap|seats/[^/]+|waiting-list)|rentals/[^/]+/lock|waiting-list/[^/]+)"),
    ("checkout", rf"{BASE}/(checkout|quotes|orders|payments)(/.*)?"),
    ("catalog", rf"{BASE}/(events|products|excursions|rentals)(/.*)?"),
    ("catalog", rf"{BASE}/?(offer|privacy|contacts)?"),
)
_patterns = [(name, re.compile(pattern)) for name, pattern in TABLE]


def request_class(path: str) -> str:
    """The first line of TABLE that fits the whole path, else `other`: static files, health, docs, unknown addresses."""
    return next((name for name, pattern in _patterns if pattern.fullmatch(path)), "other")
