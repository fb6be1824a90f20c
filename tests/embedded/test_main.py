import pytest

from embedded.__main__ import ports_from, run
from embedded.errors import CannotStart
from embedded.plan import prichal
from embedded.settings import Ports


def test_the_highest_port_leaves_room_for_its_four_neighbours():
    assert ports_from("65531") == Ports(65531)


@pytest.mark.parametrize("text", ["", "0", "65532", "-1", "80.5", "eight", "٣"])
def test_anything_else_is_refused_in_one_line(text, tmp_path, capsys):
    with pytest.raises(CannotStart):
        ports_from(text)
    assert run(tmp_path, lambda: prichal(tmp_path, ports_from(text), {})) == 1
    assert capsys.readouterr().err == f"prichal: --port {text} is not a number between 1 and 65531.\n"


def test_a_folder_that_can_not_be_made_is_refused_in_one_line(tmp_path, capsys):
    (tmp_path / "file").touch()
    place = tmp_path / "file/below"
    assert run(place, lambda: prichal(place, Ports(8000), {})) == 1
    assert capsys.readouterr().err == f"prichal: {place}: Not a directory. Mend that, or choose another --data-dir.\n"
