"""Catalogue pages from memory: the same for everybody, about a second old, and never anything personal."""

import gzip
import re
import threading
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import brotli
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from prichal.conf.pagecache import PageCache, asked_query, best_encoding, has_it, keepable, query_keys
from prichal.inventory.schemas.events import EventQuery
from prichal.storefront.rules.choosing import LISTED_BY
from tests.make import make_event, make_product

PAGES = ("/", "/events", "/rentals", "/offer", "/privacy", "/contacts")
BODY = "<p>Рейс в полдень</p>" * 50


@pytest.fixture(autouse=True)
def switched_on(settings):
    settings.PAGE_CACHE_SECONDS = 1.0


@pytest.fixture
def season(db):
    """A product with an event on sale, tomorrow by the real clock."""
    now = timezone.now()
    product = make_product(slug="sunset")
    starts_at = now + timedelta(days=1)
    return make_event(
        product=product, slug="water-sunset", starts_at=starts_at, sales_open_at=now - timedelta(days=1), now=now
    )


class Site:
    """A site of one page behind the cache; counts how often it is made."""

    def __init__(self, make=lambda request: HttpResponse(BODY)):
        self.made = 0
        self.make = make
        self.seen = []
        self.cache = PageCache(self.respond)

    def respond(self, request):
        self.made += 1
        self.seen.append((request.COOKIES, request.META.get("QUERY_STRING"), request.META.get("HTTP_AUTHORIZATION")))
        return self.make(request)

    def get(self, rf, address="/", **headers):
        return self.cache(rf.get(address, headers=headers))


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("/", set()),
        ("/en", set()),
        ("/zh/", set()),
        ("/events", LISTED_BY),
        ("/zh/events", LISTED_BY),
        ("/events/water-1", set()),
        ("/en/excursions/sunset", {"date"}),
        ("/rentals", {"cursor"}),
        ("/zh/rentals/motor-yacht", set()),
        ("/en/offer", set()),
        ("/privacy", set()),
        ("/contacts", set()),
        ("/api/v1/rentals", {"limit", "cursor", "lang"}),
        ("/api/v1/rentals/motor-yacht", {"lang"}),
        ("/api/v1/events/7", {"lang"}),
        ("/api/v1/events/7/seat-layout", {"lang"}),
        ("/api/v1/events/7/ticket-types", {"lang"}),
        ("/api/v1/events/7/prices", {"lang"}),
        ("/api/v1/products", {"kind", "limit", "cursor", "lang"}),
        (
            "/api/v1/products/sunset",
            {"dateFrom", "date_from", "dateTo", "date_to", "limit", "cursor", "lang"},
        ),
    ],
)
def test_catalogue_addresses_are_kept_by_the_query_keys_they_know(path, keys):
    assert query_keys(path) == keys


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/events/7/seats",
        "/api/v1/events/7/seats/lock",
        "/events/7/seatmap",
        "/api/v1/rentals/motor-yacht/availability",
        "/rentals/motor-yacht/lock",
        "/checkout/7",
        "/orders/A7",
        "/admin/",
        "/admin/orders",
        "/search",
        "/healthz",
        "/metrics",
        "/de/events",
        "/eventsx",
        "/en/api/v1/events",
    ],
)
def test_other_addresses_are_not(path):
    assert query_keys(path) is None


def test_the_api_list_knows_every_key_of_its_query():
    wire = {field.alias or name for name, field in EventQuery.model_fields.items()}
    assert set(query_keys("/api/v1/events") or ()) == {*wire, *EventQuery.model_fields, "lang"}


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("utm_source=mail&yclid=17&sort=price&date=2027-06-01", "date=2027-06-01&sort=price"),
        ("sort=price&sort=time", "sort=price&sort=time"),
        ("product=", "product="),
        ("product=%D0%B0+b", "product=%D0%B0+b"),
    ],
)
def test_only_known_keys_in_one_order_tell_pages_apart(rf, query, kept):
    assert asked_query(rf.get(f"/events?{query}")) == kept


def test_only_plain_reading_is_answered_from_memory(rf):
    assert asked_query(rf.post("/events")) is None
    assert asked_query(rf.head("/events")) is None
    assert asked_query(rf.get("/events", headers={"hx-request": "true"})) is None
    assert asked_query(rf.get("/events?" + "&".join(f"a{n}=1" for n in range(1001)))) is None


def test_within_its_second_a_page_is_made_once(rf):
    site = Site()
    answers = [site.get(rf).content.decode() for _ in range(3)]
    assert (answers, site.made) == ([BODY] * 3, 1)


def test_after_its_second_it_is_made_again(rf, settings):
    site = Site()
    site.get(rf)
    settings.PAGE_CACHE_SECONDS = 1e-9
    site.get(rf)
    assert site.made == 2


