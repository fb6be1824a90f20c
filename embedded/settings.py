"""What the product's processes are told through their environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from embedded.folder import MARK, kept_secret

HOST = "127.0.0.1"
PASSED_PROXY = f"{HOST},localhost"


@dataclass(frozen=True)
class Ports:
    """Five neighbours, counted from the shop's own address."""

    shop: int

    @property
    def sandbox(self) -> int:
        return self.shop + 1

    @property
    def web(self) -> int:
        return self.shop + 2

    @property
    def live(self) -> int:
        return self.shop + 3

    @property
    def smtp(self) -> int:
        return self.shop + 4

    def all(self) -> list[int]:
        return [self.shop, self.sandbox, self.web, self.live, self.smtp]


def environment(folder: Path, ports: Ports, addresses: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment, our defaults where it is silent, the `addresses` of database and Redis."""
    sandbox = f"http://{HOST}:{ports.sandbox}"
    defaults = {
        "ENVIRONMENT": "embedded",
        "PUBLIC_URL": f"http://{HOST}:{ports.shop}",
        "SECRET_KEY": kept_secret(folder / "secret_key"),
        "TICKET_KEY_FILE": str(folder / "ticket_key"),
        "YOOKASSA_API_URL": f"{sandbox}/yookassa/v3",
        "YOOKASSA_SHOP_ID": "100500",
        "YOOKASSA_SECRET_KEY": f"test_{kept_secret(folder / 'yookassa_key')}",
        "EMAIL_URL": f"smtp://{HOST}:{ports.smtp}",
        "STATIC_ROOT": str(folder / "static"),
        "METRICS_DIR": str(folder / "metrics"),
    }
    chosen = {name: given.get(name) or value for name, value in defaults.items()}
    ours = {
        "PYTHONUNBUFFERED": "1",  # logs are worth most just before a crash
        "NO_PROXY": ",".join(filter(None, (given.get("NO_PROXY"), PASSED_PROXY))),
        "no_proxy": ",".join(filter(None, (given.get("no_proxy"), PASSED_PROXY))),
        MARK: str(folder),
    }
    return {**given, **chosen, **addresses, **ours}
