import random
from pathlib import Path

import pytest

from sandbox.book import Book
from sandbox.faults import Fault, Switchboard, UnknownSwitch

KNOWN = {"bank": {"slow": "медленно"}, "post": {"lost": "теряет"}}


def test_a_rate_decides_how_often_a_fault_strikes(tmp_path: Path):
    book = Book(tmp_path)
    switchboard = Switchboard(book, KNOWN)
    switchboard.switch_on({"system": "bank", "fault": "slow", "rate": 0.2})
    random.seed(7)

    struck = sum(switchboard.strike("bank", "slow") is not None for _ in range(1000))

    assert 150 < struck < 250
    assert switchboard.strike("post", "lost") is None
    book.close()


def test_a_fault_outlives_the_program(tmp_path: Path):
    book = Book(tmp_path)
    switchboard = Switchboard(book, KNOWN)
    switchboard.switch_on({"system": "bank", "fault": "slow", "count": 2, "delayMs": 70})
    switchboard.strike("bank", "slow")
    book.close()

    book = Book(tmp_path)
    again = Switchboard(book, KNOWN)

    assert again.on() == [Fault("bank", "slow", count=2, delay_ms=70, struck=1)]
    assert again.strike("bank", "slow") == Fault("bank", "slow", count=2, delay_ms=70, struck=2)
    assert again.on() == []
    book.close()


def test_a_fault_without_a_delay_takes_its_own(tmp_path: Path):
    assert Fault("bank", "slow").delay(3.0) == 3.0
    assert Fault("bank", "slow", delay_ms=0).delay(3.0) == 0.0


def test_an_unknown_switch_changes_nothing(tmp_path: Path):
    book = Book(tmp_path)
    switchboard = Switchboard(book, KNOWN)

    with pytest.raises(UnknownSwitch) as unknown:
        switchboard.switch_on({"system": "bank", "fault": "lost"})

    assert (unknown.value.field, unknown.value.known) == ("fault", ["slow"])
    assert switchboard.on() == []
    book.close()
