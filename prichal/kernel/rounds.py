"""Rounds: what is done again and again with nothing but the database, whatever becomes of broker and workers.

Apps add theirs in `ready`; the relay's process runs them, each in a thread of its own.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread
from typing import Protocol

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

log = logging.getLogger(__name__)
SHORTEST_REST = 0.05  # seconds between a round longer than its period and the next
REST_AFTER_FAILURE = 0.5
SECONDS_TO_FINISH = 5.0


class Action(Protocol):
    """A service that may run in several processes at once, and twice."""

    def __call__(self, *, now: datetime) -> object: ...


@dataclass(frozen=True, slots=True)
class Round:
    """An action and the seconds between two beginnings of it."""

    name: str
    action: Action
    every: float


_rounds: dict[str, Round] = {}


def add(name: str, action: Action, *, every: float) -> None:
    """Called in an app's `ready`. Raises ValueError where the name is taken."""
    if name in _rounds:
        raise ValueError(f"two rounds are called {name}")
    _rounds[name] = Round(name, action, every)


@contextmanager
def running() -> Iterator[None]:
    """All rounds go on until this block ends."""
    stop = Event()
    threads = [Thread(target=_keep, args=(one, stop), name=one.name, daemon=True) for one in _rounds.values()]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(SECONDS_TO_FINISH)


def _keep(one: Round, stop: Event) -> None:
    _leave_the_pool()
    while not stop.is_set():
        begun = time.monotonic()
        rest = REST_AFTER_FAILURE
        try:
            one.action(now=timezone.now())
            rest = max(one.every - (time.monotonic() - begun), SHORTEST_REST)
        except (OperationalError, InterfaceError) as problem:
            log.warning("round %s waits: %s", one.name, type(problem).__name__)
            connection.close()
        except Exception:  # like a worker's loop: whatever an action raises is told, and it has its next turn
            log.exception("round %s failed", one.name)
            connection.close()
        stop.wait(rest)
    connection.close()


def _leave_the_pool() -> None:
    """This thread's connection is its own: after a failure the pool would try again ever more rarely."""
    options = {name: value for name, value in connection.settings_dict["OPTIONS"].items() if name != "pool"}
    connection.settings_dict = {**connection.settings_dict, "OPTIONS": options}
