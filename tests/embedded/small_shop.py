"""A shop of tiny programs for tests: `python -m tests.embedded.small_shop FOLDER PORT KIND`."""

import os
import sys
from pathlib import Path

from embedded.__main__ import run
from embedded.plan import Plan, Program, Step
from embedded.servers import servers_for

ANSWER = """
import http.server, sys
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Ready).serve_forever()
"""
PARENT = "import subprocess; subprocess.run(['sleep', '1000'])"


def python(code: str, *words: str) -> list[str]:
    return [sys.executable, "-S", "-c", code, *words]


def plan(folder: Path, port: int, kind: str) -> Plan:
    steps = [Step("database", python("print('prepared')")), Step("demo season", python("pass"))]
    programs = [
        Program("front", python(ANSWER, str(port)), leaves_last=True),
        Program("worker", python(PARENT)),
    ]
    if kind == "broken-step":
        steps.insert(1, Step("translations", python("print('because of this'); raise SystemExit(3)")))
    if kind == "broken-program":
        programs.append(Program("relay", python("print('no such module')")))
    return Plan(
        folder=folder,
        environment={**os.environ, "PRICHAL_STARTED_FOR": str(folder)},
        servers=servers_for(folder, {}) if kind == "with-servers" else [],
        lanes=[steps, [Step("static files", python("pass"))]],
        programs=programs,
        ready_port=port,
        banner="The small shop is ready",
        ports=[port],
        database="small",
    )


if __name__ == "__main__":
    place, number, how = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    sys.exit(run(place, lambda: plan(place, number, how)))
