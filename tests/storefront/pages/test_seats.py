"""The seat page: by plain forms, and by the same forms as data."""

import pytest
from django.test import Client

from prichal.inventory.models import Place
from prichal.inventory.rules import PlaceStatus
from prichal.storefront.pages.frame import COOKIE
from tests.make import ANNA, BORIS, BORIS_SESSION
from tests.storefront.shelf import BUYER, coming, table_event, visitor

pytestmark = pytest.mark.django_db(transaction=True)

JSON = {"accept": "application/json"}


def owners(event) -> dict[str, object]:
    held = Place.objects.filter(event=event, status=PlaceStatus.HELD)
    return dict(held.values_list("code", "held_by"))


def test_a_newcomer_gets_a_session_no_script_can_read() -> None:
    cookie = Client().get(f"/events/{coming().slug}/seatmap").cookies[COOKIE]
    assert len(cookie.value) == 32
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_pressing_a_seat_holds_it_and_comes_back() -> None:
    event = coming()
    answer = visitor().post(f"/events/{event.slug}/seatmap", {"lock": "A-2"})
    assert (answer.status_code, answer["Location"]) == (303, f"/events/{event.slug}/seatmap")
    assert owners(event) == {"A-2": ANNA}


def test_pressing_an_own_seat_frees_it() -> None:
    event, client = coming(), visitor()
    client.post(f"/events/{event.slug}/seatmap", {"lock": "A-2"})
    client.post(f"/events/{event.slug}/seatmap", {"unlock": "A-2"})
    assert owners(event) == {}


def test_a_seat_somebody_else_took_is_refused_in_words_and_nothing_changes() -> None:
    event = coming()
    visitor(BORIS_SESSION).post(f"/events/{event.slug}/seatmap", {"lock": "A-1"})
    answer = visitor().post(f"/events/{event.slug}/seatmap", {"lock": "A-1"})
    assert answer.status_code == 409
    assert "Эти места только что заняли" in answer.content.decode()
    assert owners(event) == {"A-1": BORIS}


def test_the_best_seats_are_held_together() -> None:
    event = coming(seats=5)
    visitor().post(f"/events/{event.slug}/seatmap", {"action": "best", "party": "3"})
    assert owners(event) == {"A-2": ANNA, "A-3": ANNA, "A-4": ANNA}


def test_a_party_that_fits_nowhere_together_is_told_so() -> None:
    event = coming(seats=3)
    visitor(BORIS_SESSION).post(f"/events/{event.slug}/seatmap", {"lock": "A-2"})
    answer = visitor().post(f"/events/{event.slug}/seatmap", {"action": "best", "party": "2"})
    assert answer.status_code == 409
    assert "Столько мест рядом уже нет" in answer.content.decode()
    assert owners(event) == {"A-2": BORIS}


def test_a_party_larger_than_any_row_is_told_to_take_places_in_parts() -> None:
    event = coming(seats=2)
    answer = visitor().post(f"/events/{event.slug}/seatmap", {"action": "best", "party": "3"})
    assert answer.status_code == 409
    assert "Столько человек рядом или за одним столом не поместится" in answer.content.decode()
    assert owners(event) == {}


def test_scripts_get_states_and_the_panel() -> None:
    event = coming()
    answer = visitor().post(f"/events/{event.slug}/seatmap", {"lock": "A-1"}, headers=JSON).json()
    assert answer["seats"] == {"A-1": "selected", "A-2": "free", "A-3": "free"}
    assert answer["refused"] is False
    assert "Ваши места" in answer["panel"]
    assert f"/checkout/{event.slug}" in answer["bar"]


def test_a_refusal_reaches_scripts_with_the_present_states() -> None:
    event = coming()
    visitor(BORIS_SESSION).post(f"/events/{event.slug}/seatmap", {"lock": "A-1"})
    answer = visitor().post(f"/events/{event.slug}/seatmap", {"lock": "A-1"}, headers=JSON)
    assert answer.status_code == 409
    assert (answer.json()["refused"], answer.json()["seats"]["A-1"]) == (True, "reserved")


