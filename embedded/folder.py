"""The data folder of one installation: its lock, its secrets, what an interrupted run left behind."""

import fcntl
import os
import secrets
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from embedded.errors import CannotStart

MARK = "PRICHAL_STARTED_FOR"  # every process we start carries the data folder's path under this name
NEEDED_BYTES = 300 * 1024 * 1024  # database, demo season, static files and some room to work


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep the folder for this process, making it first. Raises CannotStart when another run has it."""
    if folder.exists() and not folder.is_dir():
        raise CannotStart(f"{folder} is not a folder: choose another --data-dir.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotStart(
                f"Prichal already runs on {folder} (process {lock.read().strip()}): "
                "stop it, or start a second copy with --data-dir and --port."
            ) from None
        lock.truncate(0)
        print(os.getpid(), file=lock, flush=True)
        _require_room(folder)
        (folder / "logs").mkdir(exist_ok=True)
        yield


def _require_room(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < NEEDED_BYTES:
        raise CannotStart(
            f"Only {free >> 20} MB are free on the disk of {folder} and {NEEDED_BYTES >> 20} MB are needed: "
            "free some space, or choose another --data-dir."
        )


def kept_secret(file: Path) -> str:
    """A random secret, made at the first call and the same ever after; readable by its owner only."""
    if not file.exists():
        unfinished = file.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        with open(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(48))
        unfinished.rename(file)
    return file.read_text()


def end_leftovers(folder: Path) -> None:
    """End processes of an earlier run on this folder. Its supervisor is gone, because the lock is ours."""
    for farewell, seconds in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
        deadline = time.monotonic() + seconds
        while pids := list(_started_for(folder)):
            for pid in pids:
                with suppress(ProcessLookupError):
                    os.kill(pid, farewell)
            if time.monotonic() > deadline:
                break
            time.sleep(0.2)


def _started_for(folder: Path) -> Iterator[int]:
    """Living processes that carry our mark with this folder."""
    mark = os.fsencode(f"{MARK}={folder}")
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (entry / "environ").read_bytes().split(b"\0") and int(entry.name) != os.getpid():
                yield int(entry.name)


def set_logs_aside(folder: Path) -> None:
    """Begin new logs; those of the run before stay for one more."""
    for log in (folder / "logs").glob("*.log"):
        log.replace(log.with_suffix(".log.old"))
