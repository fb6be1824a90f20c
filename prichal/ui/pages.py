"""The living page of all components in every state; development only, the address is wired in `conf`."""

from datetime import UTC, datetime, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prichal.kernel.money import Money

SAILS_AT = datetime(2027, 7, 3, 21, 40, tzinfo=UTC)


class SampleForm(forms.Form):
    """Fields in their plain, filled and refused states."""

    full_name = forms.CharField(label="Имя и фамилия", help_text="Как в документе, по-русски или латиницей")
    email = forms.EmailField(label="Почта для билетов")
    kind = forms.ChoiceField(label="Вид прогулки", choices=[("night", "Ночная"), ("day", "Дневная")], required=False)
    note = forms.CharField(label="Пожелания", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    personal_data = forms.BooleanField(label="Согласие на обработку персональных данных")


def design(request: HttpRequest) -> HttpResponse:
    """All components in every state, as the screenshot tests read them."""
    refused = SampleForm({"full_name": "", "email": "anna@gmial", "kind": "day"}, auto_id="refused_%s")
    context = {
        "form": SampleForm(auto_id="plain_%s"),
        "refused": refused,
        "zone": "Europe/Moscow",
        "starts_at": SAILS_AT,
        "ends_at": SAILS_AT + timedelta(hours=2),
        "until": SAILS_AT - timedelta(hours=1),
        "price": Money(120000),
        "old": Money(150000),
        "odd": Money(119950),
        "trail": [("Рейсы", "/events"), ("Ночные мосты", "/excursions/night-bridges"), ("3 июля, 00:40", "")],
        "notices": [
            ("info", "Рейс идёт два часа", "Пледы и чай на борту, верхняя палуба открыта."),
            ("success", "Билеты отправлены", "Письмо ушло на anna@example.com."),
            ("warn", "До отправления меньше суток", "Возврат билетов на этот рейс уже закрыт."),
            ("error", "Место 14 уже занято", "Рядом свободны места 15 и 16 по той же цене."),
        ],
        "badges": [
            ("", "черновик", "pencil"), ("info", "ждёт оплаты", "clock"), ("success", "оплачен", "check"),
            ("warn", "осталось 3 места", "users"), ("error", "отменён", "x"),
        ],
        "buttons": [("button--next", "Выбрать места"), ("", "Показать ещё"), ("button--quiet", "Отмена"),
                    ("button--danger", "Вернуть билеты")],
    }  # fmt: skip
    return render(request, "ui/design.html", context)
