import io
import re
from datetime import timedelta

import pytest
from django.utils import translation
from pypdf import PdfReader

from prichal.catalog.models import Product
from prichal.catalog.rules import VatMode
from prichal.kernel.errors import NotFound
from prichal.tickets.papers import attached, render
from prichal.tickets.services import issue_tickets, revoke_tickets
from tests.make import NOON, make_event, make_pier, make_product, make_seller
from tests.make_orders import make_concert_order, make_night_order, make_order, make_table_order

pytestmark = pytest.mark.django_db


def texts(pdf: bytes) -> list[str]:
    """What each page says, every run of white space as one space."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def issued(order, now=NOON):
    issue_tickets(order_id=order.pk, now=now)
    return order


def test_each_ticket_has_a_page_with_seat_pier_price_numbers_and_rule():
    pier = make_pier(address="Английская наб., 2", directions="Спуск к воде у сфинксов.")
    event = make_event(seats=2, pier=pier, starts_at=NOON + timedelta(days=3), minutes=90)
    order = issued(make_order(event=event, types=["adult", "child"]))

    first, second = texts(render(order.pk, "ru"))

    for words in (
        "Причал", "0+", "Закат над заливом", "Ладога", "Пт, 4 июня", "12:00 МСК", "Отправление 4 июня 2027",
        "Посадка с 11:45", "В пути 1 ч 30 мин, до 13:30",
        "Палуба Главная Ряд A Место 1 Код места A-1 Билет 1 из 2 adult",
        "Покажите код при посадке", "Причал отправления Английская набережная Английская наб., 2",
        "Спуск к воде у сфинксов.", "1 500 ₽", "В том числе НДС 20 %: 250 ₽", f"Заказ {order.code}",
        "До 3 июня 2027, 12:00 МСК вернём всю стоимость. Позже билет не возвращается.",
    ):  # fmt: skip
        assert words in first
    assert "Ряд A Место 2 Код места A-2" in second
    assert "Билет 2 из 2 child" in second
    numbers = [item.ticket.number for item in order.items.order_by("position")]
    assert numbers[0] in first.replace(" ", "")
    assert numbers[1] in second.replace(" ", "")


def test_the_seller_is_named_with_all_requisites_and_nothing_fiscal_stands_there():
    order = issued(make_order())

    (page,) = texts(render(order.pk, "ru"))

    assert (
        "Продавец: ООО «Причал» · ИНН 7700000009, КПП 770001001, ОГРН 1267700000006 · "
        "Санкт-Петербург, Английская наб., 1 · р/с 40702810200000000001, БИК 044525225 · "
        "ПАО Сбербанк, к/с 30101810400000000225 · +7 812 000-00-00, hello@prichal.example · "
        "Оферта № 1 от 1 июня 2027"
    ) in page
    for word in ("чек", "ФН", "фискальн", "ФПД", "ККТ"):
        assert word.lower() not in page.lower().replace("ооо «причал»", "")


def test_an_entrepreneur_has_no_kpp_and_an_ogrnip():
    seller = make_seller(name="ИП Ветров", inn="770000000082", kpp="", ogrn="326770000000005")
    order = issued(make_order(event=make_event(product=make_product(seller=seller))))

    (page,) = texts(render(order.pk, "ru"))

    assert "ИП Ветров · ИНН 770000000082, ОГРНИП 326770000000005 ·" in page


def test_a_night_sailing_carries_both_dates_and_an_unnumbered_place_says_so():
    order = issued(make_night_order())

    (page,) = texts(render(order.pk, "ru"))

    for words in (
        "В ночь с сб 3 на вс 4 июля", "00:40 МСК", "Отправление 4 июля 2027", "Посадка с 00:25",
        "Рассадка Место без номера", "До 3 июля 2027, 00:40 МСК вернём",
    ):  # fmt: skip
        assert words in page
    assert "Билет 1 из" not in page


def test_a_ticket_speaks_english_and_chinese():
    order = issued(make_night_order())
    Product.objects.update(title_en="Night of the raised bridges", title_zh_hans="开桥之夜")

    (english,), (chinese,) = texts(render(order.pk, "en")), texts(render(order.pk, "zh-hans"))

    for words in ("Night of the raised bridges", "Night from Sat 3 to Sun 4 July", "00:40 MSK", "Boarding from 00:25",
                  "Including 20% VAT: 250 ₽", "Full refund until 3 July 2027, 00:40 MSK.", "Seller: "):  # fmt: skip
        assert words in english
    for words in ("开桥之夜", "不对号入座", "登船时请出示此码", "销售方"):
        assert words in chinese
    assert translation.get_language() == "ru"


def test_a_ticket_to_a_hall_ashore_speaks_of_its_beginning_and_its_doors():
    order = issued(make_concert_order())

    (russian,), (chinese,) = texts(render(order.pk, "ru")), texts(render(order.pk, "zh-hans"))

    for words in ("Начало 4 июня 2027", "Вход с 18:30", "Длится 1 ч 20 мин, до 20:20", "Зал Главная Ряд A Место 1",
                  "Покажите код при входе", "Площадка Эллинг наб. канала, 1"):  # fmt: skip
        assert words in russian
    for words in ("2027年6月4日开始", "18:30开始入场", "入场时请出示此码", "场地"):
        assert words in chinese.replace(" ", "")
    for word in ("Отправление", "Посадка", "посадке", "Причал отправления", "Палуба", "В пути"):
        assert word not in russian
    for word in ("登船", "甲板", "码头", "航", "船票"):
        assert word not in chinese


def test_a_whole_table_has_a_number_and_no_row():
    order = issued(make_table_order())

    (russian,), (english,) = texts(render(order.pk, "ru")), texts(render(order.pk, "en"))

    assert "Палуба Главная Стол 2 Код места A-1" in russian
    assert "Ряд" not in russian
    assert "Table 2" in english
    assert "Row" not in english


def test_a_lap_ticket_is_free_and_names_no_vat():
    order = issued(make_order(types=["infant"]))

    (page,) = texts(render(order.pk, "ru"))

    assert "Без отдельного места" in page
    assert "Стоимость Бесплатно" in page
    assert "НДС" not in page


def test_a_price_without_vat_says_so():
    order = issued(make_order(event=make_event(product=make_product(vat_mode=VatMode.NONE))))

    assert "Без НДС" in texts(render(order.pk, "ru"))[0]


def test_a_ticket_bought_after_the_refund_deadline_promises_nothing():
    event = make_event(starts_at=NOON + timedelta(hours=5))
    order = issued(make_order(event=event))

    (page,) = texts(render(order.pk, "ru"))

    assert "Куплен после 31 мая 2027, 17:00 МСК: вернуть уже нельзя." in page


def test_a_revoked_ticket_is_not_printed_and_without_good_ones_there_is_no_paper():
    order = issued(make_order(types=["adult", "child"]))
    items = list(order.items.order_by("position"))
    revoke_tickets(item_ids=[items[0].pk], now=NOON)
    (page,) = texts(render(order.pk, "ru"))
    assert "child" in page

    revoke_tickets(item_ids=[items[1].pk], now=NOON)
    with pytest.raises(NotFound):
        render(order.pk, "ru")


def test_an_order_without_tickets_has_no_paper():
    with pytest.raises(NotFound):
        render(make_order().pk, "ru")


def test_the_same_tickets_give_the_same_bytes():
    order = issued(make_order(types=["adult", "child"]))

    assert render(order.pk, "ru") == render(order.pk, "ru")


def test_names_in_any_letters_and_words_like_markup_are_printed_as_they_are():
    order = make_order()
    order.items.update(attendee="Ольга #let x *жирно* $1$ 王小明 Ελένη")
    issued(order)

    (page,) = texts(render(order.pk, "ru"))

    assert "Гость Ольга #let x *жирно* $1$" in page
    assert "Ελένη" in page


def test_a_name_without_a_single_space_stays_on_the_page():
    order = make_order()
    order.items.update(attendee="Щ" * 200)
    issued(order)

    (page,) = texts(render(order.pk, "ru"))

    runs = [len(run) for run in re.findall("Щ{2,}", page.replace("\u200b", ""))]
    assert sum(runs) == 200
    assert max(runs) <= 14


def test_a_pier_that_is_hard_to_find_makes_a_longer_page_not_a_second_one():
    pier = make_pier(directions="Обойдите дом слева и спуститесь по лестнице. " * 40)
    order = issued(make_order(event=make_event(pier=pier)))

    (page,) = PdfReader(io.BytesIO(render(order.pk, "ru"))).pages

    assert page.mediabox.width == pytest.approx(280.6, abs=0.1)
    assert page.mediabox.height > 700


def test_a_ticket_is_good_without_its_picture():
    order = issued(make_order(event=make_event(product=make_product(image="ui/scenes/gone.svg"))))

    assert "Закат над заливом" in texts(render(order.pk, "ru"))[0]


def test_the_papers_of_a_mail_are_named_by_the_order():
    order = issued(make_order())

    (paper,) = attached(str(order.pk), "ru")

    assert (paper.name, paper.content_type) == (f"tickets-{order.code}.pdf", "application/pdf")
    assert paper.content == render(order.pk, "ru")
