"""How a measurement is shown: a table for people, then one JSON object as the last line."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.openload import Timing

HEAD = f"{'':<24}{'most/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}   at a constant rate"


@dataclass(frozen=True)
class Row:
    """`most`: requests/s in a closed loop. `timing`: latencies at a constant rate, where they were measured."""

    label: str
    most: float
    timing: Timing | None = None

    def __str__(self) -> str:
        line = f"{self.label:<24}{self.most:>9.0f}"
        if self.timing is None:
            return line
        latencies = "".join(f"{self.timing.milliseconds(share):>9.1f}" for share in (0.5, 0.95, 0.99))
        doubt = "" if self.timing.trusted else "  (the generator was late: not to be trusted)"
        return f"{line}{latencies}   {self.timing.rate:.0f}/s{doubt}"


@dataclass(frozen=True)
class Result:
    """One measurement: lines of a table, a summary, and figures, of which `ratio` and `aim` are the usual summary."""

    name: str
    rows: Sequence[object]
    figures: dict[str, object]
    head: str = HEAD
    summary: str = ""

    def __str__(self) -> str:
        summary = self.summary or f"ratio {self.figures['ratio']}, aim ≥ {self.figures['aim']}"
        lines = [
            *([self.head] if self.head else []),
            *map(str, self.rows),
            summary,
            json.dumps({"bench": self.name, **self.figures}),
        ]
        return "\n".join(lines)
