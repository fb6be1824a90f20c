"""The shop's forms: shape and mending advice; they never save."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prichal.customers.rules import mail_hint, normal_phone

LETTERS_AT_LEAST = 2
ADVICE = {
    "fullName": _("Напишите имя и фамилию буквами: по-русски, латиницей или иероглифами."),
    "email": _("Проверьте почту: нужен адрес вроде anna@example.com."),
    "phone": _("Проверьте телефон: нужен номер с кодом, например +7 921 123-45-67."),
}


class CheckoutForm(forms.Form):
    """Who buys, and what they agree to. Field names are those of the HTTP contract."""

    fullName = forms.CharField(
        label=_("Имя и фамилия"),
        max_length=200,
        error_messages={"required": _("Напишите имя и фамилию: они будут на билетах.")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("Почта для билетов"),
        help_text=_("Билеты придут сюда сразу после оплаты."),
        error_messages={
            "required": _("Напишите почту: на неё придут билеты."),
            "invalid": ADVICE["email"],
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}),
    )
    phone = forms.CharField(
        label=_("Телефон для связи о рейсе"),
        max_length=30,
        help_text=_("Только если изменится причал или время. Можно с любыми пробелами."),
        error_messages={"required": _("Напишите телефон: по нему скажем, если изменится причал или время.")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    personalData = forms.BooleanField(
        label=_("Согласие на обработку персональных данных"),
        error_messages={"required": _("Без этого согласия мы не вправе оформить билеты. Отметьте его, пожалуйста.")},
    )
    marketing = forms.BooleanField(required=False, label=_("Присылайте новости и скидки, не чаще раза в месяц"))
    expectedTotal = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    repeat = forms.RegexField(r"^[A-Za-z0-9-]{8,64}$", widget=forms.HiddenInput)
    mailSeen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"use_required_attribute": False, "label_suffix": ""}
        super().__init__(*args, **kwargs)
        for name in ADVICE:  # for the script that checks a field on leaving it, in the very same words
            field = self.fields[name]
            field.widget.attrs |= {"data-empty": field.error_messages["required"], "data-wrong": ADVICE[name]}

    def clean_fullName(self) -> str:
        name = " ".join(str(self.cleaned_data["fullName"]).split())
        if sum(letter.isalpha() for letter in name) < LETTERS_AT_LEAST:
            raise ValidationError(ADVICE["fullName"])
        return name

    def clean_email(self) -> str:
        """A likely slip of the finger is asked about once; the same address sent again is taken as meant."""
        email = str(self.cleaned_data["email"])
        meant = mail_hint(email)
        if meant and self.data.get("mailSeen") != email:
            raise ValidationError(
                _("Может быть, %(meant)s? Исправьте или, если всё верно, нажмите кнопку оплаты ещё раз."),
                params={"meant": meant},
            )
        return email

    def clean_phone(self) -> str:
        try:
            return normal_phone(str(self.cleaned_data["phone"]))
        except ValueError as wrong:
            raise ValidationError(ADVICE["phone"]) from wrong