def test_an_ageing_page_is_made_anew_by_one_visitor_while_others_still_get_it(rf, monkeypatch):
    site, clock = Site(), [100.0]
    monkeypatch.setattr("prichal.conf.pagecache.time.monotonic", lambda: clock[0])
    site.get(rf)
    clock[0] += 0.79
    site.get(rf)
    assert site.made == 1
    clock[0] += 0.02
    inside = []

    def successor(request):
        inside.append(site.get(rf).content.decode())
        return HttpResponse("new")

    site.make = successor
    assert (site.get(rf).content.decode(), inside, site.made) == ("new", [BODY], 2)
    assert site.get(rf).content.decode() == "new"


def test_switched_off_it_makes_every_page(rf, settings):
    settings.PAGE_CACHE_SECONDS = 0
    site = Site()
    answers = [site.get(rf) for _ in range(2)]
    assert (site.made, answers[0].has_header("ETag")) == (2, False)


@pytest.mark.parametrize(
    ("one", "other", "made"),
    [
        (("/events", {}), ("/events?utm_source=a", {}), 1),
        (("/events", {"cookie": "a=1"}), ("/events", {"cookie": "a=2"}), 1),
        (("/events", {"accept-language": "en"}), ("/events", {"accept-language": "zh"}), 1),
        (("/events", {}), ("/en/events", {}), 2),
        (("/events", {}), ("/events?sort=price", {}), 2),
        (("/events", {}), ("/events", {"host": "localhost"}), 2),
        (("/api/v1/events", {"accept-language": "en"}), ("/api/v1/events", {"accept-language": "zh"}), 2),
        (("/api/v1/events", {"accept-language": "en-GB"}), ("/api/v1/events", {"accept-language": "en;q=0.8"}), 1),
        (("/api/v1/events", {}), ("/api/v1/events?lang=en", {}), 2),
    ],
)
def test_what_makes_two_pages_and_what_does_not(rf, one, other, made):
    site = Site()
    for address, headers in (one, other):
        site.get(rf, address, **headers)
    assert site.made == made


def test_pages_are_made_without_the_askers_cookies_credentials_and_foreign_query(rf):
    site = Site()
    site.get(rf, "/events?yclid=7&sort=price", cookie="sessionid=anna", authorization="Bearer anna")
    assert site.seen == [({}, "sort=price", None)]


@pytest.mark.parametrize(
    "make",
    [
        lambda request: HttpResponse(BODY, status=404),
        lambda request: HttpResponse(BODY, status=500),
        lambda request: HttpResponse(BODY, headers={"Vary": "Accept-Encoding, HX-Request"}),
        lambda request: HttpResponse(BODY, headers={"Cache-Control": "private"}),
        lambda request: HttpResponse(BODY, headers={"Cache-Control": "max-age=0, no-store"}),
        lambda request: HttpResponse(BODY, headers={"Content-Encoding": "gzip"}),
        lambda request: HttpResponse('<input name="csrfmiddlewaretoken" value="x">'),
    ],
)
def test_what_is_not_for_everybody_is_made_for_each(rf, make):
    site = Site(make)
    answers = [site.get(rf) for _ in range(2)]
    assert (site.made, answers[0].content) == (2, make(None).content)


def test_a_page_that_sets_a_cookie_is_not_kept():
    response = HttpResponse(BODY)
    assert keepable(response) is True
    response.set_cookie("prichal_session", "secret")
    assert keepable(response) is False


def test_a_failure_reaches_its_asker_and_is_not_kept(rf):
    site = Site(lambda request: 1 / 0)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            site.get(rf)
    site.make = lambda request: HttpResponse(BODY)
    assert site.get(rf).content.decode() == BODY


def test_visitors_who_come_together_wait_for_one_making(rf):
    begun, go_on = threading.Event(), threading.Event()

    def slowly(request):
        begun.set()
        assert go_on.wait(5)
        return HttpResponse(BODY)

    site, got = Site(slowly), []
    threads = [threading.Thread(target=lambda: got.append(site.get(rf).content.decode())) for _ in range(4)]
    threads[0].start()
    assert begun.wait(5)
    for thread in threads[1:]:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join()
    assert (got, site.made) == ([BODY] * 4, 1)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", ""),
        ("gzip;q=nonsense", ""),
    ],
)
def test_the_best_packing_the_asker_takes(accepted, encoding):
    assert best_encoding(accepted) == encoding


def test_every_packing_says_the_same(rf):
    site = Site()
    plain, zipped, brotlied = (site.get(rf, "/", **{"accept-encoding": name}) for name in ("", "gzip", "br"))
    assert gzip.decompress(zipped.content) == brotli.decompress(brotlied.content) == plain.content
    assert [one.get("Content-Encoding") for one in (plain, zipped, brotlied)] == [None, "gzip", "br"]
    assert [int(one["Content-Length"]) for one in (plain, zipped, brotlied)] == [
        len(one.content) for one in (plain, zipped, brotlied)
    ]
    assert plain["ETag"] == zipped["ETag"] == brotlied["ETag"]


