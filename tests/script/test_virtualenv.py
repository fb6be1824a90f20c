import os
import stat
import sys

import pytest

from script import virtualenv


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose `.venv` is there and has never been filled."""
    monkeypatch.setattr(virtualenv, "ROOT", str(tmp_path))
    monkeypatch.setattr(virtualenv, "STAMP", str(tmp_path / "stamp"))
    monkeypatch.setattr(virtualenv, "PYTHON", sys.executable)
    (tmp_path / "requirements.lock").write_text("django==5.2.19\n")
    (tmp_path / "requirements-dev.lock").write_text("pytest==9.2.0\n")
    return tmp_path


def test_where_no_python_is_new_enough_one_line_says_so(tmp_path, monkeypatch):
    shim = tmp_path / "python3.12"  # as a version manager leaves it: it exists and fails
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(virtualenv, "OLDEST", (99, 0))
    monkeypatch.setattr(virtualenv, "IS_NEW_ENOUGH", "raise SystemExit(1)")
    with pytest.raises(SystemExit) as refused:
        virtualenv.require_python()
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert refused.value.code == (
        f"prichal: Python 3.11 or newer is needed and this is {version} ({sys.executable}). "
        "Install one, for example `apt install python3.11`, and start again."
    )


def test_what_tests_need_holds_what_the_shop_needs(project):
    virtualenv.remember("requirements-dev.lock")
    assert (virtualenv.is_prepared("requirements.lock"), virtualenv.is_prepared("requirements-dev.lock")) == (
        True,
        True,
    )


def test_a_changed_lock_file_is_installed_again(project):
    virtualenv.remember("requirements.lock")
    assert (virtualenv.is_prepared("requirements.lock"), virtualenv.is_prepared("requirements-dev.lock")) == (
        True,
        False,
    )
    (project / "requirements.lock").write_text("django==5.2.20\n")
    assert virtualenv.is_prepared("requirements.lock") is False


def test_a_virtual_environment_whose_python_is_gone_is_not_prepared(project, monkeypatch):
    virtualenv.remember("requirements.lock")
    monkeypatch.setattr(virtualenv, "PYTHON", str(project / "bin/python"))
    assert virtualenv.is_prepared("requirements.lock") is False


def test_a_failing_installation_ends_with_its_own_reason(project):
    with pytest.raises(SystemExit) as refused:
        virtualenv.run([sys.executable, "-c", "print('No matching distribution'); raise SystemExit(1)"])
    assert refused.value.code == (
        "prichal: the packages could not be installed:\nNo matching distribution\nMend that and start again."
    )
