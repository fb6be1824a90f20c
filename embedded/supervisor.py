"""Starts what a plan names, keeps it running, and ends it in order."""

import http.client
import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from subprocess import Popen
from types import FrameType

from embedded.children import end, kill_group, last_words, launch, leashed
from embedded.errors import CannotStart
from embedded.folder import end_leftovers, set_logs_aside
from embedded.plan import Plan, Program
from embedded.postgres import Postgres
from embedded.servers import Server
from embedded.settings import HOST
from embedded.steps import Preparation
from embedded.terminal import report, say

TICK = 0.1  # seconds between two looks at the children
SECONDS_TO_BE_READY = 90
SECONDS_TO_FINISH = 12  # above the 10 s that web may take over its last requests
SHORTEST_PAUSE = 0.5  # before a child that died is started again; doubles up to the longest
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60  # a child that lived this long starts with the shortest pause again


class Interrupted(Exception):
    """Somebody asked us to stop."""


class Command:
    """A program of the plan, as something that can be started and watched."""

    farewell = signal.SIGTERM

    def __init__(self, program: Program, plan: Plan) -> None:
        self.name = program.name
        self.log = plan.folder / f"logs/{program.name}.log"
        self.leaves_last = program.leaves_last
        self.process: Popen[bytes] | None = None
        self._argv = leashed(program.argv, self.farewell)
        self._plan = plan

    def start(self) -> None:
        self.process = launch(self._argv, log=self.log, env=self._plan.environment, folder=self._plan.root)


@dataclass
class Watched:
    """A running child and what we know about its steadiness."""

    child: Server
    started_at: float
    pause: float = SHORTEST_PAUSE
    due_at: float | None = None  # when it is to be started again


class Supervisor:
    """Runs one plan from its first process to its last."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.commands = [Command(program, plan) for program in plan.programs]
        self.interrupted = 0  # times somebody asked us to stop

    def run(self) -> None:
        """Start everything, keep it running until interrupted, end everything. Raises CannotStart."""
        with self._listening():
            try:
                self._start()
                self._watch()
            except Interrupted:
                say("Stopping …")
            finally:
                self._end()
        say("Stopped.")

    def _start(self) -> None:
        begun = time.monotonic()
        end_leftovers(self.plan.folder)
        set_logs_aside(self.plan.folder)
        for port in self.plan.ports:
            require_free(port)
        for server in self.plan.servers:
            with self._timed(server.name):
                server.start()
                if isinstance(server, Postgres):
                    server.create_database(self.plan.database)
        Preparation(self.plan).run(self._breathe)
        with self._timed("processes"):
            for command in self.commands:
                command.start()
            self._wait_until_ready()
        say(f"{self.plan.banner} ({time.monotonic() - begun:.1f} s; Ctrl-C stops it)")

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_BE_READY
        while not answers_ready(self.plan.ready_port):
            self._breathe()
            for command in self.commands:
                if command.process and command.process.poll() is not None:
                    raise CannotStart(f"{command.name} ended at once: {last_words(command.log)} (see {command.log})")
            if time.monotonic() > deadline:
                logs = self.plan.folder / "logs"
                raise CannotStart(f"The shop was not ready after {SECONDS_TO_BE_READY} seconds, see {logs}.")

    def _watch(self) -> None:
        """Start again whatever dies, until interrupted."""
        now = time.monotonic()
        children: list[Server] = [*self.plan.servers, *self.commands]
        watched = [Watched(child, started_at=now) for child in children]
        while True:
            self._breathe()
            for one in watched:
                revive(one, now=time.monotonic())

    def _end(self) -> None:
        """End what was started, users before what they use. A second Ctrl-C leaves commands no time."""
        users = [command for command in self.commands if not command.leaves_last]
        used = [command for command in self.commands if command.leaves_last]
        stages: list[list[Server]] = [[*users], [*used]]
        stages += [[server] for server in reversed(self.plan.servers)]
        for stage in stages:
            processes = [child.process for child in stage if child.process]
            if processes:
                impatient = self.interrupted > 1 and isinstance(stage[0], Command)
                end(processes, stage[0].farewell, within=0 if impatient else SECONDS_TO_FINISH)

    def _breathe(self) -> None:
        """Wait for a moment. Raises Interrupted when we are asked to stop."""
        time.sleep(TICK)
        if self.interrupted:
            raise Interrupted

    @contextmanager
    def _timed(self, label: str) -> Iterator[None]:
        begun = time.monotonic()
        yield
        report(label, begun)

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Count Ctrl-C, `kill` and the end of the terminal instead of dying of them."""

        def count(number: int, frame: FrameType | None) -> None:
            self.interrupted += 1

        asked = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = [signal.signal(number, count) for number in asked]
        try:
            yield
        finally:
            for number, handler in zip(asked, before, strict=True):
                signal.signal(number, handler)


def revive(one: Watched, *, now: float) -> None:
    """Notice a death, and after a pause that grows with every early death start the child again."""
    process = one.child.process
    if one.due_at is not None:
        if now >= one.due_at:
            one.due_at, one.started_at = None, now
            with suppress(CannotStart):  # it is dead then, which the next look notices
                one.child.start()
    elif process and process.poll() is not None:
        kill_group(process)  # what it started itself must not keep its port or its place
        one.pause = SHORTEST_PAUSE if now - one.started_at > STEADY_SECONDS else one.pause
        again = f"starting it again in {one.pause:g} s (see {one.child.log})"
        say(f"{one.child.name} {how_it_ended(process)}, {again}")
        one.due_at = now + one.pause
        one.pause = min(one.pause * 2, LONGEST_PAUSE)


def how_it_ended(process: Popen[bytes]) -> str:
    code = process.returncode
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"


def require_free(port: int) -> None:
    """Raises CannotStart, naming the port, when somebody else listens on it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # sockets of past connections are no obstacle
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} can't be used ({os.strerror(error.errno or 0).lower()}): "
                "choose another --port, it and the next four must be free."
            ) from None


def answers_ready(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
