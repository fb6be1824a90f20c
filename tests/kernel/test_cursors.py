"""Cursors: read back as they were written, refused where they are not ours."""

import pytest

from prichal.kernel.cursors import next_page, read_cursor, write_cursor
from prichal.kernel.errors import Invalid


def test_a_cursor_gives_back_what_was_written():
    assert read_cursor(write_cursor("time", 7, "2027-06-01T09:00:00Z"), str, int, str) == [
        "time",
        7,
        "2027-06-01T09:00:00Z",
    ]


@pytest.mark.parametrize(
    "cursor",
    [
        "nonsense",
        "не наш",
        "W10",  # []
        write_cursor(1),
        write_cursor(1, "2"),
        write_cursor(1, 2, 3),
        "WzEsdHJ1ZV0",  # [1,true]
        "eyJhIjoxfQ",  # {"a":1}
    ],
)
def test_another_lists_cursor_is_refused(cursor):
    with pytest.raises(Invalid) as refusal:
        read_cursor(cursor, int, int)
    assert [error.field for error in refusal.value.errors] == ["cursor"]


def test_the_next_page_keeps_the_query_and_moves_the_cursor(rf, settings):
    settings.PUBLIC_URL = "https://prichal.example"
    request = rf.get("/api/v1/rentals?limit=2&cursor=old")
    assert next_page(request, "new") == "https://prichal.example/api/v1/rentals?limit=2&cursor=new"
    assert next_page(request, None) is None
