"""Where servers put their Unix sockets."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from embedded.errors import CannotStart

LONGEST = 80  # bytes; a socket's whole path may have 107, and its name comes after the folder
PLAIN = re.compile(rb"[A-Za-z0-9/._-]+")  # nothing that a URL or a configuration file would have to quote


def socket_folder(wanted: Path) -> Path:
    """`wanted`, or a short folder in the temporary directory where `wanted` is too deep or oddly named.

    The same `wanted` always gives the same folder.
    """
    name = os.fsencode(wanted)
    if len(name) <= LONGEST and PLAIN.fullmatch(name):
        return wanted
    return Path(tempfile.gettempdir()) / f"prichal-{hashlib.sha256(name).hexdigest()[:12]}"


def make_private(folder: Path) -> None:
    """Make a folder for one user. Raises CannotStart when somebody has put a link in its place."""
    if folder.is_symlink():
        raise CannotStart(f"{folder} is a link and must be a folder: remove it.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
