"""Seats held over HTTP, each by a session of its own, and by pgbench with the very statement of a hold."""

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from secrets import token_hex

import psycopg

from benchmarks.connection import post
from benchmarks.shop import Shop
from embedded.postgres import Postgres
from prichal.inventory import sql
from prichal.inventory.rules import ASSIGNED_WAIT_MS, PLACES_PER_SESSION

CLIENTS, THREADS = 8, 2


def lock(event: int, code: str, session: str) -> bytes:
    """The request that holds one seat."""
    body = json.dumps({"sessionId": session, "seats": [code]}).encode()
    return post(f"/api/v1/events/{event}/seats/lock", body)


def holds(events: Sequence[int], codes: Sequence[str]) -> Iterator[bytes]:
    """Every seat once: the first of each sailing, then the second of each, as a busy day spreads them."""
    run, number = token_hex(6), count()
    for code in codes:
        for event in events:
            yield lock(event, code, f"bench-{run}-{next(number)}")


class Pgbench:
    """The hold's own statement, prepared, from a C program: what the database gives where no Python asks it.

    The same seats in the same order. Every transaction is to hold one; where any did not, it raises RuntimeError.
    """

    def __init__(self, shop: Shop, events: Sequence[int], codes: Sequence[str]) -> None:
        if list(events) != list(range(events[0], events[0] + len(events))):
            raise RuntimeError("the sailings' ids are no row of numbers")
        server = next(one for one in shop.plan.servers if isinstance(one, Postgres))
        self._argv = [str(server.binaries / "pgbench"), "-n", "-M", "prepared", "-c", str(CLIENTS), "-j", str(THREADS)]
        self._database = shop.plan.environment["DATABASE_URL"]
        self._script: Path = shop.plan.folder / "hold.pgbench"
        self._script.write_text(_script(events, codes))
        self._begin = 0  # seats that every client has held so far

    def per_second(self, holds_each: int) -> float:
        """So many holds by every client; how many in a second."""
        before = self._held()
        words = ["-t", str(holds_each), "-D", f"nth={self._begin}", "-f", str(self._script), self._database]
        done = subprocess.run([*self._argv, *words], check=True, capture_output=True, text=True)
        self._begin += holds_each
        if self._held() - before != CLIENTS * holds_each:
            raise RuntimeError(f"pgbench held {self._held() - before} seats instead of {CLIENTS * holds_each}")
        found = re.search(r"^tps = ([0-9.]+)", done.stdout, re.MULTILINE)
        return float(found[1]) if found else 0.0

    def _held(self) -> int:
        with psycopg.connect(self._database) as connection:
            row = connection.execute("SELECT count(*) FROM water_seat_locks WHERE channel = 'pgbench'").fetchone()
        return int(row[0]) if row else 0


def _script(events: Sequence[int], codes: Sequence[str]) -> str:
    listed = ",".join(f"'{code}'" for code in codes)
    holder = "lpad(to_hex(:seat::bigint), 32, '0')::uuid"
    values = {
        "event": ":event",
        "codes": f"ARRAY[(ARRAY[{listed}])[:code]]",
        "holder": holder,
        "id": "gen_random_uuid()",
        "channel": "'pgbench'",
        "seating": "'ASSIGNED'",
        "tickets": "'{}'",
        "wait": f"'{ASSIGNED_WAIT_MS}ms'",
        "now": "now()",
        "until": "now() + interval '15 minutes'",
        "count": "1",
        "most": str(PLACES_PER_SESSION),
    }
    return f"""\\set seat :nth * {CLIENTS} + :client_id
\\set nth :nth + 1
\\set event {events[0]} + :seat % {len(events)}
\\set code 1 + :seat / {len(events)}
{sql.HOLD_SEATS % values};
"""
