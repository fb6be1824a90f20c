import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from embedded.supervisor import LONGEST_PAUSE, Watched, answers_ready, revive
from tests.embedded.ports import free_ports
from tests.embedded.processes import lives

BANNER = re.compile(r"The small shop is ready \(\d+\.\d s; Ctrl-C stops it\)")


class Shop:
    """A supervisor over tiny programs, as somebody at a terminal sees it."""

    def __init__(self, folder: Path, port: int, kind: str) -> None:
        self.folder = folder
        self.port = port
        argv = [sys.executable, "-m", "tests.embedded.small_shop", str(folder), str(port), kind]
        self.process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.said: list[str] = []

    def read_until(self, pattern: str | re.Pattern[str]) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if re.match(pattern, line):
                return
        raise AssertionError(f"It ended without a word of {pattern}: {self.said}")

    def all_it_says(self) -> list[str]:
        return [line.rstrip() for line in self.process.communicate(timeout=20)[0].splitlines()]

    def children(self) -> dict[str, int]:
        """Numbers of the living processes that belong to this shop, by what they run."""
        mark = f"PRICHAL_STARTED_FOR={self.folder}".encode()
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    kinds = {b"http.server": "front", b"subprocess": "worker", b"sleep": "worker's own child"}
                    text = b" ".join(words)
                    found[next(name for key, name in kinds.items() if key in text)] = int(entry.name)
            except OSError:  # it ended meanwhile, or is none of ours
                continue
        return found

    def database(self) -> int:
        """The server's number, 0 while there is none."""
        try:
            return int((self.folder / "postgres/postmaster.pid").read_text().split()[0])
        except FileNotFoundError:
            return 0

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(how)
        return self.process.wait(20)


@pytest.fixture
def open_shop(tmp_path):
    shops = []

    def open_one(kind="plain", folder=tmp_path / "data", port=None):
        shops.append(Shop(folder, port or free_ports(1)[0], kind))
        return shops[-1]

    yield open_one
    for shop in shops:
        if shop.process.poll() is None:
            shop.stop(signal.SIGTERM)
        assert shop.process.stdout
        shop.process.stdout.close()


def wait_until(true, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_it_shows_each_step_and_then_one_line(open_shop):
    shop = open_shop("with-servers")
    shop.read_until(BANNER)
    labels = [re.sub(r" +\d+\.\d s$", "", line.strip()) for line in shop.said[:-1]]
    assert sorted(labels[2:5]) == ["database", "demo season", "static files"]
    assert [*labels[:2], *labels[5:]] == ["PostgreSQL", "Redis", "processes"]
    assert (shop.folder / "logs/database.log").read_text() == "prepared\n"


def test_ctrl_c_ends_all_it_started_and_its_children(open_shop):
    shop = open_shop("with-servers")
    shop.read_until(BANNER)
    children, database = shop.children(), shop.database()
    assert set(children) == {"front", "worker", "worker's own child"}
    assert shop.stop() == 0
    assert [pid for pid in [*children.values(), database] if lives(pid)] == []
    assert "database system is shut down" in (shop.folder / "logs/postgres.log").read_text()


def test_killed_outright_it_still_leaves_nothing_and_the_next_start_is_clean(open_shop):
    shop = open_shop("with-servers")
    shop.read_until(BANNER)
    database = shop.database()
    shop.stop(signal.SIGKILL)
    second = open_shop("with-servers", port=shop.port)
    second.read_until(BANNER)
    assert not lives(database)
    assert set(second.children()) == {"front", "worker", "worker's own child"}


def test_a_child_that_dies_is_started_again(open_shop):
    shop = open_shop()
    shop.read_until(BANNER)
    before = shop.children()
    os.kill(before["worker"], signal.SIGKILL)
    log = shop.folder / "logs/worker.log"
    shop.read_until(re.escape(f"worker was ended by SIGKILL, starting it again in 0.5 s (see {log})"))
    wait_until(lambda: set(shop.children()) == set(before))
    after = shop.children()
    assert after["front"] == before["front"]
    assert {before["worker"], before["worker's own child"]}.isdisjoint(after.values())


def test_a_killed_database_comes_back(open_shop):
    shop = open_shop("with-servers")
    shop.read_until(BANNER)
    before = shop.database()
    os.kill(before, signal.SIGKILL)
    shop.read_until("PostgreSQL was ended by SIGKILL, starting it again in 0.5 s")
    wait_until(lambda: shop.database() not in (0, before))


def test_a_taken_port_is_one_line(open_shop):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        shop = open_shop(port=port)
        assert shop.all_it_says() == [
            f"prichal: Port {port} can't be used (address already in use): "
            "choose another --port, it and the next four must be free."
        ]
    assert shop.process.returncode == 1


def test_a_second_start_on_the_same_folder_is_one_line(open_shop):
    shop = open_shop()
    shop.read_until(BANNER)
    second = open_shop()
    assert second.all_it_says() == [
        f"prichal: Prichal already runs on {shop.folder} (process {shop.process.pid}): "
        "stop it, or start a second copy with --data-dir and --port."
    ]
    assert answers_ready(shop.port)


def test_a_step_that_fails_stops_the_start_with_its_last_words(open_shop):
    shop = open_shop("broken-step")
    log = shop.folder / "logs/translations.log"
    reason = f"prichal: Preparing the translations failed: because of this (see {log})"
    assert [line for line in shop.all_it_says() if not line.endswith(" s")] == [reason]
    assert shop.children() == {}


def test_a_program_that_ends_at_once_stops_the_start_with_its_last_words(open_shop):
    shop = open_shop("broken-program")
    reason = f"prichal: relay ended at once: no such module (see {shop.folder}/logs/relay.log)"
    assert [line for line in shop.all_it_says() if not line.endswith(" s")] == [reason]
    assert shop.children() == {}


def test_a_folder_that_is_a_file_is_one_line(open_shop, tmp_path):
    (tmp_path / "file").touch()
    shop = open_shop(folder=tmp_path / "file")
    assert shop.all_it_says() == [f"prichal: {tmp_path}/file is not a folder: choose another --data-dir."]


def test_nobody_answers_where_nobody_listens():
    assert answers_ready(free_ports(1)[0]) is False


class Mayfly:
    """A child that dies as soon as it is started."""

    name, farewell, process, log = "mayfly", signal.SIGTERM, None, Path("mayfly.log")

    def start(self):
        self.process = subprocess.Popen(["true"], start_new_session=True)
        self.process.wait()


def pause_after(watched, lived):
    """How long a child that died after so many seconds waits; then it is started again."""
    died_at = watched.started_at + lived
    revive(watched, now=died_at)
    due_at = watched.due_at
    revive(watched, now=due_at)
    assert (watched.started_at, watched.due_at) == (due_at, None)
    return due_at - died_at


def test_the_pause_before_a_new_start_grows_until_its_limit_and_shrinks_after_steady_work():
    child = Mayfly()
    child.start()
    watched = Watched(child, started_at=0.0)
    assert [pause_after(watched, lived=1) for _ in range(8)] == [0.5, 1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE]
    assert pause_after(watched, lived=61) == 0.5
