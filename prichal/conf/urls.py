"""Every address of the product."""

from django.urls import include, path

from prichal.conf import health
from prichal.conf.api import api

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("api/v1/", api.urls),
    path("admin/", include("prichal.console.urls")),
    path("", include("prichal.tickets.urls")),
    path("", include("prichal.storefront.urls")),
]
handler403 = "prichal.storefront.pages.forbidden"
handler404 = "prichal.conf.faults.not_found"
handler500 = "prichal.storefront.pages.server_error"
