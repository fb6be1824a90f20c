"""The client for outside systems: time limits on every call, one kept connection pool, never inside a transaction."""

from typing import Any

import httpx

from prichal.kernel import tx
from prichal.kernel.logs import current_trace, new_trace


class Unreachable(Exception):
    """The outsider gave no answer (connection, time limit): whether it acted is unknown."""


class Outside:
    """HTTP to one outside system. `send` returns the answer whatever its status; no retries of its own."""

    def __init__(self, *, base_url: str, timeout: float, auth: tuple[str, str] | None = None) -> None:
        limits = httpx.Limits(max_connections=20, max_keepalive_connections=10)
        self._client = httpx.Client(
            base_url=base_url,
            auth=auth,
            limits=limits,
            timeout=httpx.Timeout(timeout, connect=min(5.0, timeout)),
            trust_env=False,
        )

    def send(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        patience: float | None = None,
    ) -> httpx.Response:
        """One request. `patience` in seconds replaces the client's own. Raises Unreachable where no answer came."""
        with tx.outside():
            limit: dict[str, Any] = {} if patience is None else {"timeout": patience}
            try:
                traced = {**(headers or {}), "X-Request-ID": current_trace() or new_trace()}
                return self._client.request(method, path, content=body, headers=traced, **limit)
            except httpx.HTTPError as problem:
                raise Unreachable(f"{method} {path}: {type(problem).__name__}") from problem

    def close(self) -> None:
        """Let the kept connections go."""
        self._client.close()
