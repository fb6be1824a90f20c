"""Whatever is killed, it comes back by itself, and what was agreed before is still true."""

import os
import signal
from pathlib import Path

import httpx
import pytest
import redis

from tests.e2e.shop import Buyer, Shop, five_free_ports, soon

VICTIMS = {
    "web": "prichal.conf.wsgi",
    "live": "prichal.conf.asgi",
    "front": "embedded.front",
    "relay": "manage.py relay",
    "worker": "celery -A prichal.conf.celery worker",
    "beat": "celery -A prichal.conf.celery beat",
    "sandbox": "-m sandbox",
    "Redis": "redis-server",
    "PostgreSQL": "bin/postgres -D",
}
LOST = (httpx.TransportError, httpx.HTTPStatusError, AssertionError)


def kill(shop: Shop, words: str) -> None:
    pids = soon(lambda: shop.pids_of(words))
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def ordered(buyer: Buyer, email: str) -> dict:
    event = next(e for e in buyer.events(seating="general", limit="50") if e["salesStatus"] == "onSale")
    buyer.hold_tickets(event["id"], adult=1).raise_for_status()
    return buyer.order([{"eventId": event["id"], "ticketType": "adult", "quantity": 1}], email=email, key=email)


def again(step):
    """A step that a crash may interrupt, tried until it goes through, as a buyer would."""

    def tried():
        try:
            return step()
        except LOST:
            return None

    return soon(tried, within=60)


@pytest.mark.parametrize("victim", VICTIMS)
def test_a_sale_goes_through_although_a_process_is_killed_in_the_middle(shop, victim):
    email = f"{victim.lower()}@example.com"
    buyer = Buyer(shop, f"e2e-crash-{victim.lower():_>12}")
    order = ordered(buyer, email)
    kill(shop, VICTIMS[victim])
    again(lambda: buyer.pay(order))
    soon(lambda: again(lambda: buyer.look(order))["status"], lambda status: status == "PAID", within=60)
    assert len(soon(lambda: again(lambda: shop.sandbox.mail(email)), within=60)) == 1
    assert len(again(lambda: buyer.look(order))["tickets"]) == 1


def test_redis_wiped_loses_nothing_that_was_committed(shop):
    buyer = Buyer(shop, "e2e-wiped-00000001")
    order = ordered(buyer, "wiped@example.com")
    buyer.pay(order)
    socket = next(Path(shop.folder).rglob("redis.sock"))
    client = redis.Redis(unix_socket_path=str(socket))
    for _ in range(5):
        client.flushall()
    client.close()
    soon(lambda: buyer.look(order)["status"], lambda status: status == "PAID", within=60)
    assert len(soon(lambda: shop.sandbox.mail("wiped@example.com"), within=60)) == 1


def test_after_the_whole_set_up_is_killed_a_restart_has_everything(tmp_path):
    port = five_free_ports()
    with Shop(tmp_path, port) as first:
        buyer = Buyer(first, "e2e-killed-all-001")
        order = ordered(buyer, "all@example.com")
        assert first.process
        first.process.kill()
        first.process.wait()
        with Shop(tmp_path, port) as second:
            late = Buyer(second, "e2e-killed-all-001")
            late.pay(order)
            soon(lambda: late.look(order)["status"], lambda status: status == "PAID", within=60)
            soon(lambda: second.sandbox.mail("all@example.com"), within=60)
