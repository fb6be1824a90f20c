"""The project's own Python: finds one that is new enough, and keeps `.venv` as the lock files say.

Used by the scripts beside it before anything is installed: standard library only, and a syntax that even
Python 3.6 reads, so that an old one can say what is wrong instead of stumbling.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from typing import Iterator  # noqa: UP035 - older Pythons read this file too

OLDEST = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11", "python3.14")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(FOLDER, "bin", "python")
STAMP = os.path.join(FOLDER, "installed-locks")  # a line `name hash` for every lock file the folder satisfies
LOCKS = {
    "requirements.lock": ["requirements.lock"],
    "requirements-dev.lock": ["requirements.lock", "requirements-dev.lock"],  # the second holds the first
}
IS_NEW_ENOUGH = f"import sys; sys.exit(sys.version_info < {OLDEST})"


def require_python() -> None:
    """Go on under Python 3.11 or newer: this one, or another on PATH. Ends with one line if there is none."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER:
        found = shutil.which(name)
        if found and runs([found, "-c", IS_NEW_ENOUGH]):
            become([found, *sys.argv])
    sys.exit(
        f"prichal: Python 3.11 or newer is needed and this is {sys.version_info[0]}.{sys.version_info[1]} "
        f"({sys.executable}). Install one, for example `apt install python3.11`, and start again."
    )


def become(argv: "list[str]") -> None:
    """Run a command in place of this process."""
    os.execv(argv[0], argv)  # noqa: S606 - a launcher has no use for a shell


def runs(argv: "list[str]") -> bool:
    """Whether a command can be run and is content; shims of version managers may exist and yet fail."""
    try:
        return subprocess.call(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def prepare(lock: str) -> str:
    """Make `.venv` hold what the lock file names, if it does not yet, and give the path of its Python."""
    with one_at_a_time():
        if is_prepared(lock):
            return PYTHON
        started = time.monotonic()
        if not runs([PYTHON, "-c", IS_NEW_ENOUGH]):
            make_folder()
        install(lock)
        remember(lock)
        print(f"  {'packages':<14}{time.monotonic() - started:5.1f} s", flush=True)
    return PYTHON


@contextlib.contextmanager
def one_at_a_time() -> "Iterator[None]":
    """Two scripts started together in a fresh clone must not fill the same folder."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def remember(lock: str) -> None:
    """Note that the folder now holds what this lock file names."""
    with open(STAMP, "w") as stamp:
        stamp.writelines(f"{name} {digest(name)}\n" for name in LOCKS[lock])


def is_prepared(lock: str) -> bool:
    try:
        with open(STAMP) as stamp:
            installed = stamp.read().splitlines()
    except OSError:
        return False
    return f"{lock} {digest(lock)}" in installed and runs([PYTHON, "-c", IS_NEW_ENOUGH])


def digest(lock: str) -> str:
    with open(os.path.join(ROOT, lock), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def make_folder() -> None:
    """An empty virtual environment, by uv where there is one, in place of whatever stood there."""
    tool = uv()
    if tool:
        run([tool, "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, FOLDER])
        return
    try:
        run([sys.executable, "-m", "venv", "--clear", FOLDER])
    except SystemExit:
        sys.exit("prichal: this Python can't make virtual environments: `apt install python3-venv`, or install uv.")


def install(lock: str) -> None:
    """Install the locked packages, each checked against its hash. Ends with the reason if that fails."""
    tool = uv()
    if tool:
        print("Installing packages with uv …", flush=True)
        run([tool, "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", "-r", lock])
        return
    print("Installing packages with pip, once, up to a minute …", flush=True)
    if not runs([PYTHON, "-m", "pip", "--version"]):
        run([PYTHON, "-m", "ensurepip", "--default-pip"])
    quiet = [
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--no-deps",
    ]  # the lock names every package
    run([PYTHON, "-m", "pip", "install", *quiet, "--require-hashes", "-r", lock], PIP_USER="0")


def uv() -> "str | None":
    """The path of a working uv, or None."""
    found = shutil.which("uv")
    return found if found and runs([found, "--version"]) else None


def run(argv: "list[str]", **environment: str) -> None:
    """Run a command in the project's folder; its own last lines are the reason when it fails."""
    done = subprocess.run(
        argv,
        cwd=ROOT,
        env=dict(os.environ, **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        reason = "\n".join(done.stdout.strip().splitlines()[-8:])
        sys.exit(f"prichal: the packages could not be installed:\n{reason}\nMend that and start again.")
