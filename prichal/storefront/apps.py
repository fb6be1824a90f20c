from django.apps import AppConfig


class StorefrontConfig(AppConfig):
    name = "prichal.storefront"
    verbose_name = "Витрина"
