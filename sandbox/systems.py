"""What every played system offers to the sandbox around it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from starlette.routing import BaseRoute


class System(Protocol):
    """One outside system: its own addresses, its named faults, what it believes, and its background work."""

    @property
    def name(self) -> str: ...

    @property
    def faults(self) -> Mapping[str, str]:
        """Name → what it does, in words for people."""

    def routes(self) -> Sequence[BaseRoute]: ...

    def book(self, limit: int = -1) -> dict[str, list[Any]]:
        """What it believes, newest first, `limit` rows of each kind (below 0: all)."""

    async def run(self) -> None:
        """Work in the background until cancelled."""
