"""What script/check runs: every check to its end, two at a time; a line each, the output of failed ones."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from embedded.servers import running

BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
PYTHON_FOLDERS = ["prichal", "sandbox", "embedded", "benchmarks", "tests", "script", "manage.py"]
# Python without the ending that tools look for
SCRIPTS = ["script/server", "script/test", "script/check", "script/bench"]
# Links are fixed by contract; line breaks after headings, entities and meta words are matters of taste.
TASTE = "D018,H015,H023,H030,H031"
LETTERS = r"/mail/|letter\.html$"  # mail programs know no other than inline styles
DJLINT: list[str | Path] = [BIN / "djlint", "--lint", "--profile=django", "--quiet", f"--ignore={TASTE}"]
CHECKS: dict[str, list[str | Path]] = {
    "format": [BIN / "ruff", "format", "--check", *PYTHON_FOLDERS, *SCRIPTS],
    "lint": [BIN / "ruff", "check", *PYTHON_FOLDERS, *SCRIPTS],
    "types": [BIN / "mypy"],
    "floors": [BIN / "lint-imports"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "translations": [*MANAGE, "checkwords"],
    "templates": [*DJLINT, "--per-file-ignores", LETTERS, "H021", "prichal"],
    "sizes": [sys.executable, "-m", "script.sizes"],
}


@dataclass(frozen=True)
class Outcome:
    passed: bool
    seconds: float
    output: str


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="prichal-check-") as folder, running(Path(folder)) as addresses:
        environment = {**os.environ, "ENVIRONMENT": "embedded", **addresses}
        with ThreadPoolExecutor(max_workers=2) as pool:
            under_way = {name: pool.submit(check, argv, environment) for name, argv in CHECKS.items()}
            outcomes = {name: show(name, work.result()) for name, work in under_way.items()}
    failed = [name for name, passed in outcomes.items() if not passed]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def check(argv: list[str | Path], environment: dict[str, str]) -> Outcome:
    begun = time.monotonic()
    done = subprocess.run(argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return Outcome(done.returncode == 0, time.monotonic() - begun, done.stdout.strip())


def show(name: str, outcome: Outcome) -> bool:
    print(f"{'ok    ' if outcome.passed else 'FAILED'} {name:<14}{outcome.seconds:5.1f} s", flush=True)
    if not outcome.passed:
        print(outcome.output, flush=True)
    return outcome.passed


if __name__ == "__main__":
    sys.exit(main())
