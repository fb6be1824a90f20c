"""What every answer of the API has in common."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.make import ANNA_SESSION, make_event, make_product

OWN, SHARED = "private, max-age=0, must-revalidate", "public, max-age=0, must-revalidate"
CATALOGUE = (
    "/api/v1/products",
    "/api/v1/products/sunset",
    "/api/v1/events",
    "/api/v1/events/water-sunset",
    "/api/v1/events/water-sunset/seat-layout",
    "/api/v1/events/water-sunset/ticket-types",
    "/api/v1/events/water-sunset/prices",
    "/api/v1/rentals",
)
SEATS = "/api/v1/events/water-sunset/seats"


@pytest.fixture
def season(db):
    now = timezone.now()
    starts_at = now + timedelta(days=1)
    return make_event(
        product=make_product(slug="sunset"),
        slug="water-sunset",
        starts_at=starts_at,
        sales_open_at=now - timedelta(days=1),
        now=now,
    )


@pytest.fixture(params=[0, 1.0], ids=["page cache off", "page cache on"])
def page_cache(request, settings):
    settings.PAGE_CACHE_SECONDS = request.param


@pytest.mark.parametrize("address", ["/api/v1/orders", "/orders", "/en/api/v1/orders"])
def test_a_wrong_method_is_a_problem_document_that_names_the_right_ones(address):
    answer = Client().delete(address)
    assert (answer.status_code, answer["Allow"], answer["Content-Type"]) == (405, "POST", "application/problem+json")
    assert (answer.json()["code"], answer["X-Content-Type-Options"]) == ("method_not_allowed", "nosniff")
    assert answer["Content-Length"] == str(len(answer.content))


@pytest.mark.django_db
def test_no_cache_keeps_what_may_be_personal():
    answer = Client().get("/api/v1/orders/NOSUCH?token=x")
    assert (answer["Cache-Control"], answer.has_header("ETag")) == ("no-store", False)


@pytest.mark.usefixtures("page_cache")
@pytest.mark.parametrize("address", [*CATALOGUE, SEATS])
def test_who_has_a_catalogue_answer_is_told_so(season, client, address):
    first = client.get(address)
    known = client.get(address, headers={"if-none-match": f'"other", {first["ETag"]}'})
    assert first.status_code == 200
    assert (known.status_code, known.content, known["ETag"]) == (304, b"", first["ETag"])
    assert client.get(address, headers={"if-none-match": 'W/"other"'}).content == first.content
    for answer in (first, known):
        assert answer["Cache-Control"] == (OWN if address == SEATS else SHARED)
        assert "Accept-Language" in answer["Vary"]


@pytest.mark.usefixtures("page_cache")
def test_an_answer_that_has_changed_has_another_name(season, client):
    seats = f"/api/v1/events/{season.pk}/seats"
    before = client.get(seats)["ETag"]
    body = {"sessionId": ANNA_SESSION, "seats": ["A-1"]}
    assert client.post(f"{seats}/lock", body, content_type="application/json").status_code == 200
    assert client.get(seats, headers={"if-none-match": before}).status_code == 200
    hers = client.get(seats, {"sessionId": ANNA_SESSION})
    assert hers["ETag"] not in {before, client.get(seats)["ETag"]}


@pytest.mark.usefixtures("page_cache")
def test_each_language_has_names_of_its_own(season, client):
    season.product.title_en = "Sunset"
    season.product.save()
    russian, english = (client.get("/api/v1/events", {"lang": lang, "utm": "x"})["ETag"] for lang in ("ru", "en"))
    assert russian != english == client.get("/api/v1/events", headers={"accept-language": "en"})["ETag"]


@pytest.mark.usefixtures("page_cache")
@pytest.mark.parametrize("address", [*CATALOGUE, SEATS, "/products"])
def test_head_is_answered_as_get_without_the_body(season, client, address):
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head["Content-Length"]) == len(whole.content)
    for name in ("ETag", "Content-Type", "Cache-Control", "Vary", "Content-Language"):
        assert head[name] == whole[name], name
    known = client.head(address, headers={"if-none-match": whole["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


@pytest.mark.django_db
def test_head_of_what_is_not_there_or_not_read_is_refused_as_get_is():
    missing, written = Client().head("/api/v1/events/nothing"), Client().head("/api/v1/quotes")
    assert (missing.status_code, missing["Content-Type"], missing.content) == (404, "application/problem+json", b"")
    assert (written.status_code, written["Allow"], written.content) == (405, "POST", b"")
    assert int(written["Content-Length"]) == len(Client().get("/api/v1/quotes").content)


@pytest.mark.usefixtures("page_cache")
def test_a_refusal_has_no_name(season, client):
    answer = client.get("/api/v1/events?limit=0", headers={"if-none-match": "*"})
    assert (answer.status_code, answer.has_header("ETag"), answer["Cache-Control"]) == (422, False, "no-store")
