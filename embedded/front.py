"""One public address for two servers: connections that open with `GET /ws/` go to `live`, others to `web`.

    python -m embedded.front PORT WEB LIVE        (WEB and LIVE: ports on 127.0.0.1)

It decides once per connection, from the first bytes, and then only copies. Browsers open a new connection
for every WebSocket, so that is enough. Production has nginx in this place.
"""

import asyncio
import sys
from typing import cast

import uvloop

HOST = "127.0.0.1"
BUFFERED = 1 << 18  # bytes that may wait for a slow reader before its writer is made to wait
LONGEST_FIRST_LINE = 1 << 16
SECONDS_AFTER_ANSWER = 30  # how long a client may keep its half open once the upstream has closed
APOLOGY = "Сайт перезапускается, обновите страницу через несколько секунд.\n".encode()
UNAVAILABLE = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nConnection: close\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (len(APOLOGY), APOLOGY)
)


class Half(asyncio.Protocol):
    """One end of a joined pair of connections: what arrives here is written to `other`."""

    transport: asyncio.Transport
    other: "Half | None" = None
    ended = False  # this side will send no more

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.set_write_buffer_limits(high=BUFFERED)

    def data_received(self, data: bytes) -> None:
        if self.other:
            self.other.transport.write(data)

    def eof_received(self) -> bool:
        """Pass the end on; the other direction may still have something to say."""
        self.ended = True
        if self.other:
            self.pass_end(self.other)
        return True

    def pass_end(self, other: "Half") -> None:
        if other.ended:
            self.transport.close()
            other.transport.close()
        elif other.transport.can_write_eof() and not other.transport.is_closing():
            other.transport.write_eof()

    def connection_lost(self, error: Exception | None) -> None:
        if self.other:
            self.other.transport.close()  # after what is still buffered has been sent

    def pause_writing(self) -> None:
        if self.other and not self.other.transport.is_closing():
            self.other.transport.pause_reading()

    def resume_writing(self) -> None:
        if self.other and not self.other.transport.is_closing():
            self.other.transport.resume_reading()


class Upstream(Half):
    """The end towards `web` or `live`; joined to its client the moment it stands."""

    def __init__(self, client: "Client") -> None:
        self.client = client

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if self.client.transport.is_closing():
            self.transport.close()
        else:
            self.other = self.client
            self.client.join(self)

    def eof_received(self) -> bool:
        """The server is done: a client that never hangs up is not kept for ever."""
        super().eof_received()
        if self.other:
            asyncio.get_running_loop().call_later(SECONDS_AFTER_ANSWER, self.other.transport.close)
        return True


class Client(Half):
    """The end towards the browser, which decides where the connection leads."""

    def __init__(self, web: int, live: int) -> None:
        self.web = web
        self.live = live
        self.opening = b""
        self.dialling: asyncio.Task[None] | None = None

    def data_received(self, data: bytes) -> None:
        if self.other:
            self.other.transport.write(data)
            return
        self.opening += data
        if self.dialling is None and b"\r\n" in self.opening:
            self.transport.pause_reading()
            port = self.live if self.opening.startswith(b"GET /ws/") else self.web
            self.dialling = asyncio.create_task(self.dial(port))
        elif len(self.opening) > LONGEST_FIRST_LINE:
            self.transport.close()

    def eof_received(self) -> bool:
        super().eof_received()
        return self.other is not None  # a client that leaves before its first line is let go

    async def dial(self, port: int) -> None:
        """Connect to the server that was asked for, or say that it is not there."""
        try:
            await asyncio.get_running_loop().create_connection(lambda: Upstream(self), HOST, port)
        except OSError:
            self.transport.write(UNAVAILABLE)
            self.transport.close()

    def join(self, upstream: Upstream) -> None:
        """From now on all goes there, beginning with what has been read so far."""
        self.other = upstream
        upstream.transport.write(self.opening)
        self.opening = b""
        self.transport.resume_reading()


async def serve(port: int, web: int, live: int) -> None:
    """Listen until cancelled."""
    server = await asyncio.get_running_loop().create_server(lambda: Client(web, live), HOST, port, backlog=1024)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(*(int(word) for word in sys.argv[1:4])))
