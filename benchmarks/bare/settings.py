"""The product's settings with nothing but the bare views: what Django alone costs on the same server."""

from prichal.conf.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare.urls"
MIDDLEWARE = []
