from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "prichal.kernel"
    verbose_name = "Ядро"
