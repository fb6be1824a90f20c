"""Child processes that never outlive their parent, and how they are ended."""

import os
import re
import shutil
import signal
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from subprocess import Popen, TimeoutExpired

EXCEPTION = re.compile(r"[\w.]*(Error|Exception|Refused|ImproperlyConfigured)\b")


def leashed(argv: Iterable[str | Path], farewell: signal.Signals) -> list[str]:
    """The command line, made to receive `farewell` when its parent dies, even by kill -9.

    Where util-linux is missing the command runs as it is, without that.
    """
    plain = [str(word) for word in argv]
    setpriv = shutil.which("setpriv")
    return [setpriv, f"--pdeathsig={farewell.name.removeprefix('SIG')}", *plain] if setpriv else plain


def launch(argv: list[str], *, log: Path, env: Mapping[str, str], folder: Path | None = None) -> Popen[bytes]:
    """Start a child that writes to `log`. Its session is its own: Ctrl-C reaches only the parent."""
    with log.open("ab") as output:
        return Popen(argv, stdout=output, stderr=output, env=env, cwd=folder, start_new_session=True)


def end(processes: Iterable[Popen[bytes]], farewell: signal.Signals, *, within: float) -> None:
    """Send `farewell` to all, wait `within` seconds together, then kill what is left of their groups."""
    processes = [process for process in processes if process.returncode is None]
    for process in processes:
        process.send_signal(farewell)
    deadline = time.monotonic() + within
    for process in processes:
        with suppress(TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        kill_group(process)


def kill_group(process: Popen[bytes]) -> None:
    """Kill a child together with the processes it started, and reap it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def last_words(log: Path) -> str:
    """The last exception in the tail of a log, else its last line that says something; at most 300 characters."""
    try:
        with log.open("rb") as lines:
            lines.seek(max(0, log.stat().st_size - 16_384))
            tail = lines.read().decode(errors="replace").splitlines()
    except FileNotFoundError:
        return "it said nothing"
    said = [line.strip()[:300] for line in reversed(tail) if line.strip()]
    return next(filter(EXCEPTION.match, said), next(iter(said), "it said nothing"))
