from collections.abc import Iterator

import pytest

from tests.e2e.shop import Shop, five_free_ports


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The product as `script/server` runs it, shared by these tests; orders wait 20 s, undone deliveries 5 s."""
    with Shop(tmp_path_factory.mktemp("shop"), five_free_ports(), PAYMENT_WINDOW=20, REDELIVER_SECONDS=5) as running:
        yield running
