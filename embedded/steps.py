"""The preparing steps: lanes side by side, the steps of a lane in order, and none again whose work still stands."""

import hashlib
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from embedded.children import kill_group, last_words, launch, leashed
from embedded.errors import CannotStart
from embedded.plan import Plan, Step
from embedded.terminal import report, say


@dataclass
class Running:
    """A step under way."""

    step: Step
    process: Popen[bytes]
    log: Path
    begun: float
    told: int  # bytes of the log that need not be shown any more


class Preparation:
    """Runs a plan's steps to their ends."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.done = plan.folder / "steps"  # a file per step that succeeded, with what it was made from
        self.done.mkdir(exist_ok=True)

    def run(self, breathe: Callable[[], None]) -> None:
        """Raises CannotStart with the last words of a step that fails, and whatever `breathe` raises."""
        lanes = [iter(lane) for lane in self.plan.lanes]
        running = {lane: first for lane in lanes if (first := self._begin_next(lane))}
        try:
            while running:
                breathe()
                for lane, current in [*running.items()]:
                    if current.process.poll() is None:
                        tell(current)
                        continue
                    self._finish(current)
                    following = self._begin_next(lane)
                    if following:
                        running[lane] = following
                    else:
                        del running[lane]
        finally:
            for current in running.values():
                kill_group(current.process)

    def _begin_next(self, lane: Iterator[Step]) -> Running | None:
        step = next((step for step in lane if not self._still_stands(step)), None)
        if step is None:
            return None
        log = self.plan.folder / f"logs/{step.name}.log"
        written = log.stat().st_size if log.exists() else 0
        argv = leashed(step.argv, signal.SIGTERM)
        process = launch(argv, log=log, env=self.plan.environment, folder=self.plan.root)
        return Running(step, process, log, time.monotonic(), told=written)

    def _finish(self, current: Running) -> None:
        step = current.step
        tell(current)
        if current.process.returncode:
            raise CannotStart(f"Preparing the {step.label} failed: {last_words(current.log)} (see {current.log})")
        if step.made_from:
            (self.done / step.name).write_text(fingerprint(step.made_from))
        report(step.label, current.begun)

    def _still_stands(self, step: Step) -> bool:
        mark = self.done / step.name
        return bool(step.made_from) and mark.exists() and mark.read_text() == fingerprint(step.made_from)


def tell(current: Running) -> None:
    """Show the whole lines a step has written since the last look, if it is one that tells."""
    if not current.step.tells:
        return
    with current.log.open("rb") as log:
        log.seek(current.told)
        whole, end, _ = log.read().rpartition(b"\n")
    current.told += len(whole + end)
    for line in whole.decode(errors="replace").splitlines():
        say(f"  {line}")


def fingerprint(places: Iterable[Path]) -> str:
    """Changes when a file in these folders (or one of these files) comes, goes or is written."""
    digest = hashlib.sha256()
    for place in places:
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                status = file.stat()
                digest.update(f"{file} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
