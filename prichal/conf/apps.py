from django.apps import AppConfig


class ConfConfig(AppConfig):
    name = "prichal.conf"

    def ready(self) -> None:
        from prichal.conf import celery  # noqa: F401, PLC0415 - shared tasks need the app before the first send
