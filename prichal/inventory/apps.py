from django.apps import AppConfig


class InventoryConfig(AppConfig):
    name = "prichal.inventory"
    verbose_name = "Места"
