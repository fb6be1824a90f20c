import io
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from pypdf import PdfReader

from prichal.catalog.models import Product
from prichal.kernel.errors import NotFound
from prichal.notifications.flows import send_mail
from prichal.notifications.models import Mail
from prichal.orders.access import order_url
from prichal.orders.rules import Status
from prichal.tickets.papers import tickets_letter
from prichal.tickets.services import issue_tickets, tell_money_returned, tell_order_expired, tell_payment_failed
from tests.make import NOON, make_event, make_general_event, make_pier
from tests.make_orders import add_item, make_concert_order, make_night_order, make_order, make_table_order
from tests.payments.attempts import make_attempt

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

    assert letter["Subject"] == "您的电子票：Закат над заливом，7月3日周六夜至7月4日周日 00:40"
    assert '<html lang="zh-Hans">' in html
    assert f"订单{order.code}已付款。" in text


SHIPS_WORDS = {
    "ru": ("правлени", "осадк", "ричал отправления", "на борту", "в пути", "рейс"),
    "en": ("epart", "oarding", "on board", "on the water", "sailing"),
    "zh-hans": ("登船", "船票", "航", "码头", "甲板"),
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "ru",
            [
                "Билеты готовы, ждём вас\n",
                "Начало 4\u00a0июня\u00a02027, вход с 18:30, длится 1\u00a0ч 20\u00a0мин\n\nЭллинг\n",
                "при входе.",
            ],
        ),
        ("en", ["Begins 4\u00a0June\u00a02027, doors open at 18:30, lasts ", "at the entrance."]),
        ("zh-hans", ["2027年6月4日开始，18:30开始入场，时长", "入场时请出示"]),
    ],
)
def test_the_letter_with_tickets_to_a_hall_ashore_has_no_ships_words(postbox, language, told):
    order = make_concert_order(language=language)
    issue_tickets(order_id=order.pk, now=NOON)

    letter, text, html, _papers = sent(postbox)

    assert [words for words in told if words not in text] == []
    assert [word for word in SHIPS_WORDS[language] if word in letter["Subject"] + text + html] == []


@pytest.mark.parametrize("language", ["ru", "en", "zh-hans"])
@pytest.mark.parametrize("open_still", [True, False])
def test_what_is_told_of_an_unpaid_seat_ashore_has_no_ships_words(postbox, language, open_still):
    order = make_concert_order(language=language, status=Status.EXPIRED)
    tell_order_expired(order_id=order.pk, now=NOON if open_still else order.items.get().event.ends_at)

    letter, text, html, _papers = sent(postbox)

    assert "Эллинг" in text
    assert [word for word in SHIPS_WORDS[language] if word in letter["Subject"] + text + html] == []


@pytest.mark.parametrize(("language", "place"), [("ru", "Главная, стол 2"), ("zh-hans", "Главная, 2号桌")])
def test_a_whole_table_is_named_so_in_the_letter(postbox, language, place):
    order = make_table_order(language=language)
    issue_tickets(order_id=order.pk, now=NOON)

    _letter, text, html, _papers = sent(postbox)

    assert f"adult · {place} · " in text
    assert place in html


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


def test_the_letter_about_a_failed_payment_says_why_until_when_and_how_to_pay(postbox):
    order = make_order(status=Status.LOCKED, types=["adult"])
    order.items.update(seat_code="A-1")
    failed = make_attempt(order, status="CANCELED", cancellation_reason="3d_secure_failed")
    tell_payment_failed(payment_id=failed.pk, now=NOON)

    letter, text, html, papers = sent(postbox)

    assert letter["Reply-To"] == "hello@prichal.example"
    assert letter["Subject"].strip() == "Оплата не прошла, места за вами до 12:20 МСК"
    for words in (
        f"Заказ {order.code}, сумма 1\u00a0500\u00a0₽.",
        "код из сообщения или приложения (3-D Secure) не подошёл или не пришёл. Деньги не списаны.",
        "Места за вами до 1 июня, 12:20\u00a0МСК.",
        "Закат над заливом\nПт, 4 июня, 12:00 МСК\nАнглийская набережная\n"
        "- adult · Главная, ряд A, место 1 · 1\u00a0500\u00a0₽\n",
        "ИНН\u00a07700000009",
    ):
        assert words in text
    assert re.findall(r'href="([^"]+)"', html) == [order_url(order, "ru")]
    assert order_url(order, "ru") in text
    assert papers == []


