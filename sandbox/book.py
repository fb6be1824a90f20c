"""What the played systems remember: one sqlite file, so that a killed sandbox has lost nothing."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Condition = tuple[str, str, object]  # path inside the record's body, SQL comparison, value

TABLES = """
CREATE TABLE IF NOT EXISTS record (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    parent TEXT NOT NULL DEFAULT '',
    due_at REAL,
    body TEXT NOT NULL,
    UNIQUE (kind, id)
);
CREATE INDEX IF NOT EXISTS record_waiting ON record (kind, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS record_parent ON record (kind, parent);
CREATE INDEX IF NOT EXISTS record_order ON record (kind, seq);
CREATE TABLE IF NOT EXISTS answer (
    key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS fault (
    system TEXT NOT NULL, fault TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (system, fault)
);
CREATE TABLE IF NOT EXISTS recipient (
    address TEXT NOT NULL, letter TEXT NOT NULL, PRIMARY KEY (address, letter)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS letter (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    message_id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    raw BLOB NOT NULL
);
"""


@dataclass
class Record:
    """One thing a system knows. `due_at` (Unix seconds) is when it next changes by itself."""

    kind: str
    id: str
    body: Json
    parent: str = ""
    due_at: float | None = None
    seq: int = 0


class Book:
    """Records by kind and id. Every write belongs inside `change()`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(folder / "sandbox.sqlite3", isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.executescript(TABLES)

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """All or nothing; a change inside a change belongs to the outer one."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def add(self, record: Record) -> Record:
        done = self.connection.execute(
            "INSERT INTO record (kind, id, parent, due_at, body) VALUES (?, ?, ?, ?, ?)",
            (record.kind, record.id, record.parent, record.due_at, _text(record.body)),
        )
        record.seq = done.lastrowid or 0
        return record

    def save(self, record: Record) -> None:
        self.connection.execute(
            "UPDATE record SET parent = ?, due_at = ?, body = ? WHERE kind = ? AND id = ?",
            (record.parent, record.due_at, _text(record.body), record.kind, record.id),
        )

    def get(self, kind: str, id: str) -> Record | None:
        return next(self._read("kind = ? AND id = ?", [kind, id]), None)

    def children(self, kind: str, parent: str) -> list[Record]:
        return list(self._read("kind = ? AND parent = ? ORDER BY seq", [kind, parent]))

    def due(self, kinds: Sequence[str], now: float, limit: int = 200) -> list[Record]:
        """What should have changed by `now`, the longest waiting first."""
        marks = ", ".join("?" * len(kinds))
        clauses = f"kind IN ({marks}) AND due_at <= ? ORDER BY due_at, seq LIMIT ?"
        # Named, because sqlite without statistics prefers to walk through everything of the kind.
        return list(self._read(clauses, [*kinds, now, limit], index="INDEXED BY record_waiting"))

    def newest(
        self, kind: str, conditions: Sequence[Condition] = (), before: int | None = None, limit: int = -1
    ) -> list[Record]:
        """Records of a kind, newest first, below the sequence number `before`."""
        clauses: list[str] = ["kind = ?"]
        values: list[object] = [kind]
        for path, comparison, value in conditions:
            clauses.append(f"json_extract(body, ?) {comparison} ?")
            values += [path, value]
        if before is not None:
            clauses.append("seq < ?")
            values.append(before)
        return list(self._read(" AND ".join(clauses) + " ORDER BY seq DESC LIMIT ?", [*values, limit]))

    def _read(self, where: str, values: Sequence[object], index: str = "") -> Iterator[Record]:
        rows = self.connection.execute(
            f"SELECT kind, id, parent, due_at, seq, body FROM record {index} WHERE {where}",  # noqa: S608 (own clauses)
            values,
        )
        for kind, id, parent, due_at, seq, body in rows:
            yield Record(kind=kind, id=id, parent=parent, due_at=due_at, seq=seq, body=json.loads(body))


def _text(body: Json) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
