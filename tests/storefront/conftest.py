"""Pages need static addresses; the acquirer of these tests is silent unless one says otherwise."""

from collections.abc import Iterator

import pytest

from prichal.payments.adapters.yookassa import gateway
from tests.sandbox.box import free_port


@pytest.fixture(autouse=True)
def plain_static_addresses(settings) -> None:
    """Without a collection of files: their names are not what these tests are about."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns without it


@pytest.fixture(autouse=True)
def silent_acquirer(settings) -> Iterator[None]:
    settings.YOOKASSA = {**settings.YOOKASSA, "url": f"http://127.0.0.1:{free_port()}/v3", "timeout": 1.0}
    gateway.cache_clear()
    yield
    gateway().close()
    gateway.cache_clear()
