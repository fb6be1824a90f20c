"""What is wrong with one member of a request, and how to mend it, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BY_CODE: Mapping[str, Promise | str] = {
    "missing": gettext_lazy("Без этого поля нельзя."),
    "extra_forbidden": gettext_lazy("Такого поля здесь нет, уберите его."),
    "literal_error": gettext_lazy("Подходит только: %(expected)s."),
    "date": gettext_lazy("Нужна дата вида 2026-06-12."),
    "whole_number": gettext_lazy("Нужно целое число."),
    "greater_than_equal": gettext_lazy("Нужно число не меньше %(ge)s."),
    "less_than_equal": gettext_lazy("Нужно число не больше %(le)s."),
    "string_too_short": gettext_lazy("Нужно знаков не меньше %(min_length)s."),
    "string_too_long": gettext_lazy("Нужно знаков не больше %(max_length)s."),
    "string_pattern_mismatch": gettext_lazy("Такие знаки здесь не подходят."),
    "too_short": gettext_lazy("Нужно не меньше %(min_length)s."),
    "too_long": gettext_lazy("Нужно не больше %(max_length)s."),
    "json_invalid": gettext_lazy("Это не JSON."),
}
BY_KIND: Mapping[str, Promise | str] = {  # pydantic's codes begin with what was wanted
    "int": gettext_lazy("Нужно целое число."),
    "bool": gettext_lazy("Нужно true или false."),
    "date": gettext_lazy("Нужна дата вида 2026-06-12."),
    "datetime": gettext_lazy("Нужны дата и время со сдвигом пояса вида 2026-06-12T22:30:00+03:00."),
    "string": gettext_lazy("Нужна строка."),
    "list": gettext_lazy("Нужен список."),
    "dict": gettext_lazy("Нужен объект."),
    "model": gettext_lazy("Нужен объект."),
}


def advice(error: Mapping[str, Any]) -> str:
    """One of pydantic's errors in words; a plain one where there are none for its code."""
    code = str(error["type"])
    words = BY_CODE.get(code) or BY_KIND.get(code.partition("_")[0])
    if words is None:
        return _("Проверьте это поле.")
    context = {"expected": "", **error.get("ctx", {})}
    expected = str(context["expected"]).replace("'' or ", "").replace("'', ", "").replace("'", "").replace(" or ", ", ")
    return str(words) % {**context, "expected": expected}
