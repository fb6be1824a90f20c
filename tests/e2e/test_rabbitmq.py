"""The same product on a real RabbitMQ: only BROKER_URL differs. The broker may die; what was committed arrives."""

from tests.e2e.rabbit import rabbit
from tests.e2e.shop import Buyer, Shop, five_free_ports, soon
from tests.e2e.test_crashes import ordered


def test_sales_go_through_rabbitmq_and_survive_its_death(tmp_path):
    port = five_free_ports()
    settings = {"REDELIVER_SECONDS": 5}
    with (
        rabbit(port + 5) as node,
        Shop(tmp_path, port, BROKER_URL=node.url, **settings) as shop,
    ):
        buyer = Buyer(shop, "e2e-rabbit-0000001")
        first = ordered(buyer, "rabbit@example.com")
        buyer.pay(first)
        soon(lambda: shop.sandbox.mail("rabbit@example.com"), within=60)

        second = ordered(buyer, "dead-rabbit@example.com")
        node.kill()
        buyer.pay(second)
        node.start()
        soon(lambda: buyer.look(second)["status"], lambda status: status == "PAID", within=90)
        soon(lambda: shop.sandbox.mail("dead-rabbit@example.com"), within=90)
        assert len(shop.sandbox.mail("dead-rabbit@example.com")) == 1
