"""Letters and papers need what a start makes: the compiled words, and a folder of static files."""

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.notifications.conftest import postbox

__all__ = ["postbox"]


@pytest.fixture(autouse=True, scope="session")
def made_at_the_start() -> None:
    call_command("compilewords", verbosity=0)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
