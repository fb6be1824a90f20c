"""The staff's desktop: faces over the apps below, no tables of its own."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "prichal.console"
    verbose_name = "Консоль"
