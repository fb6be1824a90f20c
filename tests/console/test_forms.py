"""The filter of orders: what it understands, and how it says what it does not."""

from datetime import date

import pytest

from prichal.console.forms import OrderFilter
from tests.make import make_general_event

pytestmark = pytest.mark.django_db


def filled(**data):
    form = OrderFilter(data, contacts=True)
    form.is_valid()
    return form


def test_an_empty_filter_is_fine_and_asks_for_nothing():
    form = filled()

    assert form.errors == {}
    assert not any(form.cleaned_data.values())
    assert not form.more_is_used


def test_a_sailing_is_understood_by_number_and_by_slug():
    event = make_general_event()

    assert filled(eventId=str(event.pk)).cleaned_data["eventId"] == event.pk
    assert filled(eventId=f" {event.slug} ").cleaned_data["eventId"] == event.pk
    assert filled(eventId=event.slug).more_is_used


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("status", "LOST", "Такого состояния нет. Выберите одно из списка."),
        ("dateFrom", "завтра", "Нужна дата вида 2026-07-03."),
        ("dateTo", "2026-02-30", "Нужна дата вида 2026-07-03."),
        ("phone", "+7", "Напишите хотя бы четыре цифры телефона."),
        ("eventId", "water-gone", "Такого рейса нет. Скопируйте номер или адрес из карточки рейса."),
        ("eventId", "9" * 25, "Такого рейса нет. Скопируйте номер или адрес из карточки рейса."),
        ("eventId", "²", "Такого рейса нет. Скопируйте номер или адрес из карточки рейса."),
    ],
)
def test_what_is_not_understood_is_said_beside_its_field(field, value, said):
    assert filled(**{field: value}).errors == {field: [said]}


def test_an_end_before_the_beginning_is_refused():
    form = filled(dateFrom="2026-07-03", dateTo="2026-07-02")

    assert form.errors == {"dateTo": ["Конец раньше начала. Поменяйте даты местами."]}
    assert filled(dateFrom="2026-07-03", dateTo="2026-07-03").cleaned_data["dateTo"] == date(2026, 7, 3)


def test_without_the_right_to_see_customers_there_is_no_searching_for_them():
    assert list(OrderFilter({}, contacts=False).fields) == ["status", "dateFrom", "dateTo", "eventId"]
