from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.book import Book, Record


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book(tmp_path)
    yield book
    book.close()


def test_a_record_is_read_as_it_was_written(book: Book):
    record = book.add(Record("a/thing", "1", {"имя": "Анна"}, parent="p", due_at=5.0))

    assert book.get("a/thing", "1") == record
    assert book.get("a/other", "1") is None


def test_a_broken_change_leaves_nothing(book: Book):
    with pytest.raises(ZeroDivisionError), book.change():
        book.add(Record("a/thing", "1", {}))
        with book.change():
            book.add(Record("a/thing", "2", {}))
        raise ZeroDivisionError

    assert book.newest("a/thing") == []


def test_what_is_due_comes_longest_waiting_first(book: Book):
    for id, due_at in [("1", 30.0), ("2", 10.0), ("3", 20.0), ("4", None)]:
        book.add(Record("a/thing", id, {}, due_at=due_at))
    book.add(Record("b/thing", "5", {}, due_at=0.0))

    assert [record.id for record in book.due(["a/thing"], 20.0)] == ["2", "3"]


def test_the_newest_come_first_below_a_sequence_number(book: Book):
    records = [book.add(Record("a/thing", str(n), {"even": n % 2 == 0, "n": n})) for n in range(6)]

    assert [record.id for record in book.newest("a/thing", limit=2)] == ["5", "4"]
    assert [record.id for record in book.newest("a/thing", before=records[4].seq)] == ["3", "2", "1", "0"]
    assert [record.id for record in book.newest("a/thing", [("$.even", "=", 1), ("$.n", "<", 4)])] == ["2", "0"]


def test_a_saved_record_is_changed_everywhere(book: Book):
    record = book.add(Record("a/thing", "1", {"n": 1}, parent="p", due_at=1.0))
    record.body, record.parent, record.due_at = {"n": 2}, "q", None

    book.save(record)

    assert book.children("a/thing", "q") == [record]
    assert book.children("a/thing", "p") == []
    assert book.due(["a/thing"], 2.0) == []
