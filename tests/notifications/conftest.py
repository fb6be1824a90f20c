"""Imports nothing of Django: a folder's conftest is read before the settings are there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prichal.notifications import ports
from tests.notifications.postbox import Postbox, open_postbox

HELLO = {
    "hello.subject.txt": "{% autoescape off %}Здравствуйте,\n{{ name }}{% endautoescape %}",
    "hello.txt": "\n{% autoescape off %}{{ name }}, {{ answer }}{% endautoescape %}\n\n",
    "hello.html": "<p>{{ name }}, {{ answer }}</p>\n",
}


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    """The installation's mail server for one test."""
    box, controller = open_postbox()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield box
    controller.stop()


@pytest.fixture
def template(settings, tmp_path: Path, monkeypatch) -> Path:
    """The folder of a small letter `hello`, known to Django; its words answer 42."""
    for name, text in HELLO.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [str(tmp_path)]}]
    monkeypatch.setitem(ports._words, "hello", lambda reference, language: {"answer": 42})
    return tmp_path
