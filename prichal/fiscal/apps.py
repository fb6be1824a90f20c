from django.apps import AppConfig


class FiscalConfig(AppConfig):
    name = "prichal.fiscal"
    verbose_name = "Чеки"
