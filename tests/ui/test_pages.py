"""The living page of components."""

import re

from django.test import RequestFactory

from prichal.ui import pages, sheets


def test_the_living_page_shows_every_component() -> None:
    page = pages.design(RequestFactory().get("/admin/design")).content.decode()
    shells = {"tokens", "base", "layout", "shell", "language"}
    assert {
        part for part in set(sheets.PARTS) - shells if f'class="{part}' not in page.replace("chips", "chip")
    } == set()


def test_the_page_needs_no_inline_style_or_script() -> None:
    page = pages.design(RequestFactory().get("/admin/design")).content.decode()
    assert re.findall(r'\sstyle="|\son\w+="|<script(?![^>]*\ssrc=)', page) == []
