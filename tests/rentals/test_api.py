"""Boats for rent over HTTP."""

import pytest
from django.test import Client

from prichal.kernel.money import Money
from prichal.rentals.rules import Captain, Unit
from tests.make import make_product
from tests.rentals.boats import make_rental, tariff

pytestmark = pytest.mark.django_db


def get(path, **query):
    return Client().get(f"/api/v1{path}", query)


def test_the_list_names_what_one_chooses_by():
    rental = make_rental(slug="yacht", title="Яхта", captain=Captain.WITHOUT, minimum_minutes=120)
    body = get("/rentals").json()
    (item,) = body["items"]
    pier, vessel = item.pop("pier"), item.pop("vessel")
    assert body["next"] is None
    assert item == {
        "id": str(rental.pk),
        "slug": "yacht",
        "title": "Яхта",
        "summary": "Полтора часа на воде.",
        "image": "ui/scenes/gulf-sunset.svg",
        "imageAlt": "Закат",
        "guests": 10,
        "captain": "without",
        "minimumMinutes": 120,
        "maximumMinutes": 480,
        "noticeHours": 12,
        "priceFrom": 500_000,
        "priceUnit": "hour",
        "shortestFrom": 1_000_000,
        "vat": {"mode": "included", "rate": 20},
    }
    assert (pier["slug"], vessel["slug"]) == (rental.pier.slug, rental.vessel.slug)


def test_pages_follow_each_other_to_the_end():
    slugs = [make_rental(position=position).product.slug for position in range(3)]
    found, address = [], "/api/v1/rentals?limit=1"
    while address:
        body = Client().get(address.removeprefix("http://127.0.0.1:8000")).json()
        found += [item["slug"] for item in body["items"]]
        address = body["next"]
    assert found == slugs


def test_the_card_says_the_whole():
    rental = make_rental(
        tariffs=[tariff(7_000, "Выходные", weekdays=(6, 7)), tariff(6_000, "Будни"), tariff(40_000, unit=Unit.DAY)]
    )
    body = get(f"/rentals/{rental.product.slug}", lang="en").json()
    assert body["tariffs"] == [
        {
            "name": "Выходные (en)",
            "unit": "hour",
            "price": 700_000,
            "weekdays": [6, 7],
            "firstDay": None,
            "lastDay": None,
        },
        {
            "name": "Будни (en)",
            "unit": "hour",
            "price": 600_000,
            "weekdays": [1, 2, 3, 4, 5],
            "firstDay": None,
            "lastDay": None,
        },
        {
            "name": "Каждый день (en)",
            "unit": "day",
            "price": 4_000_000,
            "weekdays": [1, 2, 3, 4, 5, 6, 7],
            "firstDay": None,
            "lastDay": None,
        },
    ]
    assert body["refund"] == {
        "title": "Full refund until a day before",
        "basis": "own",
        "steps": [{"hoursBefore": 24, "percent": 100}],
    }
    assert (body["story"], body["included"], body["goodToKnow"]) == ("Рассказ.", [], [])
    assert (body["seller"]["inn"], body["priceFrom"]) == ("7700000009", Money(600_000).kopecks)


def test_a_boat_without_prices_says_null():
    item = get(f"/rentals/{make_rental(tariffs=[]).product.slug}").json()
    assert (item["priceFrom"], item["priceUnit"], item["shortestFrom"], item["tariffs"]) == (None, None, None, [])


@pytest.mark.parametrize("slug", ["none", "%00"])
def test_what_is_not_there_is_a_problem_document(slug):
    make_product(slug="excursion")
    answer = get(f"/rentals/{slug}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize(
    ("query", "field"), [({"limit": "0"}, "limit"), ({"limit": "101"}, "limit"), ({"cursor": "none"}, "cursor")]
)
def test_a_wrong_query_names_its_field(query, field):
    answer = get("/rentals", **query)
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (422, [field])


def test_the_owners_literal_path_answers_programs():
    rental = make_rental()
    answers = [
        Client().get(path, headers={"accept": "application/json"})
        for path in ("/rentals", f"/rentals/{rental.product.slug}")
    ]
    assert [answer["Content-Type"] for answer in answers] == ["application/json; charset=utf-8"] * 2
    assert answers[0].json()["items"][0]["slug"] == answers[1].json()["slug"]
