"""The two servers every process of the shop talks to, and their addresses as settings."""

import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from typing import Protocol

from embedded.children import end
from embedded.postgres import CARELESS, Postgres
from embedded.redis import Redis

DATABASE = "prichal"
SECONDS_TO_LEAVE = 15


class Server(Protocol):
    """Something the supervisor can start, watch and end."""

    name: str
    log: Path
    farewell: signal.Signals
    process: Popen[bytes] | None

    def start(self) -> None: ...


def servers_for(folder: Path, given: Mapping[str, str], *, durable: bool = True) -> list[Postgres | Redis]:
    """Those of the two that the settings already `given` do not replace, in starting order."""
    servers: list[Postgres | Redis] = []
    if not given.get("DATABASE_URL"):
        servers.append(Postgres(folder, folder / "logs/postgres.log", {} if durable else CARELESS))
    if not (given.get("REDIS_URL") and given.get("BROKER_URL")):
        servers.append(Redis(folder, folder / "logs/redis.log", durable))
    return servers


def addresses(servers: list[Postgres | Redis], given: Mapping[str, str]) -> dict[str, str]:
    """DATABASE_URL, REDIS_URL and BROKER_URL: the given ones, else the embedded servers'."""
    found: dict[str, str] = {}
    for server in servers:
        match server:
            case Postgres():
                found["DATABASE_URL"] = server.url(DATABASE)
            case Redis():
                found |= {"REDIS_URL": server.url(), "BROKER_URL": server.broker_url()}
    names = ("DATABASE_URL", "REDIS_URL", "BROKER_URL")
    return found | {name: given[name] for name in names if given.get(name)}


@contextmanager
def running(folder: Path) -> Iterator[dict[str, str]]:
    """Both servers for a while, quick and careless with their data, for tests. Gives their addresses."""
    (folder / "logs").mkdir(parents=True, exist_ok=True)
    servers = servers_for(folder, {}, durable=False)
    try:
        for server in servers:
            server.start()
        yield addresses(servers, {})
    finally:
        for server in reversed(servers):
            if server.process:
                end([server.process], server.farewell, within=SECONDS_TO_LEAVE)
