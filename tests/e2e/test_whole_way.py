"""The way of a sale through every process: API, acquirer, webhook, relay, workers, mail."""

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
