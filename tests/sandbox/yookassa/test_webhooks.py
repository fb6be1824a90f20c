import time
from typing import Any

from sandbox.yookassa.webhooks import next_try
from tests.sandbox.box import SandboxBox
from tests.sandbox.contract import check_component
from tests.sandbox.listener import Listener
from tests.sandbox.till import Till


def test_a_notification_carries_the_whole_object(till: Till, box: SandboxBox, listener: Listener):
    paid = box.pay(till.create()["id"])

    told = listener.wait_for(paid["id"])[0]

    assert told == {"type": "notification", "event": "payment.succeeded", "object": paid}
    check_component("Payment", told["object"])


def test_it_comes_again_until_it_is_answered_200(till: Till, box: SandboxBox, listener: Listener):
    listener.answers += [500]
    id = till.create()["id"]
    box.pay(id)

    first, second = listener.wait_for(id, 2)

    assert first == second
    time.sleep(0.1)
    sent = _notifications(box, id)
    assert [one["state"] for one in sent] == ["delivered"]
    assert [one["result"] for one in sent[0]["attempts"]] == [500, 200]


def test_an_answer_201_is_not_an_answer_200(till: Till, box: SandboxBox, listener: Listener):
    listener.answers += [201]
    id = till.create()["id"]
    box.pay(id)

    listener.wait_for(id, 2)


def test_tries_grow_apart_and_end_after_a_day():
    at = 0.0
    waits: list[float] = []
    while (then := next_try(len(waits) + 1, began=0.0, now=at)) is not None:
        waits.append(then - at)
        at = then

    assert waits[:9] == [1, 5, 30, 60, 300, 900, 3600, 3600, 10800]
    assert waits == sorted(waits)
    assert 12 * 3600 < sum(waits) <= 24 * 3600


def test_a_dropped_notification_never_comes(till: Till, box: SandboxBox, listener: Listener):
    box.switch_on("yookassa", "webhook.drop", count=1)
    id = till.create()["id"]
    box.pay(id)

    time.sleep(0.4)

    assert listener.events(id) == []
    assert _notifications(box, id) == []


def test_a_repeated_notification_comes_twice(till: Till, box: SandboxBox, listener: Listener):
    box.switch_on("yookassa", "webhook.repeat", count=1, delayMs=100)
    id = till.create()["id"]
    box.pay(id)

    assert len(listener.wait_for(id, 2)) == 2


def test_a_delayed_notification_comes_later(till: Till, box: SandboxBox, listener: Listener):
    box.switch_on("yookassa", "webhook.delay", count=1, delayMs=700)
    id = till.create()["id"]
    box.pay(id)

    time.sleep(0.4)
    assert listener.events(id) == []
    listener.wait_for(id)


def test_reordered_notifications_come_the_other_way_round(till: Till, box: SandboxBox, listener: Listener):
    box.switch_on("yookassa", "webhook.reorder", count=1)
    id = till.create(capture=False)["id"]
    box.pay(id)
    till.post(f"/payments/{id}/capture", {})

    listener.wait_for(id, 2)

    assert listener.events(id) == ["payment.succeeded", "payment.waiting_for_capture"]


def _notifications(box: SandboxBox, id: str) -> list[dict[str, Any]]:
    return [one for one in box.book("yookassa")["notifications"] if one["object_id"] == id]
