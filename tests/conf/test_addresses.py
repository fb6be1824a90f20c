"""One address per language; the owner's literal paths reach the API's own handlers."""

import pytest
from django.http import HttpResponse
from django.urls import get_script_prefix, reverse
from django.utils import translation

from prichal.conf.addresses import Aliases, Language, languages


def passed_through(middleware, request):
    """What the next layer saw: path, language, prefix of new addresses."""
    seen: dict[str, str | None] = {}

    def next_layer(request):
        seen.update(path=request.path_info, language=translation.get_language(), prefix=get_script_prefix())
        return HttpResponse()

    response = middleware(next_layer)(request)
    return seen, response


@pytest.mark.parametrize(
    ("address", "path", "language", "prefix", "tag"),
    [
        ("/events", "/events", "ru", "/", "ru"),
        ("/en/events", "/events", "en", "/en/", "en"),
        ("/en", "/", "en", "/en/", "en"),
        ("/zh/", "/", "zh-hans", "/zh/", "zh-Hans"),
        ("/english", "/english", "ru", "/", "ru"),
    ],
)
def test_the_first_part_of_an_address_is_its_language(rf, address, path, language, prefix, tag):
    seen, response = passed_through(Language, rf.get(address, headers={"accept-language": "en"}))
    assert seen == {"path": path, "language": language, "prefix": prefix}
    assert response["Content-Language"] == tag
    assert get_script_prefix() == "/"


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [("?lang=zh", "en", "zh-hans"), ("", "en-GB,ru;q=0.5", "en"), ("", "de", "ru"), ("?lang=xx", "", "ru")],
)
def test_the_api_asks_the_query_then_the_header(rf, query, header, language):
    seen, _ = passed_through(Language, rf.get(f"/api/v1/events{query}", headers={"accept-language": header}))
    assert (seen["language"], seen["prefix"]) == (language, "/")


def test_links_made_on_an_english_page_stay_english(rf):
    made = []

    def next_layer(request):
        made.append(reverse("api:openapi-json"))
        return HttpResponse()

    Language(next_layer)(rf.get("/en/events"))
    assert made == ["/en/api/v1/openapi.json"]


def test_a_page_links_to_itself_in_every_language(rf):
    request = rf.get("/events?pier=a")
    with translation.override("en"):
        assert languages(request)["language_links"] == [
            ("ru", "Русский", "/events?pier=a", False),
            ("en", "English", "/en/events?pier=a", True),
            ("zh-hans", "中文", "/zh/events?pier=a", False),
        ]


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example/"])
def test_no_link_to_another_language_leads_to_another_host(rf, path):
    request = rf.get("/")
    request.path_info = path
    addresses = [address for _code, _label, address, _current in languages(request)["language_links"]]
    beyond = "%5Cevil.example/" if "\\" in path else "evil.example/"
    assert addresses == [f"/{beyond}", f"/en/{beyond}", f"/zh/{beyond}"]


@pytest.mark.parametrize(
    ("path", "accept", "reached"),
    [
        ("/events/7/seats/lock", "*/*", "/api/v1/events/7/seats/lock"),
        ("/payments/yookassa/webhook", "*/*", "/api/v1/payments/yookassa/webhook"),
        ("/products", "*/*", "/api/v1/products"),
        ("/products/sunset", "text/html", "/api/v1/products/sunset"),
        ("/events", "application/json", "/api/v1/events"),
        ("/events", "text/html,application/json", "/events"),
        ("/events/7/seatmap", "application/json", "/events/7/seatmap"),
        ("/rentals", "application/json", "/api/v1/rentals"),
        ("/rentals/motor-yacht", "application/json", "/api/v1/rentals/motor-yacht"),
        ("/rentals/motor-yacht", "text/html", "/rentals/motor-yacht"),
        ("/orders/A7", "text/html", "/orders/A7"),
        ("/orders/A7/documents", "*/*", "/api/v1/orders/A7/documents"),
    ],
)
def test_the_owners_literal_paths_reach_the_api(rf, path, accept, reached):
    seen, _ = passed_through(Aliases, rf.get(path, headers={"accept": accept}))
    assert seen["path"] == reached
