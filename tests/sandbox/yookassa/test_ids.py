from datetime import UTC, datetime, timedelta, timezone

from sandbox.yookassa import ids

NOON = datetime(2018, 7, 18, 10, 51, 18, 139_000, tzinfo=UTC)


def test_an_id_begins_with_its_second():
    assert ids.payment_id(NOON).startswith("22e12f66-000f-5000-8000-")
    assert len(ids.payment_id(NOON)) == 36
    assert ids.refund_id(NOON).startswith("22e12f66-0015-")
    assert len(ids.receipt_id(NOON)) == 39


def test_ids_of_one_second_differ():
    assert len({ids.payment_id(NOON) for _ in range(100)}) == 100


def test_a_moment_is_told_in_utc_with_milliseconds():
    assert ids.moment(NOON.astimezone(timezone(timedelta(hours=3)))) == "2018-07-18T10:51:18.139Z"


def test_a_number_has_exactly_so_many_digits():
    assert {len(ids.digits(6)) for _ in range(100)} == {6}
