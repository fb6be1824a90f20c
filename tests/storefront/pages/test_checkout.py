"""Checkout by its form, without script."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from prichal.customers.models import Consent
from prichal.kernel.money import Money
from prichal.orders.models import Order
from prichal.orders.rules import Status
from prichal.orders.services import mark_paid
from prichal.storefront.pages.frame import COOKIE
from tests.make import ADULT, CHILD
from tests.storefront.shelf import BUYER, bought, coming, visitor

pytestmark = pytest.mark.django_db(transaction=True)


def held(client, event, *seats: str) -> None:
    for seat in seats:
        client.post(f"/events/{event.slug}/seatmap", {"lock": seat})


def test_without_a_hold_there_is_nothing_to_check_out() -> None:
    page = visitor().get(f"/checkout/{coming().slug}")
    assert page.status_code == 409
    assert "Время брони вышло" in page.content.decode()


def test_the_total_stands_in_the_pay_button() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1", "A-2")
    page = client.get(f"/checkout/{event.slug}").content.decode()
    assert '<span class="nowrap" data-total>3\u202f000\u00a0₽</span>' in page
    assert 'name="expectedTotal" value="300000"' in page


def test_three_fields_and_one_tick_are_all_it_takes() -> None:
    event, client = coming(), visitor()
    order = bought(client, event)
    assert (order.status, order.total, order.contact_phone) == (Status.LOCKED, ADULT, "+79211234567")
    assert sorted(Consent.objects.values_list("kind", flat=True)) == ["offer", "personal_data"]


def test_a_silent_acquirer_leads_to_the_order_where_one_pays_again() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1")
    answer = client.post(f"/checkout/{event.slug}", BUYER | {"ticket-A-1": "adult", "expectedTotal": "150000"})
    order = Order.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/orders/{order.code}")
    page = client.get(f"/orders/{order.code}").content.decode()
    assert "Осталось оплатить" in page  # nobody has seen a payment page: there is nothing to wait for
    assert "data-waits" not in page


def test_a_childs_ticket_makes_it_cheaper() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1", "A-2")
    tickets = {"ticket-A-1": "adult", "ticket-A-2": "child", "expectedTotal": "240000"}
    client.post(f"/checkout/{event.slug}", BUYER | tickets)
    assert Order.objects.get().total == ADULT + CHILD


def test_an_infant_on_a_lap_takes_no_seat() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1")
    client.post(
        f"/checkout/{event.slug}", BUYER | {"ticket-A-1": "adult", "extra-infant": "1", "expectedTotal": "150000"}
    )
    items = Order.objects.get().items.order_by("position")
    assert [(item.ticket_type.code, item.seat_code) for item in items] == [("adult", "A-1"), ("infant", "")]


def test_another_total_than_the_one_seen_is_asked_about_with_all_typed_kept() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1")
    answer = client.post(f"/checkout/{event.slug}", BUYER | {"ticket-A-1": "child", "expectedTotal": "150000"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Цена изменилась" in page
    assert 'value="Анна Ильина"' in page
    assert f'name="expectedTotal" value="{CHILD.kopecks}"' in page
    assert not Order.objects.exists()


def test_mistakes_are_listed_and_nothing_is_ordered() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1")
    answer = client.post(
        f"/checkout/{event.slug}",
        BUYER | {"ticket-A-1": "adult", "expectedTotal": "150000", "phone": "12", "personalData": ""},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_phone"' in page
    assert 'aria-describedby="id_phone-hint id_phone-error"' in page
    assert not Order.objects.exists()


def test_a_double_press_makes_one_order() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1")
    form = BUYER | {"ticket-A-1": "adult", "expectedTotal": "150000"}
    first, second = (client.post(f"/checkout/{event.slug}", form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Order.objects.count() == 1


def test_taps_at_the_same_moment_all_lead_to_the_one_order() -> None:
    event = coming()
    held(visitor(), event, "A-1")
    form = BUYER | {"ticket-A-1": "adult", "expectedTotal": "150000"}
    led: list[str] = []

    def tap() -> None:
        led.append(visitor().post(f"/checkout/{event.slug}", form)["Location"])
        connection.close()

    taps = [threading.Thread(target=tap) for _ in range(4)]
    for thread in taps:
        thread.start()
    for thread in taps:
        thread.join()
    assert led == [f"/orders/{Order.objects.get().code}"] * 4


@pytest.mark.parametrize(
    "nonsense", [{"extra-infant": "9" * 5000}, {"extra-infant": "-1"}, {"count-adult": "٣"}, {"ticket-A-1": "x" * 9000}]
)
def test_numbers_nobody_means_count_as_none(nonsense: dict[str, str]) -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1")
    form = BUYER | {"ticket-A-1": "adult", "expectedTotal": "150000"} | nonsense
    answer = client.post(f"/checkout/{event.slug}?utm_source=a%00b", form)
    assert answer.status_code == 303
    assert Order.objects.get().last_utm == {"utm_source": "ab"}


def test_an_order_keeps_where_it_came_from() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1")
    marks = {"first-utm_source": "vk", "last-utm_source": "mail", "last-utm_campaign": "autumn", "last-other": "x"}
    form = BUYER | {"ticket-A-1": "adult", "expectedTotal": "150000"} | marks
    phone = "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36"
    client.post(f"/checkout/{event.slug}?utm_source=address", form, headers={"User-Agent": phone})

    order = Order.objects.get()
    assert (order.channel, order.device, order.campaign, order.promo_code) == ("shop", "phone", "autumn", "")
    assert (order.first_utm, order.last_utm) == (
        {"utm_source": "vk"},
        {"utm_source": "mail", "utm_campaign": "autumn"},
    )
    assert (order.staff, order.team) == (None, "")


def test_coming_back_after_ordering_leads_to_the_order() -> None:
    event, client = coming(), visitor()
    order = bought(client, event)
    page = client.get(f"/checkout/{event.slug}").content.decode()
    assert f'href="/orders/{order.code}"' in page


def test_whose_answer_was_lost_finds_the_order_again_in_any_language() -> None:
    event = coming()
    order = bought(visitor(), event)
    fresh = visitor()  # the same session, but no cookie ever came
    page = fresh.get(f"/en/checkout/{event.slug}")
    assert (page.status_code, f'href="/en/orders/{order.code}"' in page.content.decode()) == (200, True)
    assert fresh.get(f"/en/orders/{order.code}").status_code == 200
    assert visitor("stranger-session-1").get(f"/checkout/{event.slug}").status_code == 409


def test_coming_back_says_how_the_order_stands() -> None:
    event, client = coming(), visitor()
    order = bought(client, event)
    assert "можно оплатить или отменить" in client.get(f"/checkout/{event.slug}").content.decode()
    mark_paid(order_id=order.pk, now=timezone.now())
    assert "Он оплачен" in client.get(f"/checkout/{event.slug}").content.decode()
    other = coming()
    gone = bought(client, other)
    Order.objects.filter(pk=gone.pk).update(payment_deadline=timezone.now())
    assert "время на оплату вышло" in client.get(f"/checkout/{other.slug}").content.decode()


def test_more_time_keeps_what_was_typed() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1")
    page = client.post(f"/checkout/{event.slug}", {"action": "extend", "fullName": "Анна", "email": "an"})
    assert page.status_code == 200
    assert 'value="Анна"' in page.content.decode()
    assert 'class="errors"' not in page.content.decode()


def test_more_time_comes_to_scripts_as_figures() -> None:
    event, client = coming(), visitor()
    held(client, event, "A-1")
    answer = client.post(f"/checkout/{event.slug}", {"action": "extend"}, headers={"accept": "application/json"}).json()
    assert 890 <= answer["seconds"] <= 900
    assert answer["say"] == f"Время продлено до {answer['until']}."


def test_tickets_without_seats_are_ordered_as_they_were_counted() -> None:
    event, client = coming(seating="general", seats=5), visitor()
    client.post(f"/events/{event.slug}/seatmap", {"action": "tickets", "tickets-adult": "2", "tickets-infant": "1"})
    page = client.get(f"/checkout/{event.slug}").content.decode()
    assert 'name="count-adult" value="2"' in page
    client.post(f"/checkout/{event.slug}", BUYER | {"count-adult": "2", "count-infant": "1", "expectedTotal": "300000"})
    assert (Order.objects.get().total, Order.objects.get().items.count()) == (Money(300_000), 3)


def test_nobody_orders_with_anothers_session() -> None:
    event = coming()
    held(visitor(), event, "A-1")
    stranger = visitor("stranger-session-1")
    answer = stranger.post(f"/checkout/{event.slug}", BUYER | {"ticket-A-1": "adult", "expectedTotal": "150000"})
    assert answer.status_code == 409
    assert not Order.objects.exists()
    assert COOKIE not in answer.cookies
