"""The mailbox over HTTP: JSON for programs, pages for people."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox import views
from sandbox.book import Json
from sandbox.mail import Letter, Mailbox
from sandbox.problems import problem

BASE = "/_sandbox/mail"
# The letter's own markup: no scripts, no origin; its links open outside the frame.
LETTER_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
    " style-src 'unsafe-inline'; img-src http: https: data:; font-src http: https: data:;"
    " frame-ancestors 'self'"
)


class MailRoom:
    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    def routes(self) -> Sequence[BaseRoute]:
        return [
            Route(BASE, self._list, methods=["GET"]),
            Route(BASE, self._throw_away, methods=["DELETE"]),
            Route(BASE + "/{id}", self._one),
            Route(BASE + "/{id}/html", self._html),
            Route(BASE + "/{id}/attachments/{number:int}", self._attachment),
        ]

    async def _list(self, request: Request) -> Response:
        return JSONResponse(
            [shown(letter, request) for letter in self._mailbox.letters(request.query_params.get("to"))]
        )

    async def _throw_away(self, request: Request) -> Response:
        return JSONResponse({"deleted": self._mailbox.throw_away(request.query_params.get("to"))})

    async def _one(self, request: Request) -> Response:
        letter = self._mailbox.letter(request.path_params["id"])
        if letter is None:
            return problem(404, "not_found", "Такого письма нет.")
        words = shown(letter, request)
        if "text/html" not in request.headers.get("accept", ""):
            return JSONResponse(words)
        return views.page("letter.html", letter=words)

    async def _html(self, request: Request) -> Response:
        letter = self._mailbox.letter(request.path_params["id"])
        if letter is None:
            return problem(404, "not_found", "Такого письма нет.")
        # Links open in a tab of their own; pictures sent inside the letter come from its attachments.
        html = '<base target="_blank">' + letter.body["html"]
        for number, part in enumerate(letter.body["attachments"]):
            if part["cid"]:
                html = html.replace(f"cid:{part['cid']}", _attachment_url(letter, number, request))
        return HTMLResponse(html, headers={"Content-Security-Policy": LETTER_POLICY})

    async def _attachment(self, request: Request) -> Response:
        part = self._mailbox.attachment(request.path_params["id"], request.path_params["number"])
        if part is None:
            return problem(404, "not_found", "Такого вложения нет.")
        content = part.get_payload(decode=True)
        name = part.get_filename() or "attachment"
        plain = re.sub(r"[^A-Za-z0-9._-]", "_", name)
        return Response(
            content if isinstance(content, bytes) else b"",
            media_type=part.get_content_type(),
            headers={
                "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
                "X-Content-Type-Options": "nosniff",
            },
        )


def shown(letter: Letter, request: Request) -> Json:
    body = letter.body
    return {
        "id": letter.id,
        "messageId": body["messageId"],
        "from": body["from"],
        "to": ", ".join(body["recipients"]),
        "recipients": body["recipients"],
        "subject": body["subject"],
        "text": body["text"],
        "html": body["html"],
        "at": body["at"],
        "deliveries": body["deliveries"],
        "attachments": [
            {
                "name": part["name"],
                "contentType": part["contentType"],
                "size": part["size"],
                "url": _attachment_url(letter, number, request),
            }
            for number, part in enumerate(body["attachments"])
        ],
    }


def _attachment_url(letter: Letter, number: int, request: Request) -> str:
    return str(request.base_url.replace(path=f"{BASE}/{letter.id}/attachments/{number}"))
