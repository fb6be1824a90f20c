import threading
import time
import uuid

import httpx
import pytest

from tests.sandbox.box import SandboxBox
from tests.sandbox.till import Till, payment_body, receipt


def test_a_wrong_key_is_told_so(box: SandboxBox, till: Till):
    for auth in [None, (box.shop_id, "wrong"), ("1", box.secret_key)]:
        answer = httpx.get(f"{box.api_url}/payments", auth=auth)
        assert (answer.status_code, answer.json()["code"]) == (401, "invalid_credentials")


def test_the_shop_reads_its_own_settings(till: Till):
    me = till.get("/me").json()

    assert (me["account_id"], me["test"], me["status"]) == ("100500", True, "enabled")
    assert me["fiscalization"] == {"enabled": True, "provider": "yoo_receipt"}


@pytest.mark.parametrize("key", [None, "k" * 65, "два слова"])
def test_a_missing_or_odd_idempotence_key_is_refused(key: str | None, till: Till):
    headers = {} if key is None else {"Idempotence-Key": key.encode()}

    answer = till.send("POST", "/payments", json=payment_body(), headers=headers)

    assert (answer.status_code, answer.json()["parameter"]) == (400, "Idempotence-Key")


def test_the_same_key_and_body_give_the_same_payment(till: Till, box: SandboxBox):
    key = str(uuid.uuid4())
    first = till.post("/payments", payment_body(), key).json()
    assert till.post("/payments", payment_body(), key).json() == first

    box.pay(first["id"])

    again = till.post("/payments", payment_body(), key).json()
    assert (again["id"], again["status"]) == (first["id"], "succeeded")


def test_the_same_key_with_another_body_is_refused(till: Till):
    key = str(uuid.uuid4())
    till.post("/payments", payment_body(), key)

    answer = till.post("/payments", payment_body(description="Заказ № 43"), key)

    assert answer.status_code == 400
    assert answer.json()["description"] == "Idempotence key duplicated"
    assert answer.json()["parameter"] == "Idempotence-Key"


def test_a_refused_request_leaves_its_key_free(till: Till):
    key = str(uuid.uuid4())
    assert till.post("/payments", payment_body(description="x" * 129), key).status_code == 400
    assert till.post("/payments", payment_body(), key).status_code == 200


def test_a_twin_in_flight_is_told_to_come_again(till: Till, box: SandboxBox):
    box.switch_on("yookassa", "http.slow", delayMs=500, count=1)
    key, answers = str(uuid.uuid4()), []
    first = threading.Thread(target=lambda: answers.append(till.post("/payments", payment_body(), key)))
    first.start()
    time.sleep(0.15)

    twin = till.post("/payments", payment_body(), key)
    first.join()

    assert (twin.status_code, twin.json()["code"]) == (500, "internal_server_error")
    assert answers[0].status_code == 200
    assert till.post("/payments", payment_body(), key).json()["id"] == answers[0].json()["id"]


def test_a_body_that_is_not_json_is_refused(till: Till):
    key = {"Idempotence-Key": "a"}
    form = till.send("POST", "/payments", data={"a": "b"}, headers=key)
    assert (form.status_code, form.json()["type"]) == (415, "error")

    for content in (b"{", b"[]"):
        answer = till.send("POST", "/payments", content=content, headers=key | {"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")


def test_a_wrong_verb_is_refused(till: Till):
    assert till.send("DELETE", "/payments").status_code == 405


def test_an_unknown_payment_is_not_found(till: Till):
    answer = till.get("/payments/22e12f66-000f-5000-8000-18db351245c7")

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert answer.json()["description"] == "Incorrect payment_id. Payment doesn't exist or access denied."


def test_an_answer_500_hides_a_performed_operation(till: Till, box: SandboxBox):
    box.switch_on("yookassa", "http.500", count=1)
    key = str(uuid.uuid4())
    body = payment_body("1234.00", receipt=receipt("1234.00"))

    assert till.post("/payments", body, key).status_code == 500

    made = [one for one in box.book("yookassa")["payments"] if one["amount"]["value"] == "1234.00"]
    assert len(made) == 1
    assert till.post("/payments", body, key).json()["id"] == made[0]["id"]


def test_a_reset_connection_hides_a_performed_operation(till: Till, box: SandboxBox):
    box.switch_on("yookassa", "http.reset", count=1)
    key = str(uuid.uuid4())
    body = payment_body("1235.00", receipt=receipt("1235.00"))

    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        till.post("/payments", body, key)

    made = [one for one in box.book("yookassa")["payments"] if one["amount"]["value"] == "1235.00"]
    assert len(made) == 1
    assert till.post("/payments", body, key).json()["id"] == made[0]["id"]


def test_a_silent_server_hides_a_performed_operation(till: Till, box: SandboxBox):
    box.switch_on("yookassa", "http.timeout", count=1)
    key = str(uuid.uuid4())
    body = payment_body("1236.00", receipt=receipt("1236.00"))

    with pytest.raises(httpx.ReadTimeout):
        till.post("/payments", body, key, timeout=0.3)

    made = [one for one in box.book("yookassa")["payments"] if one["amount"]["value"] == "1236.00"]
    assert len(made) == 1
    assert till.post("/payments", body, key).json()["id"] == made[0]["id"]


def test_too_many_requests_are_refused_before_anything_happens(till: Till, box: SandboxBox):
    box.switch_on("yookassa", "http.429", count=1)
    before = len(box.book("yookassa")["payments"])

    assert till.post("/payments", payment_body()).json()["code"] == "too_many_requests"
    assert len(box.book("yookassa")["payments"]) == before
