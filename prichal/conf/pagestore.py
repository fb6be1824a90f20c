"""Finished pages kept in one process: bounded by bytes, and each made once however many wait for it."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

import brotli
from django.http.response import ResponseHeaders

SMALLEST_PACKED = 256  # bytes; below it packing saves nothing worth the work
OVERHEAD = 5_000  # bytes of headers and bookkeeping of one page, generously


def etag_of(body: bytes) -> str:
    """A page is named by what it says, weakly: the same page in any packing has the same name."""
    return f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is sent, in every packing somebody has asked for. `begun` is when its making began, monotonic s."""

    body: bytes
    headers: dict[str, str]
    begun: float
    etag: str
    _packed: dict[str, tuple[bytes, ResponseHeaders]] = field(default_factory=dict)

    @classmethod
    def of(cls, body: bytes, headers: dict[str, str], *, begun: float) -> "Page":
        return cls(body, headers, begun, etag_of(body))

    def sent(self, encoding: str) -> tuple[bytes, ResponseHeaders]:
        """Body and headers for somebody who takes `br`, `gzip` or nothing packed; made at the first asking."""
        if encoding not in self._packed:
            self._packed[encoding] = self._pack(encoding if len(self.body) >= SMALLEST_PACKED else "")
        return self._packed[encoding]

    def _pack(self, encoding: str) -> tuple[bytes, ResponseHeaders]:
        headers = ResponseHeaders({**self.headers, "ETag": self.etag})
        match encoding:
            case "br":
                body = brotli.compress(self.body, quality=4)
            case "gzip":
                body = gzip.compress(self.body, 5, mtime=0)
            case _:
                body = self.body
        if encoding:
            headers["Content-Encoding"] = encoding
        headers["Content-Length"] = str(len(body))
        return body, headers

    @property
    def weight(self) -> int:
        """Bytes it may come to hold: itself, and both packings, which together are smaller than it."""
        return 2 * len(self.body) + OVERHEAD


class Flight:
    """One making of a page under way. Others wait for it; `page` stays None where it fails or can't be kept."""

    def __init__(self) -> None:
        self.page: Page | None = None
        self._landed = threading.Event()

    def land(self, page: Page | None) -> None:
        self.page = page
        self._landed.set()

    def wait(self, seconds: float) -> Page | None:
        self._landed.wait(seconds)
        return self.page


class PageStore:
    """Pages by key, the longest unused leaving first when they weigh more than `most_bytes` together."""

    def __init__(self, *, most_bytes: int) -> None:
        self.weight = 0
        self._most = most_bytes
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._flights: dict[Hashable, Flight] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, *, since: float) -> Page | None:
        """The page, unless its making began before `since`."""
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.begun < since:
                return None
            self._pages.move_to_end(key)
            return page

    def board(self, key: Hashable) -> tuple[Flight, bool]:
        """The making of this page under way, and whether it is the caller's own, who must then `land` it."""
        with self._lock:
            if flight := self._flights.get(key):
                return flight, False
            flight = self._flights[key] = Flight()
            return flight, True

    def land(self, key: Hashable, page: Page | None) -> None:
        """End the caller's making: keep the page, if there is one, and let go those who wait."""
        with self._lock:
            flight = self._flights.pop(key)
            if page:
                self._keep(key, page)
        flight.land(page)

    def _keep(self, key: Hashable, page: Page) -> None:
        if former := self._pages.pop(key, None):
            self.weight -= former.weight
        self._pages[key] = page
        self.weight += page.weight
        while self.weight > self._most:
            _, oldest = self._pages.popitem(last=False)
            self.weight -= oldest.weight
