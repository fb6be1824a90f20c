"""The design system's Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "prichal.ui"
