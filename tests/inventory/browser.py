"""A browser's end of `/ws/seatmap`, inside the test's own process."""

import json
from typing import Any, Self

from asgiref.testing import ApplicationCommunicator
from channels.routing import URLRouter

from prichal.inventory.sockets import websocket_urlpatterns


class Browser:
    """Opened with `async with`; `hear` gives the next message, as JSON says it."""

    def __init__(self, event: object) -> None:
        scope = {
            "type": "websocket",
            "path": "/ws/seatmap",
            "query_string": f"eventId={event}".encode(),
            "headers": [],
            "subprotocols": [],
        }
        self.line = ApplicationCommunicator(URLRouter(websocket_urlpatterns), scope)

    async def __aenter__(self) -> Self:
        await self.line.send_input({"type": "websocket.connect"})
        assert await self.line.receive_output(3) == {"type": "websocket.accept", "subprotocol": None}
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self.line.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.line.wait(3)

    async def hear(self, *, within: float = 3) -> dict[str, Any]:
        message = await self.line.receive_output(within)
        assert message["type"] == "websocket.send", message
        heard: dict[str, Any] = json.loads(message["text"])
        return heard

    async def silent(self, *, seconds: float = 0.3) -> bool:
        """Whether nothing is heard for a while."""
        nothing: bool = await self.line.receive_nothing(seconds)
        return nothing
