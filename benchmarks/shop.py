"""An own copy of the product for one measurement, and the bare views on the same server beside it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from typing import Any

import psycopg

from benchmarks.copy import READY
from embedded.children import end, launch, leashed
from embedded.folder import MARK
from embedded.plan import ROOT, Plan, prichal
from embedded.settings import HOST, Ports

FIRST_PORT = 26_000
NEIGHBOURS = 7  # five of the shop, one of the bare views, one of a web process of a measurement's own
SECONDS_TO_START = 120.0
SECONDS_TO_STOP = 30.0
HOME = "/"
FULL_SEASON = 15_000  # sailings
DEMO_DAYS = "3"  # enough for every page; the rest would only make the start longer
BARE = {"DJANGO_SETTINGS_MODULE": "benchmarks.bare.settings"}


@dataclass(frozen=True)
class Shop:
    """A running copy: `web` is the port of its web processes, `bare` that of the bare views, `spare` nobody's yet."""

    web: int
    bare: int
    spare: int
    plan: Plan
    bare_pid: int

    @property
    def sandbox(self) -> int:
        """The port of the outside world, where the shop sells."""
        return self.web - 1

    def cpu_seconds(self) -> tuple[float, float]:
        """Processor time spent so far by the web processes and by the bare ones."""
        return spent_by(listening_granian(self.web)), spent_by(self.bare_pid)

    def spent(self) -> dict[str, float]:
        """Processor seconds so far by each of the copy's programs and by its database."""
        found = {program.name: running(program.argv, self.plan.folder) for program in self.plan.programs}
        seconds = {name: spent_by(pid) for name, pid in found.items() if pid}
        return {**seconds, "database": spent_by(self.postmaster())}

    def postmaster(self) -> int:
        """The process whose children serve the database's connections."""
        return int((self.plan.folder / "postgres/postmaster.pid").read_text().split()[0])

    def learn(self) -> None:
        """Let the database look at its tables, as it does by itself every minute."""
        with psycopg.connect(self.plan.environment["DATABASE_URL"], autocommit=True) as connection:
            connection.execute("ANALYZE")

    def python(self, module: str, *words: str) -> Any:
        """What a module prints as JSON when it runs with this shop's settings."""
        argv = [sys.executable, "-m", module, *words]
        done = subprocess.run(argv, env=dict(self.plan.environment), cwd=ROOT, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)


@contextmanager
def running_shop(first_port: int = FIRST_PORT, *, demo: bool = True, sells: bool = False) -> Iterator[Shop]:
    """A copy in a temporary folder, ended afterwards. Raises RuntimeError with its words if it can't start.

    With the first days of the demo season, or without anything; where it `sells`, with sandbox, front and worker.
    """
    given = {"PRICHAL_DEMO_DAYS": DEMO_DAYS, **os.environ}
    with tempfile.TemporaryDirectory(prefix="prichal-bench-") as name:
        folder, port = Path(name), free_neighbours(first_port)
        words = [*([] if demo else ["empty"]), *(["selling"] if sells else [])]
        argv = [sys.executable, "-m", "benchmarks.copy", str(port), str(folder / "data"), *words]
        log = folder / "shop.log"
        with child(argv, log=log, farewell=signal.SIGINT, environment=given) as shop:
            wait_for(READY, log, shop)
            plan, bare = prichal(folder / "data", Ports(port), given), port + 5
            with another_web(plan, bare, log=folder / "bare.log", **BARE) as granian:
                wait_until_it_answers(bare, "/constant/1")
                yield Shop(port + 2, bare, bare + 1, plan, granian.pid)


@contextmanager
def another_web(plan: Plan, port: int, *, log: Path, **settings: str) -> Iterator[Popen[bytes]]:
    """The very command of the web processes at another port, with some settings of its own."""
    environment = {**plan.environment, "METRICS_DIR": "", **settings}
    with child(web_argv(plan, port), log=log, environment=environment) as granian:
        yield granian


def web_argv(plan: Plan, port: int) -> list[str]:
    web = next(program for program in plan.programs if program.name == "web")
    place = web.argv.index("--port") + 1
    return [*web.argv[:place], str(port), *web.argv[place + 1 :]]


@contextmanager
def child(
    argv: list[str], *, log: Path, environment: dict[str, str], farewell: signal.Signals = signal.SIGTERM
) -> Iterator[Popen[bytes]]:
    """A process that ends with this block, or with us."""
    process = launch(leashed(argv, farewell), log=log, env=environment, folder=ROOT)
    try:
        yield process
    finally:
        end([process], farewell, within=SECONDS_TO_STOP)


def wait_for(words: str, log: Path, process: Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while words not in log.read_text():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the copy did not start:\n{log.read_text()}")
        time.sleep(0.1)


def wait_until_it_answers(port: int, path: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        with suppress(OSError):
            fetch(port, path)
            return
        time.sleep(0.1)
    raise RuntimeError(f"nobody answers at {HOST}:{port}{path}")


def fetch(port: int, path: str) -> bytes:
    """The body of a page. Raises RuntimeError unless it is a 200."""
    connection = http.client.HTTPConnection(HOST, port, timeout=20)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    return body


def free_neighbours(first: int) -> int:
    """The first of so many free ports in a row."""
    for port in range(first, first + 1000, NEIGHBOURS):
        if all(is_free(port + n) for n in range(NEIGHBOURS)):
            return port
    raise RuntimeError(f"no {NEIGHBOURS} free ports in a row from {first} on")


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex((HOST, port)) != 0


def listening_granian(port: int) -> int:
    """The process that was told to serve this port."""
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (entry / "cmdline").read_bytes().split(b"\0")
            if b"granian" in words and str(port).encode() in words:
                return int(entry.name)
    raise RuntimeError(f"no server was told to serve port {port}")


def running(argv: list[str], folder: Path) -> int | None:
    """The process that runs this very command for the copy in this folder."""
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            ours = f"{MARK}={folder}".encode() in (entry / "environ").read_bytes().split(b"\0")
            if ours and (entry / "cmdline").read_text().split("\0")[:-1] == argv:
                return int(entry.name)
    return None


def spent_by(pid: int) -> float:
    """Processor seconds of a process and its children, those still running."""
    pids = [str(pid), *Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    ticks = 0
    for one in pids:
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
