"""Breaking a connection on purpose, as a failing network does."""

import os
import socket
from pathlib import Path


def cut(peer: tuple[str, int]) -> bool:
    """End this process's connection with `peer` (address, port) without an answer; whether it was found."""
    for name in os.listdir("/proc/self/fd" if Path("/proc/self/fd").is_dir() else "/dev/fd"):
        connection = _connection(int(name))
        if connection is None:
            continue
        with connection:
            if connection.getpeername()[:2] == peer:
                connection.shutdown(socket.SHUT_RDWR)
                return True
    return False


def _connection(descriptor: int) -> socket.socket | None:
    """A second handle on a connected TCP socket; None for anything else."""
    try:
        copy = os.dup(descriptor)
    except OSError:
        return None
    try:
        connection = socket.socket(fileno=copy)
    except OSError:
        os.close(copy)
        return None
    try:
        connected = connection.family == socket.AF_INET and bool(connection.getpeername())
    except OSError:
        connected = False
    if not connected:
        connection.close()
        return None
    return connection
