"""Pages need what a start makes: static files under their hashed names."""

import pytest
from django.core.management import call_command


@pytest.fixture(autouse=True, scope="session")
def made_at_the_start() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
