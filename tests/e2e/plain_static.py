"""The product's settings for processes that serve pages without their static files: nothing need be collected."""

from prichal.conf.settings import *  # noqa: F403
from prichal.conf.settings import STORAGES as PACKED

STORAGES = {**PACKED, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
