from django.urls import path

from prichal.tickets import pages

app_name = "tickets"
urlpatterns = [
    path(".well-known/prichal-ticket-keys", pages.ticket_keys, name="keys"),
]
