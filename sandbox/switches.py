"""The sandbox's own addresses: faults, books, and the page for people."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox import views
from sandbox.book import Book
from sandbox.faults import Switchboard, UnknownSwitch
from sandbox.mail import Mailbox
from sandbox.problems import bad_field, problem
from sandbox.systems import System

SHOWN = 20  # rows of each list on the page
LOOKED_AT = 100  # newest rows that are searched for them


class Switches:
    def __init__(
        self, *, book: Book, switchboard: Switchboard, systems: Mapping[str, System], mailbox: Mailbox
    ) -> None:
        self._book = book
        self._switchboard = switchboard
        self._systems = systems
        self._mailbox = mailbox

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/healthz", _alive),
            Route("/_sandbox", _to_page),
            Route("/_sandbox/", self._page),
            Route("/_sandbox/sandbox.css", _stylesheet),
            Route("/_sandbox/faults", self._faults, methods=["GET", "POST", "DELETE"]),
            Route("/_sandbox/faults/switch", self._switch, methods=["POST"]),
            Route("/_sandbox/books/{system}", self._books),
        ]

    async def _faults(self, request: Request) -> Response:
        try:
            if request.method == "POST":
                with self._book.change():
                    return JSONResponse(self._switchboard.switch_on(await _wish(request)).shown())
            if request.method == "DELETE":
                wish = await _wish(request)
                with self._book.change():
                    off = self._switchboard.switch_off(wish.get("system"), wish.get("fault"))
                return JSONResponse({"switchedOff": off})
        except UnknownSwitch as unknown:
            return bad_field(unknown.field, unknown.message, unknown.known)
        exists = {name: dict(faults) for name, faults in self._switchboard.known.items()}
        return JSONResponse({"exists": exists, "on": [fault.shown() for fault in self._switchboard.on()]})

    async def _switch(self, request: Request) -> Response:
        """A fault switched by the page's form."""
        fields = await views.form(request)
        system, fault = fields.get("system"), fields.get("fault")
        try:
            with self._book.change():
                if fields.get("to") == "on":
                    self._switchboard.switch_on({"system": system, "fault": fault} | _figures(fields))
                else:
                    self._switchboard.switch_off(system, fault)
        except UnknownSwitch as unknown:
            return bad_field(unknown.field, unknown.message, unknown.known)
        return RedirectResponse("/_sandbox/#faults", 303)

    async def _books(self, request: Request) -> Response:
        system = self._systems.get(request.path_params["system"])
        if system is None:
            return problem(404, "not_found", f"Такой системы нет. Есть: {', '.join(sorted(self._systems))}.")
        return JSONResponse(system.book())

    async def _page(self, request: Request) -> Response:
        book = self._systems["yookassa"].book(limit=LOOKED_AT)
        on = {(fault.system, fault.fault): fault for fault in self._switchboard.on()}
        return views.page(
            "desk.html",
            pending=[payment for payment in book["payments"] if "confirmation" in payment][:SHOWN],
            finished=[payment for payment in book["payments"] if "confirmation" not in payment][:SHOWN],
            letters=[{"id": letter.id, **letter.body} for letter in self._mailbox.letters(limit=SHOWN)],
            letter_count=self._mailbox.count(),
            known=self._switchboard.known,
            on=on,
        )


async def _alive(request: Request) -> Response:
    return PlainTextResponse("ok")


async def _to_page(request: Request) -> Response:
    return RedirectResponse("/_sandbox/")


async def _stylesheet(request: Request) -> Response:
    return views.stylesheet(request)


async def _wish(request: Request) -> dict[str, Any]:
    """The JSON body; for DELETE the query will do as well. Raises UnknownSwitch."""
    raw = await request.body()
    if not raw:
        return dict(request.query_params)
    try:
        wish = json.loads(raw)
    except ValueError:
        wish = None
    if not isinstance(wish, dict):
        raise UnknownSwitch("body", "Нужен объект JSON.")
    return wish


def _figures(fields: Mapping[str, str]) -> dict[str, Any]:
    """The form's figures; an empty field is the fault's own default."""
    figures: dict[str, Any] = {}
    if percent := fields.get("percent", "").strip():
        figures["rate"] = int(percent) / 100 if percent.isdigit() else percent
    for field in ("count", "delayMs"):
        if text := fields.get(field, "").strip():
            figures[field] = int(text) if text.isdigit() else text
    return figures
