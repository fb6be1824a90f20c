from django.apps import AppConfig


class FleetConfig(AppConfig):
    name = "prichal.fleet"
    verbose_name = "Флот"
