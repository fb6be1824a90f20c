"""Pydantic's errors in people's words."""

import pytest
from django.utils import translation

from prichal.conf.mending import advice


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ({"type": "missing"}, "Без этого поля нельзя."),
        (
            {"type": "literal_error", "ctx": {"expected": "'', 'assigned' or 'general'"}},
            "Подходит только: assigned, general.",
        ),
        ({"type": "literal_error", "ctx": {"expected": "'time' or 'price'"}}, "Подходит только: time, price."),
        ({"type": "less_than_equal", "ctx": {"le": 100}}, "Нужно число не больше 100."),
        ({"type": "int_parsing"}, "Нужно целое число."),
        ({"type": "int_from_float", "ctx": {}}, "Нужно целое число."),
        ({"type": "bool_parsing"}, "Нужно true или false."),
        ({"type": "date"}, "Нужна дата вида 2026-06-12."),
        ({"type": "date_from_datetime_parsing", "ctx": {"error": "x"}}, "Нужна дата вида 2026-06-12."),
        ({"type": "value_error", "ctx": {"error": ValueError("100 %")}}, "Проверьте это поле."),
    ],
)
def test_each_says_how_to_mend_it(error, words):
    assert advice(error) == words


def test_the_advice_is_the_readers():
    error = {"type": "string_too_long", "ctx": {"max_length": 80}}
    said = {}
    for language in ("ru", "en", "zh-hans"):
        with translation.override(language):
            said[language] = advice(error)
    assert said == {
        "ru": "Нужно знаков не больше 80.",
        "en": "At most 80 characters, please.",
        "zh-hans": "最多 80 个字符。",
    }
