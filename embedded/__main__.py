"""`python -m embedded --port N --data-dir DIR`. People type `script/server`, which ends here."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from embedded.errors import CannotStart
from embedded.folder import locked
from embedded.plan import Plan, prichal
from embedded.settings import Ports
from embedded.supervisor import Supervisor


def main() -> int:
    options = _options()
    folder = options.data_dir.resolve()
    return run(folder, lambda: prichal(folder, ports_from(options.port), os.environ))


def run(folder: Path, make_plan: Callable[[], Plan]) -> int:
    """Run the plan on a folder nobody else uses meanwhile; whatever prevents it becomes one line and a 1."""
    try:
        with locked(folder):
            Supervisor(make_plan()).run()
    except CannotStart as reason:
        print(f"prichal: {reason}", file=sys.stderr)
    except OSError as error:
        place = error.filename or folder
        print(f"prichal: {place}: {error.strerror}. Mend that, or choose another --data-dir.", file=sys.stderr)
    else:
        return 0
    return 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m embedded", description="Run Prichal on this machine.")
    parser.add_argument("--port", required=True, help="the shop's port; the next four are used too")
    parser.add_argument("--data-dir", type=Path, required=True, help="folder of the database, logs and secrets")
    return parser.parse_args()


def ports_from(text: str) -> Ports:
    """Raises CannotStart unless this is a port with four more above it."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 65531):
        raise CannotStart(f"--port {text} is not a number between 1 and 65531.")
    return Ports(int(text))


if __name__ == "__main__":
    sys.exit(main())
