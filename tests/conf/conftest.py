import pytest

from tests.payments.conftest import acquirer, acquirer_box

__all__ = ["acquirer", "acquirer_box"]


@pytest.fixture(autouse=True)
def plain_static_addresses(settings) -> None:
    """Without a collection of files: their names are not what these tests are about."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
