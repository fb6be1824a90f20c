"""Every address of the product."""

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from prichal.conf import health, metrics
from prichal.conf.api import api
from prichal.ui import pages as ui

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", metrics.metrics),
    path("api/v1/", api.urls),
    *([path("admin/design", ui.design)] if settings.EMBEDDED else []),
    path("admin", RedirectView.as_view(pattern_name="console:index")),
    path("admin/", include("prichal.console.urls")),
    path("", include("prichal.tickets.urls")),
    path("", include("prichal.storefront.urls")),
]
handler403 = "prichal.storefront.pages.forbidden"
handler404 = "prichal.conf.faults.not_found"
handler500 = "prichal.conf.faults.server_error"
