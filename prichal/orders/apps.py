from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "prichal.orders"
    verbose_name = "Заказы"
