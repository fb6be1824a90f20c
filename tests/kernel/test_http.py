"""The client for outsiders: time limits, the request's id, never inside a transaction."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import transaction

from prichal.kernel.http import Outside, Unreachable
from prichal.kernel.logs import traced
from prichal.kernel.tx import InsideTransaction
from tests.sandbox.box import free_port


class Echo(BaseHTTPRequestHandler):
    """Answers the id it was asked with; at /slow, too late."""

    def do_GET(self) -> None:
        if self.path == "/slow":
            threading.Event().wait(1)
        body = self.headers.get("X-Request-ID", "").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written."""


@pytest.fixture
def outsider():
    server = HTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    client = Outside(base_url=f"http://127.0.0.1:{server.server_port}", timeout=0.3)
    yield client
    client.close()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_the_outsider_is_told_the_id_of_the_request(outsider):
    with traced("req-7"):
        assert outsider.send("GET", "/").text == "req-7"
    assert len(outsider.send("GET", "/").text) == 32


@pytest.mark.django_db(transaction=True)
def test_an_outsider_that_is_too_slow_or_gone_is_unreachable(outsider):
    with pytest.raises(Unreachable, match="GET /slow: ReadTimeout"):
        outsider.send("GET", "/slow")
    gone = Outside(base_url=f"http://127.0.0.1:{free_port()}", timeout=1)
    with pytest.raises(Unreachable, match="ConnectError"):
        gone.send("GET", "/")
    gone.close()


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_nobody_is_called(outsider):
    with pytest.raises(InsideTransaction), transaction.atomic():
        outsider.send("GET", "/")
