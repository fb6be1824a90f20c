"""Violations planted into a copy of the house: what script/check runs must refuse each and name it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from script.checks import CHECKS, check
from script.sizes import LONGEST_FILE, LONGEST_FUNCTION

ROOT = Path(__file__).resolve().parent.parent.parent
COPIED = ("prichal", "script")
LINKED = ("sandbox", "embedded", "benchmarks", "tests")
Plant = Callable[[str, str], None]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree without what git leaves out; what no violation is planted into is linked."""
    folder = tmp_path_factory.mktemp("house")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
    for name in ("pyproject.toml", "manage.py"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def plant(copy):
    """Adds a text to a file of the copy, and takes it out again after the test."""
    before: dict[Path, str | None] = {}

    def add(name: str, text: str) -> None:
        file = copy / name
        file.parent.mkdir(parents=True, exist_ok=True)
        before[file] = file.read_text() if file.exists() else None
        file.write_text((before[file] or "") + text)

    yield add
    for file, text in before.items():
        if text is None:
            file.unlink()
        else:
            file.write_text(text)


@pytest.fixture
def refused(copy, monkeypatch) -> Callable[..., str]:
    """What this check of script/check says of the copy (in these apps); it must fail."""

    def run(name: str, *apps: str) -> str:
        monkeypatch.chdir(copy)
        outcome = check([*CHECKS[name], *apps], {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        assert not outcome.passed, outcome.output
        return outcome.output

    return run


def test_an_upward_import(plant: Plant, refused):
    plant("prichal/kernel/planted.py", "from prichal.orders.models import Order\n")

    said = refused("floors")

    assert "Floors BROKEN" in said
    assert "prichal.kernel is not allowed to import prichal.orders" in said
    assert "prichal.kernel.planted -> prichal.orders.models (l.1)" in said


def test_a_model_that_imports_a_service(plant: Plant, refused):
    plant("prichal/orders/models.py", "from prichal.orders.services.changing import expire_orders\n")

    said = refused("floors")

    assert "Inside an app BROKEN" in said
    assert "prichal.orders.models -> prichal.orders.services.changing" in said


def test_a_page_that_another_app_borrows(plant: Plant, refused):
    plant("prichal/storefront/pages/planted.py", "from prichal.tickets.pages import ticket_keys\n")

    said = refused("floors")

    assert "Faces are private BROKEN" in said
    assert "prichal.storefront.pages.planted -> prichal.tickets.pages" in said


def test_an_app_without_a_floor(plant: Plant, refused):
    plant("prichal/harbour/__init__.py", "")

    said = refused("floors")

    assert "Floors BROKEN" in said
    assert "prichal.harbour" in said


def test_a_page_and_a_refusal_without_a_translation(plant: Plant, refused):
    plant("prichal/tickets/templates/tickets/planted.html", '{% translate "Посаженное слово" %} <p>Голое слово</p>')
    plant("prichal/tickets/planted.py", 'from django.utils.translation import gettext as _\n\n_("Посажено в коде")\n')

    said = refused("translations", "tickets")

    for language in ("en", "zh_Hans"):
        assert f"tickets {language}: missing: 'Посаженное слово'" in said
        assert f"tickets {language}: missing: 'Посажено в коде'" in said
    assert "tickets: tickets/planted.html: not translated: 'Голое слово'" in said


def test_a_change_of_a_model_without_its_migration(plant: Plant, refused):
    plant("prichal/tickets/models.py", "    planted = models.BooleanField(default=False)\n")

    assert "Add field planted to ticket" in refused("migrations")


def test_a_file_and_a_function_that_are_too_long(plant: Plant, refused):
    plant("prichal/kernel/long_file.py", "#\n" * (LONGEST_FILE + 1))
    plant("prichal/kernel/long_function.py", "def planted():\n" + "    pass\n" * LONGEST_FUNCTION)

    said = refused("sizes").splitlines()

    assert f"prichal/kernel/long_file.py: {LONGEST_FILE + 1} lines, at most {LONGEST_FILE}" in said
    assert (
        f"prichal/kernel/long_function.py:1: planted has {LONGEST_FUNCTION + 1} lines, at most {LONGEST_FUNCTION}"
        in said
    )
