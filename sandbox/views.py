"""Pages for people: templates, words for amounts and times, and the forms they send."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sandbox.book import Json

PAGES = Path(__file__).parent / "pages"
MOSCOW = timezone(timedelta(hours=3))
MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'"
FORM_AT_MOST = 64 * 1024


def page(template: str, *, status: int = 200, **words: Any) -> HTMLResponse:
    """A page that needs no script and allows none."""
    text = _environment.get_template(template).render(**words)
    return HTMLResponse(
        text, status_code=status, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
    )


def stylesheet(request: Request) -> Response:
    return Response((PAGES / "sandbox.css").read_bytes(), media_type="text/css", headers={"Cache-Control": "no-cache"})


async def form(request: Request) -> dict[str, str]:
    """The fields of a plain HTML form; of a repeated field the last."""
    raw = (await request.body())[:FORM_AT_MOST]
    return dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True))


def roubles(amount: Json) -> str:
    whole, _, part = str(amount["value"]).partition(".")
    return f"{int(whole):,}".replace(",", "\u00a0") + f",{part}\u00a0₽"


def moscow(moment: str | float) -> str:
    """«20 ноября, 13:05» by Moscow time, from an ISO moment or Unix seconds."""
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else datetime.fromtimestamp(moment, UTC)
    at = at.astimezone(MOSCOW)
    return f"{at.day}\u00a0{MONTHS[at.month - 1]}, {at:%H:%M}"


_environment = Environment(loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined)
_environment.filters |= {"roubles": roubles, "moscow": moscow}
