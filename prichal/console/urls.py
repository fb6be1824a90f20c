"""The console's addresses, below /admin/ in every language."""

from django.urls import path

from prichal.console.pages import login, orders

app_name = "console"
urlpatterns = [
    path("", orders.index, name="index"),
    path("login", login.login, name="login"),
    path("logout", login.logout, name="logout"),
    path("orders", orders.orders, name="orders"),
    path("orders/<slug:code>", orders.order, name="order"),
]
