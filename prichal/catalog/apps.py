from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "prichal.catalog"
    verbose_name = "Каталог"
