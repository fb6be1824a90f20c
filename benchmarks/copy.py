"""`python -m benchmarks.copy PORT FOLDER [empty] [selling]`: the product with only the processes a measurement needs.

The sandbox, the sockets, the front and the workers would only make the start longer. `empty`: no demo season either;
`selling`: with what takes money and sends papers.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

from embedded.__main__ import run
from embedded.plan import Plan, prichal
from embedded.settings import Ports

NEEDED = {"web", "relay"}
SELLING = {"sandbox", "front", "worker"}
DEMO = "demo season"
READY = "The copy is ready"


def small(plan: Plan, ports: Ports, *, demo: bool = True, sells: bool = False) -> Plan:
    names = NEEDED | (SELLING if sells else set())
    needed = [program for program in plan.programs if program.name in names]
    lanes = [[step for step in lane if demo or step.label != DEMO] for lane in plan.lanes]
    return replace(plan, programs=needed, lanes=lanes, ready_port=ports.web, ports=[ports.web], banner=READY)


if __name__ == "__main__":
    asked, folder, words = Ports(int(sys.argv[1])), Path(sys.argv[2]), sys.argv[3:]
    kept = {"demo": "empty" not in words, "sells": "selling" in words}
    sys.exit(run(folder, lambda: small(prichal(folder, asked, os.environ), asked, **kept)))
