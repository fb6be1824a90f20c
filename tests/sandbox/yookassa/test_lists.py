import time

from tests.sandbox.box import SandboxBox
from tests.sandbox.till import Till


def test_payments_come_newest_first_page_by_page(till: Till):
    made = [till.create()["id"] for _ in range(5)]

    first = till.get("/payments", limit="2").json()
    second = till.get("/payments", limit="2", cursor=first["next_cursor"]).json()

    assert first["type"] == "list"
    assert [one["id"] for one in first["items"] + second["items"]] == made[:0:-1]


def test_the_last_page_has_no_cursor(till: Till, box: SandboxBox):
    id = till.create()["id"]
    box.pay(id)
    till.refund(id, "1500.00")

    page = till.get("/refunds", payment_id=id).json()

    assert [one["payment_id"] for one in page["items"]] == [id]
    assert "next_cursor" not in page


def test_a_list_is_ten_long_unless_asked(till: Till):
    for _ in range(11):
        till.create()

    assert len(till.get("/payments").json()["items"]) == 10
    assert len(till.get("/payments", limit="11").json()["items"]) == 11


def test_payments_are_found_by_time_state_and_method(till: Till, box: SandboxBox):
    before = till.create()["created_at"]
    time.sleep(0.01)
    pending = till.create()
    paid = till.create()["id"]
    captured_at = box.pay(paid, method="yoo_money")["captured_at"]
    time.sleep(0.01)
    after = till.create()["created_at"]

    between = {"created_at.gt": before, "created_at.lt": after}
    assert _ids(till, **between) == [paid, pending["id"]]
    assert _ids(till, **between, status="pending") == [pending["id"]]
    assert _ids(till, **between, payment_method="yoo_money") == [paid]
    assert _ids(till, **{"created_at.gte": pending["created_at"], "created_at.lt": after})[-1] == pending["id"]
    assert _ids(till, **{"captured_at.gte": captured_at, "captured_at.lte": captured_at}) == [paid]
    moscow = before.replace("Z", "+00:00")
    assert _ids(till, **{"created_at.gt": moscow, "created_at.lt": after}) == [paid, pending["id"]]


def test_a_bad_filter_is_named(till: Till):
    for name, value in [
        ("limit", "0"),
        ("limit", "101"),
        ("limit", "x"),
        ("cursor", "nowhere"),
        ("status", "paid"),
        ("created_at.gte", "yesterday"),
        ("created_at.lt", "2026-06-12T22:30:00"),
    ]:
        answer = till.get("/payments", **{name: value})
        assert (answer.status_code, answer.json()["parameter"]) == (400, name)


def _ids(till: Till, **query: str) -> list[str]:
    return [one["id"] for one in till.get("/payments", limit="100", **query).json()["items"]]
