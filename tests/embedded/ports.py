"""Ports for servers of one test."""

import socket
from contextlib import ExitStack


def free_ports(count: int) -> list[int]:
    """Different ports nobody listens on at this moment."""
    with ExitStack() as probes:
        sockets = [probes.enter_context(socket.socket()) for _ in range(count)]
        for probe in sockets:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in sockets]