@pytest.mark.parametrize(
    ("language", "subject", "until"),
    [
        (
            "en",
            "The payment did not go through, your places are kept until 13:20 MSK+1",
            "1 June, 13:20\u00a0MSK+1",
        ),
        ("zh-hans", "付款未成功，座位为您保留至13:20 莫斯科时间+1", "6月1日 13:20\u00a0莫斯科时间+1"),
    ],
)
def test_a_buyer_reads_of_a_failed_payment_in_their_language_and_the_piers_time(postbox, language, subject, until):
    event = make_event(pier=make_pier(timezone="Europe/Samara"))
    order = make_order(event=event, status=Status.LOCKED, language=language)
    tell_payment_failed(payment_id=make_attempt(order, status="CANCELED").pk, now=NOON)

    letter, text, html, _papers = sent(postbox)

    assert letter["Subject"].strip() == subject
    assert until in text
    assert re.findall(r'href="([^"]+)"', html) == [order_url(order, language)]


REASONS = [
    "3d_secure_failed", "call_issuer", "canceled_by_merchant", "card_expired", "country_forbidden",
    "expired_on_capture", "expired_on_confirmation", "fraud_suspected", "general_decline", "identification_required",
    "insufficient_funds", "internal_timeout", "invalid_card_number", "invalid_csc", "issuer_unavailable",
    "payment_method_limit_exceeded", "payment_method_restricted", "permission_revoked", "unsupported_mobile_operator",
]  # fmt: skip


def test_every_reason_of_the_acquirer_has_plain_words_and_an_unknown_one_too():
    told = {reason: render_to_string("tickets/mail/_decline.txt", {"reason": reason}) for reason in [*REASONS, "new"]}
    assert {reason for reason, words in told.items() if words == told["new"]} == {
        "call_issuer",
        "general_decline",
        "new",
    }
    assert all(re.fullmatch(r"[А-Я][^<>{}]+\.", words) for words in told.values())


def test_the_letter_about_the_time_that_is_over_leads_back_to_the_sailing(postbox):
    event = make_event(seats=2)
    order = make_order(event=event, status=Status.EXPIRED)
    tell_order_expired(order_id=order.pk, now=NOON)

    letter, text, html, papers = sent(postbox)

    assert letter["Subject"].strip() == f"Время на оплату заказа {order.code} вышло"
    for words in (
        "Деньги не списаны, места освободились.",
        "Закат над заливом",
        "она станет билетами, пока места свободны, а если их уже заняли, мы вернём всю сумму. От вас ничего не нужно.",
        f"Выбрать этот рейс снова:\n{settings.PUBLIC_URL}/events/{event.slug}\n",
        "ИНН\u00a07700000009",
    ):
        assert words in text
    assert re.findall(r'href="([^"]+)"', html) == [f"{settings.PUBLIC_URL}/events/{event.slug}"]
    assert papers == []


@pytest.mark.parametrize(("language", "prefix"), [("ru", ""), ("en", "/en"), ("zh-hans", "/zh")])
def test_where_the_sailing_is_full_the_letter_leads_to_the_next_ones_of_its_kind(postbox, language, prefix):
    event = make_general_event(capacity=1)
    order = make_order(event=event, status=Status.EXPIRED, language=language)
    order.items.update(place=event.places.get())
    event.places.update(status="SOLD")
    tell_order_expired(order_id=order.pk, now=NOON)

    _letter, text, html, _papers = sent(postbox)

    page = f"{settings.PUBLIC_URL}{prefix}/excursions/{event.product.slug}"
    assert re.findall(r'href="([^"]+)"', html) == [page]
    assert f":\n{page}\n" in text


def test_each_of_two_sailings_has_a_way_of_its_own(postbox):
    order = make_order(event=make_event(seats=1), status=Status.EXPIRED)
    first = order.items.get().event
    gone = make_event(product=first.product, starts_at=NOON + timedelta(hours=1))
    add_item(order, gone, "child", position=1, sold=False)
    tell_order_expired(order_id=order.pk, now=NOON + timedelta(hours=1))

    _letter, _text, html, _papers = sent(postbox)

    assert [link.removeprefix(settings.PUBLIC_URL) for link in re.findall(r'href="([^"]+)"', html)] == [
        f"/events/{first.slug}",
        f"/excursions/{first.product.slug}",
    ]
