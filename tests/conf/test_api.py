"""The API as a whole: how its answers are written, and its readable page."""

import re

import pytest
from django.test import Client


@pytest.mark.django_db
def test_letters_are_sent_as_they_are_and_nothing_between_them():
    assert "\\u" not in Client().get("/api/v1/events?cursor=x").content.decode()
    assert Client().get("/api/v1/events").content == b'{"items":[],"next":null}'


def test_the_readable_page_asks_no_other_host(settings):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    page = Client().get("/api/v1/docs").content.decode()
    assert re.findall(r'(?:src|href)="([^"]+)"', page) != []
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == []
