import pytest

from prichal.customers.rules import mail_hint, normal_phone, spoken_phone


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("8 (900) 123-45-67", "+79001234567"),
        ("+7 900 123 45 67", "+79001234567"),
        ("79001234567", "+79001234567"),
        ("9001234567", "+79001234567"),
        ("8 812 555-00-00", "+78125550000"),
        ("+86 138 1234 5678", "+8613812345678"),
        ("0086 13812345678", "+8613812345678"),
        ("  ＋７ 900 1234567 ", "+79001234567"),
    ],
)
def test_a_phone_number_has_one_form_however_it_is_typed(typed, normal):
    assert normal_phone(typed) == normal


def test_a_number_without_a_country_belongs_to_the_region_asked_for():
    assert normal_phone("138 1234 5678", "CN") == "+8613812345678"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "+7 123 4", "+7900ABCDEFG", "анна", "+999 1234567"])
def test_what_can_not_be_a_phone_number_is_refused(typed):
    with pytest.raises(ValueError):
        normal_phone(typed)


def test_a_number_is_spoken_with_spaces_and_other_text_stays_as_it_is():
    assert spoken_phone("+78125550000") == "+7 812 555-00-00"
    assert spoken_phone("+8613812345678") == "+86 138 1234 5678"
    assert spoken_phone("касса") == "касса"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anna@gmial.com", "anna@gmail.com"),
        ("anna@gmal.com", "anna@gmail.com"),
        ("anna@gmaill.com", "anna@gmail.com"),
        ("anna@gmail.con", "anna@gmail.com"),
        ("anna@gmail.ru", "anna@gmail.com"),
        ("Anna@Yandx.ru", "Anna@yandex.ru"),
        ("anna@mial.ru", "anna@mail.ru"),
    ],
)
def test_a_slip_in_a_well_known_mail_home_is_hinted_at(typed, meant):
    assert mail_hint(typed) == meant


@pytest.mark.parametrize("typed", ["anna@gmail.com", "anna@mail.com", "anna@bk.ru", "anna@prichal.example", "anna", ""])
def test_an_address_that_may_well_be_right_is_left_alone(typed):
    assert mail_hint(typed) is None
