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
from tests.make import make_venue
from tests.storefront.shelf import BUYER, TABLE_PRICE, bought, coming, table_event, visitor

pytestmark = pytest.mark.django_db(transaction=True)


def paid(client: Client) -> Order:
    order = bought(client, coming())
    mark_paid(order_id=order.pk, now=timezone.now())
    order.refresh_from_db()
    return order


def seen(client: Client, order: Order) -> str:
    return client.get(f"/orders/{order.code}").content.decode()


def opened(client: Client, order: Order, prefix: str) -> str:
    """The page in the language of `prefix`, by the link of the mail."""
    answer = client.get(f"{prefix}/orders/{order.code}?token={access_token(order)}")
    return client.get(answer["Location"]).content.decode()


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


@pytest.mark.parametrize(
    ("prefix", "words", "alien"),
    [
        ("", ["Вход с", "начало", "при входе", "Как дойти (Яндекс Карты)"], ["осадк", "правлени", "до причала"]),
        ("/en", ["Doors open at", "at the entrance", "How to get there"], ["oarding", "epart", "to the pier"]),
    ],
)
def test_tickets_to_a_hall_ashore_speak_of_doors_not_of_boarding(
    prefix: str, words: list[str], alien: list[str]
) -> None:
    client = visitor()
    order = bought(client, coming(venue=make_venue()))
    mark_paid(order_id=order.pk, now=timezone.now())
    issue_tickets(order_id=order.pk, now=timezone.now())
    page = opened(client, order, prefix)
    main = page[page.index("<main") : page.index("</main")]
    assert [word for word in words if word not in main] == []
    assert [word for word in alien if word in main] == []
    entry = client.get(f"/orders/{order.code}/calendar.ics").content.decode()
    assert "LOCATION:Эллинг\\, наб. канала\\, 1\r\n" in entry


@pytest.mark.parametrize(("prefix", "name"), [("", "Главная, стол 3"), ("/en", "table 3")])
def test_a_whole_table_has_one_name_on_the_whole_page(prefix: str, name: str) -> None:
    client = visitor()
    event = table_event()
    client.post(f"/events/{event.slug}/seatmap", {"lock": "A-1"})
    form = BUYER | {"ticket-A-1": "table", "expectedTotal": str(TABLE_PRICE.kopecks)}
    client.post(f"/checkout/{event.slug}", form)
    order = Order.objects.latest("pk")
    mark_paid(order_id=order.pk, now=timezone.now())
    issue_tickets(order_id=order.pk, now=timezone.now())
    page = opened(client, order, prefix)
    assert page.count(name) == 2
    assert "ряд A" not in page


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


@pytest.mark.parametrize("action", ["pay", "cancel"])
def test_a_refusal_read_again_leads_to_the_order_and_does_nothing(action: str) -> None:
    client = visitor()
    order = bought(client, coming())
    answer = client.get(f"/orders/{order.code}/{action}")
    assert (answer.status_code, answer["Location"]) == (303, f"/orders/{order.code}")
    order.refresh_from_db()
    assert order.status == Status.LOCKED


@pytest.mark.parametrize(("status", "waits"), [("PENDING", True), ("CANCELED", False)])
def test_past_the_deadline_the_page_still_waits_for_money_on_its_way(status: str, waits: bool) -> None:
    client = visitor()
    order = bought(client, coming())
    order.payments.update(status=status)
    Order.objects.filter(pk=order.pk).update(payment_deadline=timezone.now() - timedelta(seconds=1))
    page = seen(client, order)
    assert ("Время на оплату вышло" in page, " data-waits " in page) == (True, waits)


def test_a_payment_page_left_alone_is_not_called_a_failure_of_the_bank() -> None:
    client = visitor()
    order = bought(client, coming())
    order.payments.update(status="CANCELED", cancellation_reason="expired_on_confirmation")
    page = seen(client, order)
    assert "Оплата не завершена" in page
    assert "Время на платёжной странице вышло, а оплаты не было." in page
    assert "Деньги не списаны, места за вами." in page


def test_each_language_has_its_own_page_of_the_order() -> None:
    order = bought(visitor(), coming())
    client = Client()
    client.get(order_url(order, "zh-hans").removeprefix("http://127.0.0.1:8000"))
    assert "订单" in client.get(f"/zh/orders/{order.code}").content.decode()
