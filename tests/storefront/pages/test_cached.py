"""Two visitors and three languages through the page cache: nobody gets what is another's, in no other language."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prichal.orders.access import access_token
from prichal.storefront.pages.frame import COOKIE
from tests.make import ANNA_SESSION, BORIS_SESSION
from tests.storefront.shelf import BUYER, bought, coming, visitor

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = {"": "ru", "/en": "en", "/zh": "zh-Hans"}
MENU = {"": "Рейсы</a>", "/en": "Sailings</a>", "/zh": "航班</a>"}
FOREIGN = {"anna": {"accept-language": "en-GB,en", "user-agent": "Mobile"}, "boris": {"accept-language": "zh-CN"}}


@pytest.fixture(autouse=True)
def pages_are_kept(settings) -> None:
    settings.PAGE_CACHE_SECONDS = 600.0


@pytest.fixture
def people() -> tuple[Client, Client, list[str], list[str]]:
    """Anna is signed in, holds a seat and has an order; Boris holds another; what is secret of each; the addresses."""
    event = coming(seats=9)
    anna, boris = visitor(ANNA_SESSION), visitor(BORIS_SESSION)
    anna.handler = boris.handler  # one process, one cache
    user = get_user_model().objects.create(email=BUYER["email"], created_at=timezone.now())
    anna.force_login(user)
    order = bought(anna, event, seats=("A-1",))
    anna.post(f"/events/{event.slug}/seatmap", {"lock": "A-2"})
    boris.post(f"/events/{event.slug}/seatmap", {"lock": "A-3"})
    secrets = [ANNA_SESSION, BORIS_SESSION, order.code, access_token(order), BUYER["email"], "Ильина", "921 123"]
    day = timezone.localdate(event.starts_at)
    product = event.product.slug
    paths = [
        "/", "/events", f"/events?date={day}&party=2", "/events?sort=price", f"/events?product={product}&part=night",
        f"/events/{event.slug}", f"/excursions/{product}", f"/excursions/{product}?date={day}", "/rentals",
        "/offer", "/privacy", "/contacts",
    ]  # fmt: skip
    return anna, boris, [str(secret) for secret in secrets], paths


def address(prefix: str, path: str, **marks: str) -> str:
    """The page in that language, with marks of advertising that must not split the cache."""
    whole = (prefix + path).rstrip("/") if prefix else path
    return whole + "".join(f"{'&' if '?' in whole else '?'}{name}={value}" for name, value in marks.items())


def ask(client: Client, whole: str, name: str):
    headers = FOREIGN[name] | {"authorization": f"Bearer {name}-secret", "referer": f"https://{name}.example/"}
    return client.get(whole, headers=headers)


@pytest.mark.parametrize("first", ["anna", "boris"])
def test_whoever_comes_first_the_other_gets_the_same_page_and_nothing_personal(people, first: str) -> None:
    anna, boris, secrets, paths = people
    clients = {"anna": anna, "boris": boris}
    second = "boris" if first == "anna" else "anna"
    for path in paths:
        for prefix, language in LANGUAGES.items():
            made = ask(clients[first], address(prefix, path, utm_source=f"{first}-mark", yclid="17"), first)
            with CaptureQueriesContext(connection) as asked:
                kept = ask(clients[second], address(prefix, path, utm_source=f"{second}-mark"), second)
            assert (made.status_code, kept.status_code, len(asked)) == (200, 200, 0), (prefix, path)
            assert made.content == kept.content
            words = kept.content.decode()
            assert f'<html lang="{language}"' in words
            assert MENU[prefix] in words
            assert kept["Content-Language"] == language
            found = [secret for secret in [*secrets, "anna", "boris", "csrfmiddlewaretoken"] if secret in words]
            assert found == [], (prefix, path)
            assert not made.cookies
            assert not kept.cookies


def test_no_two_languages_of_a_page_are_the_same_bytes(people) -> None:
    anna, _boris, _secrets, paths = people
    for path in paths:
        assert len({ask(anna, address(prefix, path), "anna").content for prefix in LANGUAGES}) == 3, path


def test_links_of_a_kept_page_stay_in_its_language(people) -> None:
    _anna, boris, _secrets, paths = people
    for path in paths:
        words = ask(boris, address("/en", path), "boris").content.decode()
        body = re.sub(r'<(nav class="language"|head).*?</(nav|head)>', "", words, flags=re.DOTALL)
        strangers = [link for link in re.findall(r'href="(/[^"]*)"', body) if not link.startswith(("/en", "/static/"))]
        assert strangers == [], path


def test_the_private_pages_are_never_kept(people) -> None:
    anna, boris, _secrets, paths = people
    slug = paths[5].removeprefix("/events/")
    for path in (f"/events/{slug}/seatmap", f"/checkout/{slug}"):
        hers, his = anna.get(path), boris.get(path)
        assert hers.content != his.content
        for page in (hers, his):
            assert "no-store" in page["Cache-Control"]
            assert not page.has_header("ETag")
    assert COOKIE not in Client().get("/").cookies
