"""The `web` processes."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prichal.conf.settings")

application = get_wsgi_application()

from prichal.conf.metrics import clear_earlier_run  # noqa: E402 - after the settings, which say where to count

if settings.METRICS_DIR:
    clear_earlier_run(Path(settings.METRICS_DIR))
