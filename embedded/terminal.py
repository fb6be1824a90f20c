"""What the person at the terminal reads."""

import time
from contextlib import suppress


def say(line: str) -> None:
    """One line, if there still is a terminal."""
    with suppress(OSError):
        print(line, flush=True)


def report(label: str, begun: float) -> None:
    """How long something took since `begun` (time.monotonic)."""
    say(f"  {label:<14}{time.monotonic() - begun:5.1f} s")
