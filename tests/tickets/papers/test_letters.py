import io
import re
from datetime import timedelta

import pytest
from django.conf import settings
from pypdf import PdfReader

from prichal.catalog.models import Product
from prichal.kernel.errors import NotFound
from prichal.notifications.flows import send_mail
from prichal.notifications.models import Mail
from prichal.orders.access import order_url
from prichal.orders.rules import Status
from prichal.tickets.papers import tickets_letter
from prichal.tickets.services import issue_tickets, tell_money_returned
from tests.make import NOON, make_event, make_pier
from tests.make_orders import add_item, make_night_order, make_order

pytestmark = pytest.mark.django_db(transaction=True)


def sent(postbox):
    """The one letter that came: the letter, its text, its HTML, its papers."""
    send_mail(Mail.objects.get().pk, NOON)
    (letter,) = postbox.letters
    text = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
    html = letter.get_body(("html",)).get_content()
    return letter, text, html, list(letter.iter_attachments())


def test_the_letter_with_tickets_says_when_where_and_how_much_and_carries_the_pdf(postbox):
    pier = make_pier(directions="Спуск к воде у сфинксов.")
    order = make_order(event=make_event(seats=2, pier=pier), types=["adult", "child"], email="Anna@example.com")
    issue_tickets(order_id=order.pk, now=NOON)

    letter, text, html, papers = sent(postbox)

    assert letter["To"] == "Anna@example.com"
    assert letter["Reply-To"] == "hello@prichal.example"
    assert letter["Subject"].strip() == "Ваши билеты: Закат над заливом, пт, 4 июня, 12:00"
    for words in (
        f"Заказ {order.code} оплачен.", "Закат над заливом", "12:00 МСК", "посадка с 11:45", "Спуск к воде у сфинксов.",
        "adult · Главная, ряд A, место 1 · 1\u00a0500\u00a0₽", "Итого: 2\u00a0400\u00a0₽",
        "В том числе НДС 20 %: 400\u00a0₽",
        "Возврат: До 3\u00a0июня\u00a02027, 12:00\u00a0МСК вернём всю стоимость.", "ИНН\u00a07700000009", "Оферта № 1",
        order_url(order, "ru"),
    ):  # fmt: skip
        assert words in text
    assert re.findall(r'href="([^"]+)"', html) == [order_url(order, "ru")]
    assert "<img" not in html
    assert "12:00" in html
    (paper,) = papers
    assert (paper.get_filename(), paper.get_content_type()) == (f"tickets-{order.code}.pdf", "application/pdf")
    assert len(PdfReader(io.BytesIO(paper.get_content())).pages) == 2


def test_an_english_buyer_gets_english_words_and_the_english_page(postbox):
    order = make_night_order(language="en")
    Product.objects.update(title_en="Night of the raised bridges")
    issue_tickets(order_id=order.pk, now=NOON)

    letter, text, html, _papers = sent(postbox)

    assert (
        letter["Subject"].strip() == "Your tickets: Night of the raised bridges, night from Sat 3 to Sun 4 July, 00:40"
    )
    assert f"{settings.PUBLIC_URL}/en/orders/{order.code}?token=" in text
    assert '<html lang="en">' in html
    assert "Unnumbered place" in html


def test_a_chinese_buyer_gets_chinese_words(postbox):
    order = make_night_order(language="zh-hans")
    issue_tickets(order_id=order.pk, now=NOON)

    letter, text, html, _papers = sent(postbox)

    assert letter["Subject"].strip().startswith("您的船票：")
    assert '<html lang="zh-Hans">' in html
    assert f"订单{order.code}已付款。" in text


def test_two_sailings_of_one_order_stand_apart(postbox):
    order = make_order(event=make_event(seats=1))
    seller = order.seller
    later = make_event(starts_at=NOON + timedelta(days=5))
    Product.objects.filter(pk=later.product_id).update(seller=seller, title="Реки и каналы")
    add_item(order, later, "child", position=1)
    issue_tickets(order_id=order.pk, now=NOON)

    _letter, _text, html, _papers = sent(postbox)

    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html) == ["Закат над заливом", "Реки и каналы"]


def test_words_of_visitors_and_staff_are_no_markup(postbox):
    order = make_order()
    order.items.update(attendee="<b>Анна</b> & Ко")
    issue_tickets(order_id=order.pk, now=NOON)

    _letter, text, html, _papers = sent(postbox)

    assert "&lt;b&gt;Анна&lt;/b&gt; &amp; Ко" in html
    assert "<b>Анна</b> & Ко" in text


def test_the_letter_about_late_money_names_the_sum_and_the_page_and_has_no_papers(postbox):
    order = make_order(status=Status.EXPIRED)
    tell_money_returned(order_id=order.pk, now=NOON)

    letter, text, html, papers = sent(postbox)

    assert letter["Subject"].strip() == f"Возвращаем деньги за заказ {order.code}"
    assert "Мы возвращаем всю сумму, 1\u00a0500\u00a0₽" in text
    assert "ИНН\u00a07700000009" in text
    assert re.findall(r'href="([^"]+)"', html) == [order_url(order, "ru")]
    assert papers == []


def test_no_letter_is_written_for_an_order_without_good_tickets():
    with pytest.raises(NotFound):
        tickets_letter(str(make_order().pk), "ru")
