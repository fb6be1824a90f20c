"""A small HTTP server for tests of the generators, which can be told to stall."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class SmallServer:
    """Answers every request at once, except while it stalls; `answer` is what it sends."""

    def __init__(self) -> None:
        self.port = 0
        self.answered = 0
        self.answer = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine"
        self.visitors: set[Visitor] = set()
        self.stalled = False
        self.waiting: list[Visitor] = []

    async def stall(self, *, after: float, seconds: float) -> None:
        await asyncio.sleep(after)
        self.stalled = True
        await asyncio.sleep(seconds)
        self.stalled = False
        for visitor in self.waiting:
            visitor.answer()

    async def say_goodbye(self) -> None:
        while self.visitors:
            for visitor in self.visitors:
                visitor.transport.close()
            await asyncio.sleep(0.01)


class Visitor(asyncio.Protocol):
    """One connection to the small server."""

    def __init__(self, server: SmallServer) -> None:
        self.server = server

    def connection_made(self, transport) -> None:
        self.transport = transport
        self.server.visitors.add(self)

    def data_received(self, data: bytes) -> None:
        if self.server.stalled:
            self.server.waiting.append(self)
        else:
            self.answer()

    def answer(self) -> None:
        self.server.answered += 1
        self.transport.write(self.server.answer)

    def connection_lost(self, error: Exception | None) -> None:
        self.server.visitors.discard(self)


@asynccontextmanager
async def small_server() -> AsyncIterator[SmallServer]:
    small = SmallServer()
    server = await asyncio.get_running_loop().create_server(lambda: Visitor(small), "127.0.0.1", 0, backlog=1024)
    async with server:
        small.port = server.sockets[0].getsockname()[1]
        yield small
        await small.say_goodbye()
