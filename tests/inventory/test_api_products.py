"""Products over HTTP: the shelf, one product with its days."""

from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from tests.inventory.calls import get, in_moscow, refusal, sailing, wrong_fields
from tests.make import make_product, make_route

pytestmark = pytest.mark.django_db


def test_a_product_in_the_list_says_from_what_price_and_when_it_goes_next():
    product = make_product(slug="sunset")
    event = sailing(product=product, seats=2)

    body = get("/products").json()

    assert body == {
        "items": [
            {
                "id": str(product.pk),
                "slug": "sunset",
                "title": "Закат над заливом",
                "kind": "excursion",
                "image": "ui/scenes/gulf-sunset.svg",
                "imageAlt": "Закат",
                "ageMark": 0,
                "summary": "Полтора часа на воде.",
                "priceFrom": 90_000,
                "vat": {"mode": "included", "rate": 20},
                "durationFrom": 90,
                "durationTo": 90,
                "nextEvent": {
                    "id": str(event.pk),
                    "slug": event.slug,
                    "startsAt": in_moscow(event.starts_at),
                    "endsAt": in_moscow(event.ends_at),
                    "pier": get(f"/events/{event.pk}").json()["pier"],
                    "venue": None,
                    "seating": "assigned",
                    "priceFrom": 90_000,
                    "seatsLeft": 2,
                    "seatsTotal": 2,
                },
            }
        ],
        "next": None,
    }


def test_products_are_read_page_by_page_and_by_kind():
    first, second, concert = make_product(), make_product(), make_product(kind="EVENT", position=1)
    page = get("/products", limit=2, kind="", anything="else").json()
    rest = Client().get(page["next"]).json()
    assert [item["slug"] for item in page["items"] + rest["items"]] == [first.slug, second.slug, concert.slug]
    assert [item["slug"] for item in get("/products", kind="event").json()["items"]] == [concert.slug]
    assert page["items"][0]["nextEvent"] is None
    for query in ({"kind": "swim"}, {"limit": "0"}, {"cursor": "x"}, {"cursor": "WzEsMl0x"}):
        assert wrong_fields(get("/products", **query)) == list(query)


def test_the_card_of_a_product_has_its_story_its_rules_and_its_days_page_by_page():
    route = make_route()
    route.stops.create(position=1, name="Пристань", minutes=0)
    product = make_product(slug="sunset", route=route, included="Плед", good_to_know="Куртка")
    events = [sailing(product=product, days=days) for days in (1, 1, 2)]
    sailing()

    card = get("/products/sunset", limit=2).json()
    rest = Client().get(card["next"]).json()

    assert (card["story"], card["included"], card["goodToKnow"]) == ("Рассказ.", ["Плед"], ["Куртка"])
    assert card["route"]["stops"] == [{"name": "Пристань", "minutes": 0}]
    assert card["refund"] == {
        "title": "Полный возврат за сутки",
        "basis": "own",
        "steps": [{"hoursBefore": 24, "percent": 100}],
    }
    assert card["seller"]["inn"] == "7700000009"
    [day] = card["days"]
    assert day["date"] == events[0].starts_at.astimezone(ZoneInfo("Europe/Moscow")).date().isoformat()
    assert [event["slug"] for event in day["events"]] == [events[0].slug, events[1].slug]
    assert [[event["slug"] for event in day["events"]] for day in rest["days"]] == [[events[2].slug]]
    assert rest["next"] is None
    assert get("/products/sunset", dateFrom=rest["days"][0]["date"]).json()["days"] == rest["days"]
    assert get("/products/sunset", dateTo=day["date"], limit=1).json()["days"][0]["events"] == day["events"][:1]


def test_an_unknown_or_archived_product_is_not_found():
    make_product(slug="old", archived_at=timezone.now())
    for slug in ("nothing", "old", "%00"):
        assert refusal(get(f"/products/{slug}")) == (404, "not_found", {}), slug


@pytest.mark.parametrize("query", [{"limit": "0"}, {"dateFrom": "tomorrow"}, {"dateTo": "1"}, {"cursor": "x"}])
def test_impossible_days_of_a_product_are_refused_by_field(query):
    make_product(slug="sunset")
    assert wrong_fields(get("/products/sunset", **query)) == list(query)
