import pytest

from tests.sandbox.box import SandboxBox
from tests.sandbox.till import Till


def test_what_exists_and_what_is_on_is_listed(box: SandboxBox):
    box.switch_on("yookassa", "webhook.drop", rate=0.2, count=10)
    box.switch_on("smtp", "smtp.slow", delayMs=5)

    faults = box.faults()

    assert sorted(faults["exists"]) == ["smtp", "yookassa"]
    assert {"payment.late", "webhook.drop", "webhook.repeat", "webhook.delay", "webhook.reorder"} < set(
        faults["exists"]["yookassa"]
    )
    assert faults["on"] == [
        _fault("smtp", "smtp.slow", delayMs=5),
        _fault("yookassa", "webhook.drop", rate=0.2, count=10),
    ]


def test_switching_on_again_sets_the_figures_anew(box: SandboxBox):
    box.switch_on("yookassa", "http.500", count=3)

    assert box.switch_on("yookassa", "http.500", rate=0.5) == _fault("yookassa", "http.500", rate=0.5)
    assert box.faults()["on"] == [_fault("yookassa", "http.500", rate=0.5)]


@pytest.mark.parametrize(
    ("field", "wish"),
    [
        ("system", {"system": "paypal", "fault": "http.500"}),
        ("system", {}),
        ("fault", {"system": "yookassa", "fault": "smtp.drop"}),
        ("fault", {"system": "yookassa"}),
        ("rate", {"system": "yookassa", "fault": "http.500", "rate": 1.1}),
        ("rate", {"system": "yookassa", "fault": "http.500", "rate": "0.5"}),
        ("count", {"system": "yookassa", "fault": "http.500", "count": 0}),
        ("delayMs", {"system": "yookassa", "fault": "http.slow", "delayMs": -1}),
        ("body", []),
    ],
)
def test_an_unknown_switch_is_named(field: str, wish: object, box: SandboxBox):
    answer = box.http.post("/_sandbox/faults", json=wish)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert box.faults()["on"] == []


def test_an_unknown_switch_is_told_what_exists(box: SandboxBox):
    answer = box.http.post("/_sandbox/faults", json={"system": "paypal", "fault": "x"}).json()
    assert answer["errors"][0]["known"] == ["smtp", "yookassa"]

    answer = box.http.delete("/_sandbox/faults", params={"system": "smtp", "fault": "x"}).json()
    assert answer["errors"][0]["known"] == ["smtp.drop", "smtp.refuse", "smtp.reject", "smtp.slow"]


def test_faults_are_switched_off_one_by_one_by_system_or_all(box: SandboxBox):
    for system, fault in [("smtp", "smtp.drop"), ("yookassa", "http.500"), ("yookassa", "http.slow")]:
        box.switch_on(system, fault)

    box.switch_off(system="yookassa", fault="http.slow")
    assert [one["fault"] for one in box.faults()["on"]] == ["smtp.drop", "http.500"]
    box.switch_off(system="yookassa")
    assert [one["fault"] for one in box.faults()["on"]] == ["smtp.drop"]
    box.switch_off()
    assert box.faults()["on"] == []


def test_a_counted_fault_ends_by_itself(box: SandboxBox, till: Till):
    box.switch_on("yookassa", "http.500", count=2)

    assert [till.get("/me").status_code for _ in range(3)] == [500, 500, 200]
    assert box.faults()["on"] == []


def test_a_fault_at_rate_0_never_strikes(box: SandboxBox, till: Till):
    box.switch_on("yookassa", "http.500", rate=0)

    assert {till.get("/me").status_code for _ in range(10)} == {200}


def test_the_page_s_form_switches_faults(box: SandboxBox):
    fields = {"system": "yookassa", "fault": "http.slow", "to": "on", "percent": "20", "count": "", "delayMs": "70"}
    answer = box.http.post("/_sandbox/faults/switch", data=fields)
    assert answer.headers["location"] == "/_sandbox/#faults"
    assert box.faults()["on"] == [_fault("yookassa", "http.slow", rate=0.2, delayMs=70)]
    assert "Включено: 20 %, 70 мс." in box.http.get("/_sandbox/").text

    box.http.post("/_sandbox/faults/switch", data=fields | {"to": "off"})
    assert box.faults()["on"] == []


def test_books_tell_what_a_system_believes(box: SandboxBox, till: Till):
    id = till.create()["id"]
    box.pay(id)
    refund = till.refund(id, "1500.00")

    book = box.book("yookassa")

    assert book["payments"][0] == till.payment(id)
    assert book["refunds"][0] == till.get(f"/refunds/{refund['id']}").json()
    assert [one["type"] for one in book["receipts"][:2]] == ["refund", "payment"]
    assert book["receipts"][0]["customer"] == {"email": "anna@example.com"}
    assert {one["event"] for one in book["notifications"][:2]} == {"payment.succeeded", "refund.succeeded"}
    assert box.http.get("/_sandbox/books/paypal").status_code == 404


def test_the_page_for_people_leads_to_what_waits(box: SandboxBox, till: Till):
    waiting = till.create(description="Заказ <b>№ 77</b>")

    page = box.http.get("/_sandbox/").text

    assert waiting["confirmation"]["confirmation_url"] in page
    assert "Заказ &lt;b&gt;№ 77&lt;/b&gt;" in page
    assert "webhook.drop" in page
    assert "<script" not in page


def _fault(system: str, fault: str, **figures: object) -> dict[str, object]:
    default = {"rate": 1.0, "count": None, "delayMs": None, "reason": None, "struck": 0}
    return {"system": system, "fault": fault, **default, **figures}
