from collections.abc import Iterator

import pytest

from tests.sandbox.box import SandboxBox
from tests.sandbox.listener import Listener
from tests.sandbox.till import Till


@pytest.fixture(scope="session")
def one_listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture(scope="session")
def one_box(tmp_path_factory: pytest.TempPathFactory, one_listener: Listener) -> Iterator[SandboxBox]:
    with SandboxBox(tmp_path_factory.mktemp("sandbox"), webhook_url=one_listener.url) as box:
        yield box


@pytest.fixture(scope="session")
def one_till(one_box: SandboxBox) -> Iterator[Till]:
    with Till(one_box) as till:
        yield till


@pytest.fixture
def box(one_box: SandboxBox) -> Iterator[SandboxBox]:
    """The sandbox all tests share, without faults before and after."""
    one_box.switch_off()
    yield one_box
    one_box.switch_off()


@pytest.fixture
def till(one_till: Till) -> Till:
    return one_till


@pytest.fixture
def listener(one_listener: Listener) -> Iterator[Listener]:
    one_listener.answers.clear()
    yield one_listener
    one_listener.answers.clear()
