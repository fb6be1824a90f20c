"""`python -m benchmarks.copy PORT FOLDER`: the product with only the processes that pages and holds need.

The sandbox, the sockets, the front and the relay would only make the start longer.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

from embedded.__main__ import run
from embedded.plan import Plan, prichal
from embedded.settings import Ports

NEEDED = {"web", "worker", "beat"}
READY = "The copy is ready"


def small(plan: Plan, ports: Ports) -> Plan:
    needed = [program for program in plan.programs if program.name in NEEDED]
    return replace(plan, programs=needed, ready_port=ports.web, ports=[ports.web], banner=READY)


if __name__ == "__main__":
    asked, folder = Ports(int(sys.argv[1])), Path(sys.argv[2])
    sys.exit(run(folder, lambda: small(prichal(folder, asked, os.environ), asked)))