def test_who_has_the_page_is_told_so(rf):
    site = Site()
    name = site.get(rf)["ETag"]
    known = site.get(rf, "/", **{"if-none-match": name})
    assert (known.status_code, known.content, known["ETag"]) == (304, b"", name)
    assert (known["Vary"], known["Cache-Control"]) == ("Accept-Encoding", "public, max-age=0, must-revalidate")
    assert site.get(rf, "/", **{"if-none-match": 'W/"another"'}).status_code == 200


@pytest.mark.parametrize(
    ("header", "has"), [("", False), ("*", True), ('"a", W/"b"', True), ('"b"', True), ('"a"', False)]
)
def test_names_are_compared_weakly(header, has):
    assert has_it(header, 'W/"b"') is has


@pytest.mark.parametrize(
    ("address", "vary"),
    [
        ("/", "Accept-Encoding"),
        ("/events", "Accept-Encoding, Accept"),
        ("/offer", "Accept-Encoding"),
        ("/api/v1/events", "Accept-Encoding, Accept, Accept-Language"),
        ("/api/v1/events/7/prices", "Accept-Encoding, Accept-Language"),
    ],
)
def test_caches_on_the_way_know_what_a_page_depends_on(rf, address, vary):
    assert Site().get(rf, address)["Vary"] == vary


def test_two_visitors_and_three_languages_never_get_each_others_pages(season, django_user_model):
    """Anna is signed in and has a session; Boris is a stranger. One set of processes, one cache."""
    anna, boris = Client(), Client()
    anna.handler = boris.handler = stranger_handler = Client().handler
    anna.force_login(django_user_model.objects.create(email="anna@example.com", created_at=timezone.now()))
    anna.cookies["prichal_session"] = "anna-session-0001"
    for path in (*PAGES, "/events/water-sunset", "/excursions/sunset"):
        for prefix, tag in (("", "ru"), ("/en", "en"), ("/zh", "zh-Hans")):
            address = prefix + path if prefix + path == "/" else (prefix + path).rstrip("/")
            hers, his = anna.get(f"{address}?utm_source=anna-secret"), boris.get(address)
            assert hers.status_code == his.status_code == 200, address
            assert hers.content == his.content, address
            assert hers["Content-Language"] == his["Content-Language"] == tag
            assert f'<html lang="{tag}"' in his.content.decode()
            assert "anna" not in his.content.decode()
    assert stranger_handler is boris.handler


@pytest.mark.parametrize("prefix", ["", "/en", "/zh"])
def test_a_kept_page_sets_no_cookie_and_has_no_token(season, client, prefix):
    for path in (*PAGES, "/events/water-sunset", "/excursions/sunset"):
        for turn in ("made", "kept"):
            answer = client.get((prefix + path).rstrip("/") or "/")
            assert answer.status_code == 200, path
            assert answer.has_header("ETag"), f"{path} is not kept"
            assert not answer.cookies, (path, turn)
            assert b"csrfmiddlewaretoken" not in answer.content
            assert b'method="post"' not in answer.content.lower()


def test_every_link_and_form_of_kept_pages_uses_known_keys_only(season, client):
    """Else the cache would drop what a view reads: QUERY_KEYS and the pages must agree."""
    for path in ("/", "/events", "/events?sort=price", "/events/water-sunset", "/excursions/sunset"):
        text = client.get(path).content.decode()
        for link in re.findall(r'href="(/[^"]*)"', text):
            parts = urlsplit(unescape(link))
            known = query_keys(parts.path)
            if known is not None:
                assert {key for key, _ in parse_qsl(parts.query, keep_blank_values=True)} <= known, link
        for form in re.findall(r"<form.*?</form>", text, re.DOTALL):
            action = re.search(r'action="([^"]*)"', form)
            known = query_keys(action[1] if action else path)
            assert known is None or set(re.findall(r'name="([^"]*)"', form)) <= known


def test_the_catalogue_api_is_kept_and_seats_are_not(season, client, django_assert_num_queries):
    for path in ("events", "events/water-sunset", "events/water-sunset/prices", "products", "products/sunset"):
        path = f"/api/v1/{path}"
        assert client.get(path)["ETag"] == client.get(path)["ETag"]
        with django_assert_num_queries(0):
            client.get(path)
    seats = "/api/v1/events/water-sunset/seats"
    assert client.get(seats)["Cache-Control"] == "private, max-age=0, must-revalidate"
    with django_assert_num_queries(4):
        client.get(seats)


def test_the_owners_literal_path_answers_the_same_bytes(season, client):
    literal = client.get("/events", headers={"accept": "application/json"})
    assert literal["Content-Type"].startswith("application/json")
    assert literal.content == client.get("/api/v1/events").content
    assert client.get("/events", headers={"accept": "text/html"}).content[:15] == b"<!doctype html>"


def test_a_warm_page_asks_the_database_nothing(season, client, django_assert_num_queries):
    client.get(reverse("storefront:home"))
    with django_assert_num_queries(0):
        assert client.get(reverse("storefront:home")).status_code == 200


def test_a_refused_host_is_never_answered_from_memory(season, client):
    client.get("/")
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
