"""The shop's addresses; each is also below /en/ and /zh/ by script prefix."""

from django.urls import path

from prichal.storefront.pages import catalogue, checkout, listing, orders, rentals, robots, seats, texts

app_name = "storefront"
urlpatterns = [
    path("", catalogue.home, name="home"),
    path("events", listing.events, name="events"),
    path("events/<str:ref>", catalogue.event, name="event"),
    path("events/<str:ref>/seatmap", seats.seatmap, name="seatmap"),
    path("excursions/<slug:slug>", catalogue.excursion, name="excursion"),
    path("rentals", rentals.rentals, name="rentals"),
    path("rentals/<slug:slug>", rentals.rental, name="rental"),
    path("checkout/<str:ref>", checkout.checkout, name="checkout"),
    path("orders/<str:code>", orders.order, name="order"),
    path("orders/<str:code>/state", orders.state, name="order_state"),
    path("orders/<str:code>/pay", orders.pay, name="order_pay"),
    path("orders/<str:code>/cancel", orders.cancel, name="order_cancel"),
    path("orders/<str:code>/tickets.pdf", orders.tickets_pdf, name="order_tickets"),
    path("orders/<str:code>/calendar.ics", orders.calendar, name="order_calendar"),
    path("offer", texts.offer, name="offer"),
    path("privacy", texts.privacy, name="privacy"),
    path("contacts", texts.contacts, name="contacts"),
    path("robots.txt", robots.robots),
    path("sitemap.xml", robots.sitemap),
]
