from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "prichal.customers"
    verbose_name = "Покупатели"
