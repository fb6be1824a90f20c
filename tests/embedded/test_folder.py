import os
import shutil
import subprocess
import sys

import pytest

from embedded import folder as data_folder
from embedded.errors import CannotStart
from embedded.folder import MARK, end_leftovers, kept_secret, locked


def test_a_folder_is_kept_by_one_run_at_a_time(tmp_path):
    with locked(tmp_path), pytest.raises(CannotStart) as refused, locked(tmp_path):
        pass
    assert str(refused.value) == (
        f"Prichal already runs on {tmp_path} (process {os.getpid()}): "
        "stop it, or start a second copy with --data-dir and --port."
    )
    with locked(tmp_path):
        assert (tmp_path / "logs").is_dir()


def test_a_file_in_the_folders_place_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart) as refused, locked(tmp_path / "file"):
        pass
    assert str(refused.value) == f"{tmp_path}/file is not a folder: choose another --data-dir."


def test_a_full_disk_is_refused_before_anything_starts(tmp_path, monkeypatch):
    free = shutil.disk_usage(tmp_path).free
    monkeypatch.setattr(data_folder, "NEEDED_BYTES", 2 * free)
    with pytest.raises(CannotStart) as refused, locked(tmp_path):
        pass
    assert str(refused.value).endswith("free some space, or choose another --data-dir.")


def test_a_secret_is_made_once_and_its_owner_alone_reads_it(tmp_path):
    file = tmp_path / "secret_key"
    first = kept_secret(file)
    assert (kept_secret(file), len(first), file.stat().st_mode & 0o777) == (first, 64, 0o600)
    assert kept_secret(tmp_path / "other") != first


def test_only_processes_started_for_this_folder_are_ended(tmp_path):
    sleep = [sys.executable, "-S", "-c", "import time; time.sleep(60)"]
    ours = subprocess.Popen(sleep, env={MARK: str(tmp_path)})
    theirs = subprocess.Popen(sleep, env={MARK: f"{tmp_path}-2"})
    try:
        end_leftovers(tmp_path)
        assert (ours.wait(5), theirs.poll()) == (-15, None)
    finally:
        for process in (ours, theirs):
            process.kill()
            process.wait()
