"""The order's page: only for whoever has its link, and honest about every state."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from prichal.orders.access import access_token, order_url
from prichal.orders.models import Order
from prichal.orders.rules import Status
from prichal.orders.services import mark_paid
from prichal.tickets.services import issue_tickets
from tests.storefront.shelf import bought, coming, visitor

pytestmark = pytest.mark.django_db(transaction=True)


def paid(client: Client) -> Order:
    order = bought(client, coming())
    mark_paid(order_id=order.pk, now=timezone.now())
    order.refresh_from_db()
    return order


def seen(client: Client, order: Order) -> str:
    return client.get(f"/orders/{order.code}").content.decode()


def test_the_link_from_the_mail_becomes_a_cookie_and_leaves_the_address() -> None:
    order = bought(visitor(), coming())
    client = Client()
    answer = client.get(f"/orders/{order.code}?token={access_token(order)}")
    assert (answer.status_code, answer["Location"]) == (303, f"/orders/{order.code}")
    cookie = answer.cookies[f"order-{order.code}"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (f"/orders/{order.code}", True, "Lax")
    assert answer.cookies[f"order-{order.code}-zh"]["path"] == f"/zh/orders/{order.code}"
    assert client.get(answer["Location"]).status_code == 200


def test_the_page_tells_other_sites_nothing() -> None:
    client = visitor()
    answer = client.get(f"/orders/{bought(client, coming()).code}")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ["", "/state", "/tickets.pdf", "/calendar.ics"])
def test_strangers_find_nothing(path: str) -> None:
    order = bought(visitor(), coming())
    assert Client().get(f"/orders/{order.code}{path}").status_code == 404
    assert Client().get(f"/orders/{order.code}{path}?token=wrong").status_code == 404


def test_what_is_not_found_is_as_private_as_an_order_and_repeats_no_token() -> None:
    answer = Client().get("/orders/ABCDEFGHJK?token=secret-of-anna")
    assert (answer.status_code, answer["Referrer-Policy"]) == (404, "no-referrer")
    assert "no-store" in answer["Cache-Control"]
    assert "secret-of-anna" not in answer.content.decode()


@pytest.mark.parametrize("action", ["pay", "cancel"])
def test_strangers_change_nothing(action: str) -> None:
    order = bought(visitor(), coming())
    assert Client().post(f"/orders/{order.code}/{action}").status_code == 404
    order.refresh_from_db()
    assert order.status == Status.LOCKED


def test_an_unpaid_order_offers_to_pay_until_a_moment() -> None:
    client = visitor()
    order = bought(client, coming())
    until = timezone.localtime(order.payment_deadline)
    page = seen(client, order)
    assert f"{until:%H:%M}" in page
    assert f'action="/orders/{order.code}/pay"' in page


def test_a_paid_order_without_tickets_yet_says_that_they_are_coming() -> None:
    client = visitor()
    order = paid(client)
    assert "Оплата получена" in seen(client, order)
    assert client.get(f"/orders/{order.code}/state").json() == {"state": "paid"}


def test_a_paid_order_shows_its_tickets_with_codes() -> None:
    client = visitor()
    order = paid(client)
    issue_tickets(order_id=order.pk, now=timezone.now())
    page = seen(client, order)
    assert "Билеты ваши" in page
    assert page.count('class="ticket__square"') == 1
    assert client.get(f"/orders/{order.code}/state").json() == {"state": "issued"}


def test_tickets_come_as_one_paper() -> None:
    client = visitor()
    order = paid(client)
    assert client.get(f"/orders/{order.code}/tickets.pdf").status_code == 404
    issue_tickets(order_id=order.pk, now=timezone.now())
    paper = client.get(f"/orders/{order.code}/tickets.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF-")


def test_the_calendar_entry_is_in_utc() -> None:
    client = visitor()
    order = paid(client)
    event = order.items.get().event
    text = client.get(f"/orders/{order.code}/calendar.ics").content.decode()
    assert f"DTSTART:{event.starts_at:%Y%m%dT%H%M%SZ}\r\n" in text
    assert "LOCATION:Английская набережная\\, Английская наб.\\, 2\r\n" in text


def test_giving_up_frees_the_places() -> None:
    client = visitor()
    order = bought(client, coming())
    assert client.post(f"/orders/{order.code}/cancel").status_code == 303
    assert "Заказ отменён" in seen(client, order)


def test_a_paid_order_is_not_given_up_this_way() -> None:
    client = visitor()
    order = paid(client)
    assert client.post(f"/orders/{order.code}/cancel").status_code == 409
    order.refresh_from_db()
    assert order.status == Status.PAID


def test_past_its_deadline_an_order_shows_expired_though_no_worker_ran() -> None:
    client = visitor()
    order = bought(client, coming())
    Order.objects.filter(pk=order.pk).update(payment_deadline=timezone.now() - timedelta(seconds=1))
    assert "Время на оплату вышло" in seen(client, order)


def test_paying_while_the_acquirer_is_silent_says_so() -> None:
    client = visitor()
    order = bought(client, coming())
    answer = client.post(f"/orders/{order.code}/pay")
    assert answer.status_code == 503
    assert "Платёжная система не отвечает" in answer.content.decode()


def test_each_language_has_its_own_page_of_the_order() -> None:
    order = bought(visitor(), coming())
    client = Client()
    client.get(order_url(order, "zh-hans").removeprefix("http://127.0.0.1:8000"))
    assert "订单" in client.get(f"/zh/orders/{order.code}").content.decode()
