from django.apps import AppConfig


class RentalsConfig(AppConfig):
    name = "prichal.rentals"
    verbose_name = "Аренда"
