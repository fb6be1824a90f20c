import os
import tempfile
from pathlib import Path

import pytest

from embedded.errors import CannotStart
from embedded.sockets import make_private, socket_folder


def test_an_ordinary_folder_is_taken_as_it_is():
    assert socket_folder(Path("/srv/prichal-2/.data/run")) == Path("/srv/prichal-2/.data/run")


@pytest.mark.parametrize("wanted", ["/srv/" + "a" * 76, "/srv/my data", "/srv/данные", "/srv/100%", "/srv/a,b"])
def test_a_deep_or_oddly_named_folder_gets_a_short_one_of_its_own(wanted):
    found = socket_folder(Path(wanted))
    assert (found.parent, found.name[:8], len(found.name)) == (Path(tempfile.gettempdir()), "prichal-", 20)
    assert found == socket_folder(Path(wanted)) != socket_folder(Path(wanted + "x"))


def test_a_private_folder_is_for_its_owner_only(tmp_path):
    make_private(tmp_path / "run/redis")
    assert (tmp_path / "run/redis").stat().st_mode & 0o777 == 0o700


def test_a_link_in_its_place_is_refused(tmp_path):
    os.symlink(tmp_path, tmp_path / "link")
    with pytest.raises(CannotStart) as refused:
        make_private(tmp_path / "link")
    assert str(refused.value) == f"{tmp_path}/link is a link and must be a folder: remove it."
