"""Logs: one JSON object a line, one id from the request through outbox and worker to the outsider, nothing personal.

The id lives in a context variable: a request, a delivery or a command begins one, everything logged or published
meanwhile carries it.
"""

import re
import uuid
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

SECRET_NAMES = re.compile(
    r"(?i)(pass(word|wd)|secret|token|session|authorization|cookie|signature|csrf|key$|email|phone|full_?name|contact)"
)
MAIL = re.compile(r"([A-Za-z0-9._%+-])[A-Za-z0-9._%+-]*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
PHONE = re.compile(r"(?<![\w-])\+?[78][\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*(\d{2})(?![\w-])")
CARD = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)")
TOKEN_IN_QUERY = re.compile(r"(?i)((?:token|sessionid|key)=)[^&\s\"']+")
HIDDEN = "…"


@contextmanager
def traced(trace: str = "") -> Iterator[str]:
    """Everything inside carries this id; a new one where none is given."""
    trace = trace or new_trace()
    with structlog.contextvars.bound_contextvars(trace=trace):
        yield trace


def new_trace() -> str:
    return uuid.uuid4().hex


def current_trace() -> str:
    """The id of what is under way, or nothing outside of everything."""
    return str(structlog.contextvars.get_contextvars().get("trace", ""))


def masked(text: str) -> str:
    """Addresses, phones, card numbers and tokens out of a text; enough stays to tell two apart."""
    text = TOKEN_IN_QUERY.sub(rf"\1{HIDDEN}", text)
    text = MAIL.sub(lambda found: f"{found[1]}{HIDDEN}@{HIDDEN}", text)
    text = CARD.sub(HIDDEN, text)
    return PHONE.sub(lambda found: f"{HIDDEN}{found[1]}", text)


def mask_event(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog's processor: values under telling names go, texts are masked."""
    for name, value in event.items():
        if SECRET_NAMES.search(name) and value:
            event[name] = HIDDEN
        elif isinstance(value, str) and name not in {"timestamp", "level", "trace"}:
            event[name] = masked(value)
    return event


def logging_config(level: str) -> dict[str, Any]:
    """Django's LOGGING: every logger of the process writes such lines."""
    before = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=["status_code", "route", "milliseconds", "request_class"]),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    line = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        mask_event,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": line,
                "foreign_pre_chain": before,
            }
        },
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            "celery": {"level": "WARNING"},  # it would write two lines for every tick of the clock
            "httpx": {"level": "WARNING"},  # it would write the address of every call
            "fontTools": {"level": "WARNING"},
            "django.request": {"level": "ERROR"},  # refusals are answers, not events
        },
    }
