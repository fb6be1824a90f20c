"""The acquirer of these tests: a real sandbox, reached by the real client."""

from collections.abc import Iterator

import pytest

from prichal.payments.adapters.yookassa import gateway
from tests.sandbox.box import SandboxBox, free_port


@pytest.fixture(scope="session")
def acquirer_box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxBox]:
    nobody = f"http://127.0.0.1:{free_port()}/"  # its notices reach nobody: the tests bring their own
    with SandboxBox(tmp_path_factory.mktemp("acquirer"), webhook_url=nobody) as box:
        yield box


@pytest.fixture
def acquirer(acquirer_box: SandboxBox, settings) -> Iterator[SandboxBox]:
    """Without faults before and after; the product's settings lead to it."""
    acquirer_box.switch_off()
    settings.YOOKASSA = {
        "url": acquirer_box.api_url,
        "shop_id": acquirer_box.shop_id,
        "secret_key": acquirer_box.secret_key,
        "timeout": 2.0,
    }
    gateway.cache_clear()
    yield acquirer_box
    acquirer_box.switch_off()
    gateway().close()
    gateway.cache_clear()