def test_every_seat_is_a_button_with_its_full_name() -> None:
    page = visitor().get(f"/events/{coming().slug}/seatmap").content.decode()
    assert 'aria-label="Главная, ряд A, место 1, Обычное, 1\u202f500\u00a0₽, свободно"' in page
    assert page.index("data-list") < page.index("data-plan")


def test_time_is_extended_by_one_press() -> None:
    event, client = coming(), visitor()
    client.post(f"/events/{event.slug}/seatmap", {"lock": "A-1"})
    answer = client.post(f"/events/{event.slug}/seatmap", {"action": "extend"}, headers=JSON).json()
    assert answer["say"] == "Время продлено. Осталось продлений: 9."


def test_extending_nothing_is_refused_in_words() -> None:
    answer = visitor().post(f"/events/{coming().slug}/seatmap", {"action": "extend"})
    assert answer.status_code == 409
    assert "Время брони вышло" in answer.content.decode()


def test_tickets_without_seats_go_straight_to_checkout() -> None:
    event = coming(seating="general", seats=5)
    answer = visitor().post(
        f"/events/{event.slug}/seatmap", {"action": "tickets", "tickets-adult": "2", "tickets-child": "0"}
    )
    assert (answer.status_code, answer["Location"]) == (303, f"/checkout/{event.slug}")
    assert len(owners(event)) == 2


def test_no_tickets_at_all_is_said_kindly() -> None:
    event = coming(seating="general", seats=5)
    answer = visitor().post(f"/events/{event.slug}/seatmap", {"action": "tickets", "tickets-adult": "0"})
    assert answer.status_code == 422
    assert owners(event) == {}


def test_more_tickets_than_places_says_how_many_are_left() -> None:
    event = coming(seating="general", seats=2)
    answer = visitor().post(f"/events/{event.slug}/seatmap", {"action": "tickets", "tickets-adult": "3"})
    assert answer.status_code == 409
    assert "Осталось только 2 места" in answer.content.decode()


def test_the_page_is_never_cached() -> None:
    assert "no-store" in visitor().get(f"/events/{coming().slug}/seatmap")["Cache-Control"]


def test_a_whole_table_is_named_drawn_and_sold_by_its_own_ticket() -> None:
    event, client = table_event(), visitor()
    page = client.get(f"/events/{event.slug}/seatmap").content.decode()
    name = "Главная, стол 3 на четверых, у окна, 18\u202f000\u00a0₽"
    assert f'aria-label="{name}, свободно"' in page
    assert 'href="#table-free"' in page
    client.post(f"/events/{event.slug}/seatmap", {"lock": "A-1"})
    assert "1 стол" in client.get(f"/events/{event.slug}/seatmap", headers=JSON).json()["bar"]
    checkout = client.get(f"/checkout/{event.slug}").content.decode()
    assert 'name="ticket-A-1" value="table" data-choice data-price="1800000"' in checkout
    assert 'value="adult"' not in checkout
    assert "Главная, стол 3" in checkout
    answer = client.post(f"/checkout/{event.slug}", BUYER | {"ticket-A-1": "table", "expectedTotal": "1800000"})
    assert answer.status_code == 303


def test_choosing_for_a_party_takes_seats_and_not_a_table() -> None:
    event = table_event()
    visitor().post(f"/events/{event.slug}/seatmap", {"action": "best", "party": "2"})
    assert owners(event) == {"A-2": ANNA, "A-3": ANNA}


def test_choosing_a_table_for_a_party_takes_one() -> None:
    event = table_event()
    visitor().post(f"/events/{event.slug}/seatmap", {"action": "best", "party": "3", "category": "table-4"})
    assert owners(event) == {"A-1": ANNA}
