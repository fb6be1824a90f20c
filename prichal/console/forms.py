"""What staff type in: the login, and the filter of orders. Field names of the filter are the contract's."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prichal.accounts.rules import LONGEST_PASSWORD
from prichal.console.queries import event_by_ref
from prichal.console.rules import ORDER_BADGES


class LoginForm(forms.Form):
    """Who signs in. Without the browser's own bubbles: the page says what is wrong, beside the field."""

    use_required_attribute = False
    email = forms.EmailField(
        label=_("Почта"),
        error_messages={
            "required": _("Напишите рабочую почту."),
            "invalid": _("Проверьте почту: нужен адрес вроде anna@example.com."),
        },
        widget=forms.EmailInput(
            attrs={"autocomplete": "username", "inputmode": "email", "spellcheck": "false", "autofocus": True}
        ),
    )
    password = forms.CharField(
        label=_("Пароль"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        error_messages={"required": _("Введите пароль.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class OrderFilter(forms.Form):
    """Which orders to show. Every field is optional; what can't be understood is said beside its field."""

    q = forms.CharField(
        label=_("Найти"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Номер, почта, имя, платёж")}),
    )
    status = forms.ChoiceField(
        required=False,
        choices=[("", ""), *((status, badge.words) for status, badge in ORDER_BADGES.items())],
        error_messages={"invalid_choice": _("Такого состояния нет. Выберите одно из списка.")},
        widget=forms.HiddenInput,
    )
    dateFrom = forms.DateField(
        label=_("Оформлен с"),
        required=False,
        error_messages={"invalid": _("Нужна дата вида 2026-07-03.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    dateTo = forms.DateField(
        label=_("по"),
        required=False,
        error_messages={"invalid": _("Нужна дата вида 2026-07-03.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    email = forms.CharField(label=_("Почта"), required=False, max_length=254)
    phone = forms.CharField(
        label=_("Телефон"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    eventId = forms.CharField(
        label=_("Рейс"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"placeholder": _("Номер или адрес рейса")}),
    )

    def __init__(self, *args: Any, contacts: bool, **kwargs: Any) -> None:
        """`contacts`: whether this person may look for people; without it the fields that do so are not there."""
        super().__init__(*args, **kwargs)
        if not contacts:
            for name in ("q", "email", "phone"):
                del self.fields[name]

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        if phone and sum(sign.isdigit() for sign in phone) < 4:
            raise ValidationError(_("Напишите хотя бы четыре цифры телефона."))
        return phone

    def clean_eventId(self) -> int | None:
        ref = str(self.cleaned_data["eventId"]).strip()
        if not ref:
            return None
        event = event_by_ref(ref)
        if event is None:
            raise ValidationError(_("Такого рейса нет. Скопируйте номер или адрес из карточки рейса."))
        return event.pk

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = values.get("dateFrom"), values.get("dateTo")
        if since and until and until < since:
            self.add_error("dateTo", _("Конец раньше начала. Поменяйте даты местами."))
        return values

    @property
    def more_is_used(self) -> bool:
        """Whether any field of the folded part is filled in or wrong."""
        return any(self.data.get(name) for name in ("email", "phone", "eventId"))
