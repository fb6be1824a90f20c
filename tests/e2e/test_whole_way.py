"""The way of a sale through every process: API, acquirer, webhook, relay, workers, mail."""

import json
import os
import signal

from tests.e2e.shop import Buyer, Shop, soon, text_of_paper


def event_of(buyer: Buyer, seating: str) -> dict:
    return next(
        e for e in buyer.events(seating=seating, limit="100") if e["seatsLeft"] and e["salesStatus"] == "onSale"
    )


def letters_to(shop: Shop, address: str) -> list[dict]:
    return shop.sandbox.mail(address)


def test_three_general_tickets_from_the_list_to_the_mailbox(shop):
    buyer = Buyer(shop, "e2e-general-000001")
    event = event_of(buyer, "general")
    assert buyer.hold_tickets(event["id"], adult=2, child=1).status_code == 200
    items = [{"eventId": event["id"], "ticketType": "adult", "quantity": 2}]
    items += [{"eventId": event["id"], "ticketType": "child", "quantity": 1}]
    order = buyer.order(items, email="general@example.com")
    assert order["status"] == "LOCKED"
    buyer.pay(order)
    paid = soon(lambda: buyer.look(order), lambda seen: len(seen["tickets"]) == 3)
    assert (paid["status"], paid["paymentStatus"]) == ("PAID", "succeeded")
    letter = soon(lambda: letters_to(shop, "general@example.com"))[0]
    text = "".join(text_of_paper(shop, letter).split())  # numbers are printed in groups
    assert all(ticket["number"] in text for ticket in paid["tickets"])


def test_the_outbox_survives_the_death_of_the_worker(shop):
    buyer = Buyer(shop, "e2e-killed-0000001")
    event = event_of(buyer, "general")
    buyer.hold_tickets(event["id"], adult=1)
    order = buyer.order([{"eventId": event["id"], "ticketType": "adult", "quantity": 1}], email="killed@example.com")
    workers = soon(lambda: shop.pids_of("celery -A prichal.conf.celery worker"))
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    buyer.pay(order)
    soon(lambda: buyer.look(order)["status"], lambda status: status == "PAID", within=100)
    soon(lambda: letters_to(shop, "killed@example.com"), within=100)
    assert len(letters_to(shop, "killed@example.com")) == 1
    assert len(buyer.look(order)["tickets"]) == 1


def test_nobody_sees_an_order_without_its_token(shop):
    buyer = Buyer(shop, "e2e-private-000001")
    event = event_of(buyer, "general")
    buyer.hold_tickets(event["id"], adult=1)
    order = buyer.order([{"eventId": event["id"], "ticketType": "adult", "quantity": 1}])
    for token in ("", "wrong", order["accessToken"][:-1]):
        answer = buyer.http.get(f"/orders/{order['id']}", headers={"X-Order-Token": token})
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_one_id_leads_from_a_request_to_the_acquirer_and_through_the_outbox_to_the_mail(shop):
    buyer = Buyer(shop, "e2e-traced-000001")
    event = event_of(buyer, "general")
    buyer.hold_tickets(event["id"], adult=1)
    order = buyer.order([{"eventId": event["id"], "ticketType": "adult", "quantity": 1}], email="traced@example.com")
    opened = buyer.open_payment(order)
    buyer.shop.sandbox.pay(opened.json()["paymentId"])
    soon(lambda: letters_to(shop, "traced@example.com"))
    asked = [line for line in lines_of(shop, "web") if line["event"].startswith("yookassa POST payments")]
    assert opened.headers["X-Request-ID"] in {line["trace"] for line in asked}
    handled = soon(lambda: chains_of(shop), lambda chains: any(len(chain) >= 3 for chain in chains.values()))
    chain = next(reversed([chain for chain in handled.values() if "payments.follow_notice" in chain]))
    assert {"payments.follow_notice", "tickets.issue_tickets", "notifications.send_queued_mail"} <= chain
    assert "traced@example.com" not in (shop.folder / "logs/worker.log").read_text()


def lines_of(shop: Shop, process: str) -> list[dict]:
    """What a process has logged, as far as it is JSON."""
    text = (shop.folder / f"logs/{process}.log").read_text()
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def chains_of(shop: Shop) -> dict[str, set[str]]:
    """By id: the handlers that ran under it."""
    chains: dict[str, set[str]] = {}
    for line in lines_of(shop, "worker"):
        if line["logger"] == "prichal.kernel.outbox" and "trace" in line:
            chains.setdefault(line["trace"], set()).add(line["event"].split(" ")[0])
    return chains
