"""What search engines read."""

import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.make import make_product
from tests.rentals.boats import make_rental

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def public_address(settings) -> None:
    settings.PUBLIC_URL = "https://prichal.example"


def test_personal_and_staff_pages_are_closed_to_robots() -> None:
    page = Client().get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /admin", "Disallow: /orders/", "Disallow: /checkout/"} <= set(page)
    assert page[-1] == "Sitemap: https://prichal.example/sitemap.xml"


def test_the_sitemap_names_each_programme_in_each_language() -> None:
    product = make_product()
    make_rental(slug="yacht")
    root = ElementTree.fromstring(Client().get("/sitemap.xml").content)  # noqa: S314 - our own page
    places = [one.text for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "https://prichal.example/zh/rentals/yacht" in places
    assert "https://prichal.example/excursions/yacht" not in places
    assert {f"https://prichal.example{prefix}/excursions/{product.slug}" for prefix in ("", "/en", "/zh")} <= set(
        places
    )


def test_pages_name_their_one_address_and_their_languages() -> None:
    product = make_product()
    page = Client().get(f"/en/excursions/{product.slug}?date=2030-01-01").content.decode()
    assert f'<link rel="canonical" href="https://prichal.example/en/excursions/{product.slug}">' in page
    found = dict(re.findall(r'hreflang="([\w-]+)" href="(https:[^"]+)"', page))
    assert found == {
        "ru": f"https://prichal.example/excursions/{product.slug}",
        "x-default": f"https://prichal.example/excursions/{product.slug}",
        "en": f"https://prichal.example/en/excursions/{product.slug}",
        "zh-hans": f"https://prichal.example/zh/excursions/{product.slug}",
    }
    assert f'<meta property="og:title" content="{product.title}">' in page
    assert '<meta property="og:image" content="https://prichal.example/static/ui/scenes/gulf-sunset.svg">' in page
