"""Events and holds over HTTP: shapes, names, refusals."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from prichal.catalog.rules import SeasonPrices, Vat
from prichal.catalog.services import change_vat, publish_price_list, write_vat_rate
from prichal.inventory.models import Place, WaterSeatLock
from prichal.inventory.rules import holder_of
from prichal.kernel.money import Money
from tests.inventory.calls import ANNA, BASE, BORIS, get, in_moscow, lock, post, refusal, sailing, wrong_fields
from tests.make import ANNA_SESSION, make_pier, make_product, make_route, make_venue, make_vessel

pytestmark = pytest.mark.django_db


def test_an_event_in_the_list_has_the_members_of_the_contract():
    route = make_route()
    route.stops.create(position=1, name="Пристань", minutes=0)
    event = sailing(route=route)

    response = get("/events")

    assert response.status_code == 200
    body = response.json()
    assert set(body) == {"items", "next"}
    [item] = body["items"]
    assert item == {
        "id": str(event.pk),
        "slug": event.slug,
        "product": {
            "id": str(event.product_id),
            "slug": event.product.slug,
            "title": "Закат над заливом",
            "kind": "excursion",
            "image": "ui/scenes/gulf-sunset.svg",
            "imageAlt": "Закат",
            "ageMark": 0,
        },
        "startsAt": in_moscow(event.starts_at),
        "endsAt": in_moscow(event.ends_at),
        "durationMinutes": 90,
        "pier": {
            "slug": event.pier.slug,
            "name": "Английская набережная",
            "address": "Английская наб., 2",
            "directions": "",
            "latitude": 59.934,
            "longitude": 30.295,
            "timezone": "Europe/Moscow",
        },
        "venue": None,
        "vessel": {"slug": event.vessel.slug, "name": "Ладога", "description": ""},
        "route": {
            "slug": route.slug,
            "name": "Нева и каналы",
            "stops": [{"name": "Пристань", "minutes": 0}],
            "passengerDataRequired": False,
        },
        "seating": "assigned",
        "priceFrom": 90_000,
        "vat": {"mode": "included", "rate": 20},
        "seatsLeft": 3,
        "seatsTotal": 3,
        "salesStatus": "onSale",
        "source": "local",
        "refundableUntil": in_moscow(event.starts_at - timedelta(hours=24)),
    }


def test_the_list_is_read_page_by_page_through_the_addresses_it_gives():
    events = [sailing(days=days) for days in (1, 2, 3)]
    sailing(seating="general")

    first = get("/events", limit=2, seating="assigned", anything="else").json()
    second = Client().get(first["next"]).json()

    assert first["next"].startswith("http://127.0.0.1:8000/api/v1/events?limit=2&seating=assigned")
    assert [item["id"] for item in first["items"] + second["items"]] == [str(event.pk) for event in events]
    assert second["next"] is None


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "0"},
        {"limit": "101"},
        {"sort": "beauty"},
        {"dateFrom": "2027-13-01"},
        {"priceMax": "-1"},
        {"seating": "standing"},
        {"kind": "swim"},
        {"pier": "\0"},
        {"cursor": "nothing"},
        {"supplier": "charon"},
        {"part": "noon"},
        {"party": "-1"},
        {"q": "х" * 101},
    ],
)
def test_impossible_searches_are_refused_by_field(query):
    assert wrong_fields(get("/events", **query)) == list(query)


def test_every_filter_of_the_contract_is_understood():
    product, pier, vessel, route = make_product(kind="EVENT"), make_pier(), make_vessel(), make_route()
    event = sailing(seating="general", product=product, pier=pier, vessel=vessel, route=route)
    sailing(days=9, pier=make_pier(name="Кронштадт"), seats=2)
    day = event.starts_at.astimezone(ZoneInfo("Europe/Moscow")).date().isoformat()

    for query in (
        {"q": "закат английская"},
        {"dateFrom": day, "dateTo": day},
        {"product": product.slug},
        {"kind": "event"},
        {"route": route.slug},
        {"pier": pier.slug},
        {"vessel": vessel.slug},
        {"seating": "general"},
        {"party": 3},
        {"available": "true", "limit": 1, "sort": "time", "supplier": "local", "priceMax": 90_000, "durationMax": 90},
        {"utm_source": "mail", "limit": 1},
    ):
        assert [item["slug"] for item in get("/events", **query).json()["items"]] == [event.slug], query
    for query in ({"supplier": "astra"}, {"supplier": "neva"}, {"priceMax": 89_999}, {"durationMax": 89}):
        assert get("/events", **query).json() == {"items": [], "next": None}, query


@pytest.mark.parametrize(
    ("lang", "message"),
    [("ru", "Нужно число не больше 100."), ("en", "At most 100, please."), ("zh", "数字不能大于 100。")],
)
def test_a_wrong_value_is_told_in_the_askers_language(lang, message):
    by_query = get("/events", limit=101, lang=lang).json()
    by_header = Client().get(f"{BASE}/events", {"limit": 101}, headers={"accept-language": lang}).json()
    assert by_query == by_header
    assert by_query["errors"] == [{"field": "limit", "message": message, "code": "less_than_equal"}]


def test_a_concert_ashore_stands_at_its_venue():
    venue = make_venue()
    concert = sailing(seating="general", venue=venue)
    [item] = get("/events", venue=venue.slug).json()["items"]
    assert (item["pier"], item["vessel"], item["route"]) == (None, None, None)
    assert (item["venue"]["slug"], item["slug"]) == (venue.slug, concert.slug)


def test_the_whole_card_tells_the_story_and_the_sellers_requisites():
    product = make_product(title_en="Sunset", included="Плед\nЧай", good_to_know="Возьмите куртку")
    event = sailing(product=product)

    card = get(f"/events/{event.pk}", lang="en").json()

    assert (card["product"]["title"], card["product"]["story"]) == ("Sunset", "Рассказ.")
    assert card["product"]["included"] == ["Плед", "Чай"]
    assert card["product"]["goodToKnow"] == ["Возьмите куртку"]
    assert (card["seller"]["name"], card["seller"]["inn"]) == ("ООО «Причал»", "7700000009")
    assert card["seller"]["offerOn"] == "2027-06-01"


@pytest.mark.parametrize("part", ["", "/seat-layout", "/seats", "/ticket-types", "/prices"])
def test_an_unknown_event_is_not_found(part):
    response = get(f"/events/nothing{part}")
    assert (response.status_code, *refusal(response)) == (404, 404, "not_found", {})


def test_an_address_no_event_can_have_is_not_found():
    assert get("/events/%00").status_code == get(f"/events/{'9' * 30}").status_code == 404


def test_the_seats_are_drawn():
    event = sailing(seats=1)
    assert get(f"/events/{event.slug}/seat-layout").json() == {
        "seating": "assigned",
        "decks": [
            {
                "code": "main",
                "name": "Главная",
                "width": 100,
                "height": 100,
                "rows": [
                    {
                        "label": "A",
                        "seats": [
                            {
                                "seatCode": "A-1",
                                "label": "1",
                                "x": 1,
                                "y": 10,
                                "category": "standard",
                                "categoryTitle": "Обычное",
                                "sign": "○",
                                "features": [],
                            }
                        ],
                    }
                ],
            }
        ],
    }
    general = sailing(seating="general")
    assert get(f"/events/{general.slug}/seat-layout").json() == {"seating": "general", "decks": []}


def test_prices_are_those_of_the_events_day_with_its_vat():
    product = make_product(vat_mode="EXCLUDED")
    event = sailing(product=product, days=3)
    day = event.starts_at.astimezone(ZoneInfo("Europe/Moscow")).date()
    types = {(kind, ""): Money(amount) for kind, amount in (("adult", 200_000), ("child", 100_000), ("infant", 0))}
    usual = {name: Money(1) for name in types}
    event.price_list = publish_price_list(
        product=product,
        seasons=[SeasonPrices("Этот день", types, first_day=day, last_day=day), SeasonPrices("Все дни", usual)],
    )
    event.save()
    write_vat_rate(rate=10, valid_from=day, valid_to=None)
    change_vat(product=product, from_day=day, vat=Vat("EXCLUDED", 10), now=timezone.now())

    prices = get(f"/events/{event.slug}/prices").json()

    assert prices["vat"] == {"mode": "excluded", "rate": 10}
    assert [(item["ticketType"], item["price"], item["vat"]) for item in prices["items"]] == [
        ("adult", 220_000, 20_000),
        ("child", 110_000, 10_000),
        ("infant", 0, 0),
    ]


def test_ticket_types_and_prices_are_listed():
    event = sailing()
    types = get(f"/events/{event.slug}/ticket-types").json()
    prices = get(f"/events/{event.slug}/prices").json()

    assert [item["code"] for item in types["items"]] == ["adult", "child", "infant"]
    assert types["items"][2] == {
        "code": "infant",
        "title": "infant",
        "description": "",
        "ageFrom": None,
        "ageTo": None,
        "takesPlace": False,
        "persons": 1,
        "requiresDocument": False,
        "maxPerOrder": 20,
    }
    assert (prices["vat"], prices["seats"], prices["next"]) == ({"mode": "included", "rate": 20}, {}, None)
    adult = {"ticketType": "adult", "category": "", "price": 150_000, "vat": 25_000, "oldPrice": None}
    assert prices["items"][0] == adult


def test_a_hold_is_told_with_its_end_in_the_zone_of_the_pier():
    event = sailing(pier=make_pier(timezone="Asia/Vladivostok"))

    response = lock(event, ANNA, "A-1", "A-3")

    held = WaterSeatLock.objects.get()
    assert response.status_code == 200
    body = response.json()
    assert {**body, "expiresAt": ""} == {
        "holdId": str(held.pk),
        "expiresAt": "",
        "seats": ["A-1", "A-3"],
        "tickets": [],
    }
    ends = datetime.fromisoformat(body["expiresAt"])
    assert (ends.utcoffset(), ends.replace(microsecond=0)) == (
        timedelta(hours=10),
        held.expires_at.replace(microsecond=0),
    )
    assert Place.objects.filter(held_by=holder_of("shop", ANNA_SESSION)).count() == 2


def test_states_are_told_to_the_asking_session():
    event = sailing()
    lock(event, ANNA, "A-1")
    lock(event, BORIS, "A-2")

    body = get(f"/events/{event.slug}/seats", **ANNA).json()

    assert body["seats"] == {"A-1": "selected", "A-2": "reserved", "A-3": "free"}
    assert set(body) == {"version", "seats"}
    assert get(f"/events/{event.slug}/seats").json()["seats"]["A-1"] == "reserved"
    assert wrong_fields(get(f"/events/{event.slug}/seats", sessionId="short")) == ["sessionId"]


def test_tickets_without_numbers_are_set_and_counted():
    event = sailing(seats=5, seating="general")

    first = lock(event, ANNA, adult=2, infant=1).json()
    again = lock(event, ANNA, adult=2, infant=1).json()

    assert first == again
    assert (first["seats"], first["tickets"]) == (
        [],
        [{"ticketType": "adult", "quantity": 2}, {"ticketType": "infant", "quantity": 1}],
    )
    states = get(f"/events/{event.slug}/seats").json()
    assert (set(states), states["seatsLeft"]) == ({"version", "seatsLeft"}, 3)


def test_taken_seats_and_missing_places_are_told():
    numbered, general = sailing(), sailing(seats=2, seating="general")
    lock(numbered, ANNA, "A-2")

    assert refusal(lock(numbered, BORIS, "A-1", "A-2")) == (409, "seats_taken", {"seats": ["A-2"]})
    assert refusal(lock(general, BORIS, adult=3)) == (409, "not_enough_seats", {"seatsLeft": 2})


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"sessionId": "short", "seats": ["A-1"]}, ["sessionId"]),
        ({"seats": ["A-1"]}, ["sessionId"]),
        (ANNA, ["seats"]),
        ({**ANNA, "seats": ["A-1"], "tickets": [{"ticketType": "adult", "quantity": 1}]}, ["seats"]),
        ({**ANNA, "seats": ["A-1"], "more": 1}, ["more"]),
        ({**ANNA, "seats": "A-1"}, ["seats"]),
        ({**ANNA, "seats": ["X-1"]}, ["seats"]),
        ({**ANNA, "seats": ["A-1\0"]}, ["seats.0"]),
        ({**ANNA, "tickets": [{"ticketType": "adult", "quantity": True}]}, ["tickets.0.quantity"]),
        ({**ANNA, "tickets": [{"ticketType": "adult", "quantity": 1}]}, ["tickets"]),
    ],
)
def test_a_malformed_hold_is_refused_by_field(body, fields):
    assert wrong_fields(post(sailing(), "lock", body)) == fields
    assert Place.objects.filter(status="HELD").count() == 0


@pytest.mark.parametrize("action", ["lock", "unlock", "extend"])
@pytest.mark.parametrize("body", ["{}", "no JSON"])
def test_a_missing_event_is_told_before_a_wrong_body(action, body):
    answer = Client().post(f"{BASE}/events/no-such/seats/{action}", body, content_type="application/json")
    assert (answer.status_code, refusal(answer)) == (404, (404, "not_found", {}))


def test_a_hold_is_prolonged_and_let_go():
    event = sailing()
    lock(event, ANNA, "A-1", "A-2")

    extended = post(event, "extend", ANNA).json()
    assert set(extended) == {"expiresAt", "extensionsLeft"}
    assert extended["extensionsLeft"] == 9
    assert post(event, "unlock", {**ANNA, "seats": ["A-1"]}).json() == {"released": 1}
    assert post(event, "unlock", ANNA).json() == {"released": 1}
    assert post(event, "unlock", ANNA).json() == {"released": 0}


@pytest.mark.django_db(transaction=True)
def test_without_a_hold_there_is_nothing_to_prolong():
    assert refusal(post(sailing(), "extend", ANNA)) == (409, "hold_expired", {})


def test_the_owners_own_addresses_answer_alike():
    event = sailing()
    client = Client(headers={"accept": "application/json"})
    for path in (f"/events/{event.slug}/seat-layout", "/products", f"/products/{event.product.slug}", "/events"):
        assert client.get(path).json() == get(path).json()
    assert Client().get("/products").json() == get("/products").json()
