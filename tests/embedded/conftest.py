"""What the tests of the embedded set-up share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from embedded.children import end
from embedded.servers import Server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "logs").mkdir()
    return tmp_path


@pytest.fixture
def started() -> Iterator[list[Server]]:
    """Servers put here are ended with the test."""
    servers: list[Server] = []
    yield servers
    for server in servers:
        if server.process:
            end([server.process], server.farewell, within=10)
