"""The shop's side of ЮKassa's notifications: a small server that writes down what it is sent."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]


class Listener:
    """Answers 200, or what `answers` says first, one after the other."""

    def __init__(self) -> None:
        self.received: list[Json] = []
        self.answers: list[int] = []
        self._news = threading.Condition()
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(listener._note(body))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def events(self, object_id: str) -> list[str]:
        """What was told of one object, in the order of arrival."""
        return [told["event"] for told in self.received if told["object"]["id"] == object_id]

    def wait_for(self, object_id: str, count: int = 1, seconds: float = 5.0) -> list[Json]:
        """The notifications of one object, once there are so many; fails when they do not come."""
        until = time.monotonic() + seconds
        with self._news:
            while len(found := self._of(object_id)) < count:
                if not self._news.wait(until - time.monotonic()):
                    raise AssertionError(f"{len(found)} of {count} notifications of {object_id} came")
        return found

    def _of(self, object_id: str) -> list[Json]:
        return [told for told in self.received if told["object"]["id"] == object_id]

    def _note(self, body: Json) -> int:
        with self._news:
            self.received.append(body)
            self._news.notify_all()
            return self.answers.pop(0) if self.answers else 200
