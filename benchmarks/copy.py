"""`python -m benchmarks.copy PORT FOLDER [empty]`: the product with only the processes that pages and holds need.

The sandbox, the sockets, the front and the workers would only make the start longer. `empty`: no demo season either.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

from embedded.__main__ import run
from embedded.plan import Plan, prichal
from embedded.settings import Ports

NEEDED = {"web", "relay"}
DEMO = "demo season"
READY = "The copy is ready"


def small(plan: Plan, ports: Ports, *, demo: bool = True) -> Plan:
    needed = [program for program in plan.programs if program.name in NEEDED]
    lanes = [[step for step in lane if demo or step.label != DEMO] for lane in plan.lanes]
    return replace(plan, programs=needed, lanes=lanes, ready_port=ports.web, ports=[ports.web], banner=READY)


if __name__ == "__main__":
    asked, folder, demo = Ports(int(sys.argv[1])), Path(sys.argv[2]), "empty" not in sys.argv[3:]
    sys.exit(run(folder, lambda: small(prichal(folder, asked, os.environ), asked, demo=demo)))
