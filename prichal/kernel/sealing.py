"""The sealer: chains hashes over the trail in the background, so that a change behind the trigger's back shows.

Entries get their ids before they commit, so an id may appear late, below ids that are there already. A seal must
not pass over such a one, and no age is old enough for sure. Every writer of the trail holds a lock on its table
from before it takes an id until its commit is visible. So: look how far the trail goes, then wait until
everybody who wrote at that moment is through (as CREATE INDEX CONCURRENTLY does). From then on nothing can
appear below; ids still missing were rolled back. No writer ever waits for the sealer.
"""

import hashlib
import json
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection
from django.db.models import Max

from prichal.kernel.models import AuditEntry, AuditSeal
from prichal.kernel.tx import operation

log = logging.getLogger(__name__)
ADVISORY_LOCK = 0x7072_0002  # one sealer at a time, whichever worker it is
BATCH = 1000
LOOKS, PAUSE_SECONDS = 100, 0.05  # how patiently writers are waited for; then the next run tries again
BEFORE_ALL = "0" * 64
FIELDS = ("id", "at", "actor", "action", "object_type", "object_id", "before", "after")
NOTED = 15  # digits of a digest in the log; more could look like a card's number and be masked
WRITERS = """
SELECT virtualtransaction FROM pg_locks
 WHERE relation = 'kernel_auditentry'::regclass AND mode = 'RowExclusiveLock' AND granted
   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
   AND pid IS DISTINCT FROM pg_backend_pid()
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole chain found; `fault` names the first broken entry or seal, "" where all is well."""

    entries: int
    seals: int
    unsealed: int
    digest: str
    fault: str = ""


@operation
def seal(*, now: datetime) -> int:
    """Seal the next entries, at most BATCH. How many: 0 where none is new, another sealer works or writers linger."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        if not cursor.fetchone()[0]:
            return 0
    before = AuditSeal.objects.order_by("-last_id").first()
    sealed_to = before.last_id if before else 0
    reach = AuditEntry.objects.filter(id__gt=sealed_to).aggregate(reach=Max("id"))["reach"]
    if reach is None or not _writers_are_through():
        return 0
    entries = list(_hashes(after=sealed_to, to=reach, most=BATCH))
    first_id, last_id = entries[0][0], entries[-1][0]
    digest = _digest(before.digest if before else BEFORE_ALL, entries)
    AuditSeal.objects.create(first_id=first_id, last_id=last_id, links=_links(entries), digest=digest, sealed_at=now)
    log.info("audit sealed to entry %s: %s", last_id, digest[:NOTED])  # outside the database, to compare with
    return len(entries)


def check() -> Verdict:
    """Go through the whole chain, seal by seal, up to the first fault."""
    entries = seals = sealed_to = 0
    digest = BEFORE_ALL
    for row in AuditSeal.objects.order_by("id").iterator(chunk_size=100):
        found = list(_hashes(after=sealed_to, to=row.last_id))
        fault = _first_fault(row, found)
        if not fault and _digest(digest, found) != row.digest:
            fault = f"seal {row.pk} fits neither its entries {row} nor the seal before"
        if fault:
            return Verdict(entries, seals, 0, digest, fault)
        entries, seals, sealed_to, digest = entries + len(found), seals + 1, row.last_id, row.digest
    return Verdict(entries, seals, AuditEntry.objects.filter(id__gt=sealed_to).count(), digest)


def _writers_are_through() -> bool:
    """Wait until every transaction that is writing now has ended. False where one outlasts our patience."""
    with connection.cursor() as cursor:
        cursor.execute(WRITERS)
        writing = {name for (name,) in cursor.fetchall()}
        for _ in range(LOOKS):
            if not writing:
                return True
            time.sleep(PAUSE_SECONDS)
            cursor.execute(WRITERS)
            writing &= {name for (name,) in cursor.fetchall()}
    return not writing


def _hashes(*, after: int, to: int, most: int | None = None) -> Iterator[tuple[int, bytes]]:
    """Id and hash of each entry in the order of ids."""
    rows = AuditEntry.objects.filter(id__gt=after, id__lte=to).order_by("id").values_list(*FIELDS)
    for number, at, *rest in rows[:most]:
        moment = at.astimezone(UTC).isoformat(timespec="microseconds")
        line = json.dumps([number, moment, *rest], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield number, hashlib.sha256(line.encode()).digest()


def _digest(before: str, entries: Sequence[tuple[int, bytes]]) -> str:
    return hashlib.sha256(before.encode() + b"".join(entry for _, entry in entries)).hexdigest()


def _links(entries: Sequence[tuple[int, bytes]]) -> bytes:
    return b"".join(number.to_bytes(8, "big") + entry[:8] for number, entry in entries)


def _first_fault(row: AuditSeal, found: Sequence[tuple[int, bytes]]) -> str:
    links = bytes(row.links)
    sealed = {int.from_bytes(links[n : n + 8], "big"): links[n + 8 : n + 16] for n in range(0, len(links), 16)}
    present = {number: entry[:8] for number, entry in found}
    for number in sorted(sealed.keys() | present.keys()):
        if number not in present:
            return f"entry {number} is missing"
        if number not in sealed:
            return f"entry {number} was added after its neighbours were sealed"
        if sealed[number] != present[number]:
            return f"entry {number} was changed"
    return ""
