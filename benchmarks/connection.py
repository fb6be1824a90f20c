"""A bare HTTP/1.1 client connection: cheap enough that the load does not measure itself."""

import asyncio
from typing import cast

HOST = "127.0.0.1"
BODILESS = {204, 304}


class Connection(asyncio.Protocol):
    """Kept alive, one request at a time. It hangs up on answers of unknown length."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport
        self.open = False
        self._lost = asyncio.Event()
        self._waiting: asyncio.Future[int] | None = None
        self._read = b""
        self._wanted = -1  # bytes of the whole answer; unknown until its head is here
        self._body = 0  # where it begins
        self.body = b""  # of the latest answer
        self._status = 0

    async def ask(self, request: bytes) -> int:
        """The status of the answer, once all of it is here. Raises OSError when the connection breaks."""
        self._waiting = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self._waiting

    async def close(self) -> None:
        self.transport.close()
        await self._lost.wait()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.open = True

    def data_received(self, data: bytes) -> None:
        self._read += data
        if self._wanted < 0 and not self._take_head():
            return
        if len(self._read) >= self._wanted:
            self.body = self._read[self._body :]
            self._read, self._wanted = b"", -1
            waiting, self._waiting = self._waiting, None
            if waiting and not waiting.done():
                waiting.set_result(self._status)

    def connection_lost(self, error: Exception | None) -> None:
        self.open = False
        self._lost.set()
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(error or ConnectionResetError("the server hung up"))

    def _take_head(self) -> bool:
        end = self._read.find(b"\r\n\r\n")
        if end < 0:
            return False
        head = self._read[:end].lower()
        self._status = int(head[9:12])
        _, named, rest = head.partition(b"\r\ncontent-length:")
        if not named and self._status not in BODILESS:
            self.transport.abort()
            return False
        self._body = end + 4
        self._wanted = self._body + (int(rest.split(b"\r\n", 1)[0]) if named else 0)
        return True


async def connect(port: int) -> Connection:
    """Raises OSError where nobody listens."""
    _, connection = await asyncio.get_running_loop().create_connection(Connection, HOST, port)
    return connection


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()


def post(path: str, body: bytes, **headers: str) -> bytes:
    """A header's underscores are written as hyphens."""
    known = {"Host": HOST, "Content-Type": "application/json", "Content-Length": str(len(body))}
    known |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in known.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body
