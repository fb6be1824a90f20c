"""Windows of the counters of tries."""

from datetime import UTC, datetime, timedelta

from prichal.accounts.rules import counter, reopens_at

QUARTER = datetime(2027, 6, 1, 9, 15, tzinfo=UTC)


def test_the_counter_is_the_same_within_its_window_and_another_in_the_next():
    begin, end = counter("account", "a@example.com", QUARTER), QUARTER + timedelta(minutes=15)

    assert counter("account", " A@Example.com", end - timedelta(microseconds=1)) == begin
    assert counter("account", "a@example.com", end) != begin
    assert counter("address", "a@example.com", QUARTER) != begin


def test_counters_begin_anew_at_the_end_of_the_window():
    assert reopens_at(QUARTER) == QUARTER + timedelta(minutes=15)
    assert reopens_at(QUARTER + timedelta(minutes=14, seconds=59)) == QUARTER + timedelta(minutes=15)
