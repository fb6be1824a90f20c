"""The one login of everybody."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "prichal.accounts"
    verbose_name = "Входы"
