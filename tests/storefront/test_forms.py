"""The checkout form: shape, and advice on how to mend it."""

import pytest

from prichal.storefront.forms import CheckoutForm

GOOD = {
    "fullName": "  Анна   Ильина ",
    "email": "anna@example.com",
    "phone": "8 (921) 123-45-67",
    "personalData": "on",
    "expectedTotal": "150000",
    "repeat": "0c6bd1c8-repeat",
}


def test_spacing_does_not_matter() -> None:
    form = CheckoutForm(GOOD)
    assert form.is_valid()
    assert (form.cleaned_data["fullName"], form.cleaned_data["phone"]) == ("Анна Ильина", "+79211234567")


@pytest.mark.parametrize("name", ["李 安娜", "Anna O’Neil", "Ёлкина"])
def test_names_come_in_any_letters(name: str) -> None:
    assert CheckoutForm(GOOD | {"fullName": name}).is_valid()


@pytest.mark.parametrize(
    ("field", "value", "advice"),
    [
        ("fullName", "7", "Напишите имя и фамилию буквами: по-русски, латиницей или иероглифами."),
        ("fullName", "", "Напишите имя и фамилию: они будут на билетах."),
        ("email", "anna@", "Проверьте почту: нужен адрес вроде anna@example.com."),
        ("phone", "12", "Проверьте телефон: нужен номер с кодом, например +7 921 123-45-67."),
        ("personalData", "", "Без этого согласия мы не вправе оформить билеты. Отметьте его, пожалуйста."),
    ],
)
def test_each_mistake_says_how_to_mend_it(field: str, value: str, advice: str) -> None:
    form = CheckoutForm(GOOD | {field: value})
    assert not form.is_valid()
    assert form.errors == {field: [advice]}


def test_a_slip_in_the_address_is_asked_about_once() -> None:
    slip = GOOD | {"email": "anna@gmial.com"}
    asked = CheckoutForm(slip)
    assert not asked.is_valid()
    assert "anna@gmail.com" in asked.errors["email"][0]
    assert CheckoutForm(slip | {"mailSeen": "anna@gmial.com"}).is_valid()


def test_consent_to_news_is_never_needed() -> None:
    form = CheckoutForm(GOOD)
    form.full_clean()
    assert form.cleaned_data["marketing"] is False
