import hashlib
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

import pytest

from embedded.front import APOLOGY
from tests.embedded.ports import free_ports

PAGE = b"GET /events HTTP/1.1\r\nHost: shop\r\n\r\n"
SOCKET = b"GET /ws/seatmap?eventId=1 HTTP/1.1\r\nHost: shop\r\nUpgrade: websocket\r\n\r\n"
BIG = bytes(range(256)) * 32_768  # 8 MiB


@dataclass
class Front:
    port: int
    web: socket.socket
    live: socket.socket

    def dial(self):
        for _ in range(200):
            with suppress(ConnectionRefusedError):
                return socket.create_connection(("127.0.0.1", self.port), timeout=5)
            time.sleep(0.02)
        raise AssertionError("The front did not start.")


@pytest.fixture
def front():
    shop, web, live = free_ports(3)
    argv = [sys.executable, "-m", "embedded.front", str(shop), str(web), str(live)]
    with (
        socket.create_server(("127.0.0.1", web)) as for_web,
        socket.create_server(("127.0.0.1", live)) as for_live,
    ):
        for upstream in (for_web, for_live):
            upstream.settimeout(5)
        process = subprocess.Popen(argv)
        yield Front(shop, for_web, for_live)
        process.terminate()
        process.wait(5)


def accept(upstream):
    connection = upstream.accept()[0]
    connection.settimeout(5)
    return connection


def read(connection, size):
    """Exactly so many bytes, or all there are until the other side ends."""
    parts = []
    while size and (part := connection.recv(min(size, 65_536))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def test_pages_come_from_web(front):
    with front.dial() as client:
        client.sendall(PAGE)
        with accept(front.web) as web:
            assert read(web, len(PAGE)) == PAGE
            web.sendall(b"answer")
            assert read(client, 6) == b"answer"


def test_sockets_come_from_live(front):
    with front.dial() as client:
        client.sendall(SOCKET)
        with accept(front.live) as live:
            assert read(live, len(SOCKET)) == SOCKET
            live.sendall(b"frame")
            assert read(client, 5) == b"frame"


def test_it_waits_for_the_whole_first_line_before_it_decides(front):
    with front.dial() as client:
        client.sendall(SOCKET[:7])
        time.sleep(0.1)
        client.sendall(SOCKET[7:])
        with accept(front.live) as live:
            assert read(live, len(SOCKET)) == SOCKET


def test_a_client_that_has_said_all_still_gets_its_answer(front):
    with front.dial() as client:
        client.sendall(PAGE)
        client.shutdown(socket.SHUT_WR)
        with accept(front.web) as web:
            assert read(web, 1_000) == PAGE  # ends, because the half-close was passed on
            web.sendall(b"answer")
        assert read(client, 1_000) == b"answer"


def test_an_answer_that_ends_with_its_connection_ends_at_the_client(front):
    with front.dial() as client:
        client.sendall(PAGE)
        with accept(front.web) as web:
            assert read(web, len(PAGE)) == PAGE
            web.sendall(b"answer")
        assert read(client, 1_000) == b"answer"


def test_a_server_may_speak_before_it_is_spoken_to(front):
    with front.dial() as client:
        client.sendall(PAGE)
        with accept(front.web) as web:
            web.sendall(b"welcome")
            assert read(client, 7) == b"welcome"


def test_a_client_that_leaves_is_gone_for_the_server_too(front):
    with front.dial() as client:
        client.sendall(PAGE)
        web = accept(front.web)
        assert read(web, len(PAGE)) == PAGE
    with web:
        assert web.recv(1) == b""


def test_a_client_that_leaves_before_its_first_line_is_let_go(front):
    with front.dial() as client:
        client.sendall(b"GET /ev")
        client.shutdown(socket.SHUT_WR)
        assert client.recv(1) == b""


def test_a_server_that_is_down_is_a_503_in_words(front):
    front.web.close()
    with front.dial() as client:
        client.sendall(PAGE)
        answer = read(client, 10_000)
    assert answer.startswith(b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\n")
    assert answer.endswith(b"\r\n\r\n" + APOLOGY)


def test_no_byte_is_lost_when_both_sides_send_much_and_read_slowly(front):
    with front.dial() as client:
        upload = Thread(target=client.sendall, args=[PAGE + BIG])
        upload.start()
        with accept(front.web) as web:
            download = Thread(target=web.sendall, args=[BIG])
            download.start()
            time.sleep(0.3)  # every buffer in between is full by now
            received = read(web, len(PAGE + BIG))
            time.sleep(0.3)
            answer = read(client, len(BIG))
            download.join()
        upload.join()
    assert digest(received) == digest(PAGE + BIG)
    assert digest(answer) == digest(BIG)


def digest(data):
    return hashlib.sha256(data).hexdigest()
