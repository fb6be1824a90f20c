"""Real servers for every run of the tests: made empty before Django reads its settings, ended with the run.

pytest-django reads the settings as soon as it knows DJANGO_SETTINGS_MODULE. Named in pyproject.toml, that
would be before this file; so it is named here, after the servers' addresses.
"""

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from ipaddress import ip_address
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management.commands import flush
from django.db.backends.postgresql.operations import DatabaseOperations

from embedded.servers import running
from prichal.conf import words

until_the_end = ExitStack()


def empty_tables(
    self: DatabaseOperations,
    style: object,
    tables: list[str],
    *,
    reset_sequences: bool = False,
    allow_cascade: bool = False,
) -> list[str]:
    """Tests with real commits empty every table afterwards: a DELETE of few rows takes a fiftieth of a TRUNCATE."""
    names = ", ".join(f"'{table}'" for table in tables)
    delete = f"FOREACH t IN ARRAY ARRAY[{names}] LOOP EXECUTE format('DELETE FROM %I', t); END LOOP"  # noqa: S608 - our own tables
    return [
        "SET LOCAL session_replication_role = replica",  # neither foreign keys nor the append-only triggers
        f"DO $$ DECLARE t text; BEGIN {delete}; END $$",
    ]


def pytest_configure(config: pytest.Config) -> None:
    if not config.pluginmanager.hasplugin("django"):
        return
    folder = Path(until_the_end.enter_context(tempfile.TemporaryDirectory(prefix="prichal-test-")))
    os.environ |= until_the_end.enter_context(running(folder))
    os.environ |= {
        "ENVIRONMENT": "embedded",
        "SECRET_KEY": "only-for-tests",
        "TICKET_KEY_FILE": str(folder / "ticket_key"),
        "STATIC_ROOT": str(folder / "static"),
        "PAGE_CACHE_SECONDS": "0",  # a test sees what it has just done
        "PRICHAL_DEMO_DAYS": "3",  # the embedded set-up of these tests starts in seconds
        "DJANGO_SETTINGS_MODULE": "prichal.conf.settings",
    }
    patch = until_the_end.enter_context(pytest.MonkeyPatch.context())
    patch.setattr(DatabaseOperations, "sql_flush", empty_tables)
    patch.setattr(flush, "emit_post_migrate_signal", lambda *_, **__: None)  # contrib.auth would write its rights anew
    words.compile_folder(words.PACKAGE)  # before Django reads its catalogues, once and for good
    assert settings.DATABASES  # read now: pytest-django looks whether they have been, after this


def pytest_unconfigure() -> None:
    until_the_end.close()


@pytest.fixture(autouse=True, scope="session")
def made_at_the_start(request: pytest.FixtureRequest) -> None:
    """What every start makes before the first page: a folder for static files."""
    if request.config.pluginmanager.hasplugin("django"):
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True, scope="session")
def only_this_machine() -> Iterator[None]:
    """No test reaches further than the loopback interface."""
    connect = socket.socket.connect

    def connect_near(self: socket.socket, address: tuple[object, ...] | str | bytes) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"  # the rest are Unix sockets
        if host != "localhost" and not ip_address(str(host)).is_loopback:
            raise AssertionError(f"A test tried to reach {host}.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_near)
        yield
