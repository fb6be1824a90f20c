"""Pages need static addresses; without a collection of files they are the plain ones."""

import pytest


@pytest.fixture(autouse=True)
def plain_static_addresses(settings) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
