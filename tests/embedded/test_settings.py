from embedded.folder import MARK
from embedded.settings import Ports, environment

ADDRESSES = {
    "DATABASE_URL": "postgresql://here",
    "REDIS_URL": "unix://here",
    "BROKER_URL": "redis+socket://here",
}


def test_the_five_ports_are_neighbours():
    assert Ports(8000).all() == [8000, 8001, 8002, 8003, 8004]


def test_everything_outside_leads_to_the_sandbox(tmp_path):
    env = environment(tmp_path, Ports(8000), ADDRESSES, {})
    assert env == {
        **ADDRESSES,
        "ENVIRONMENT": "embedded",
        "PUBLIC_URL": "http://127.0.0.1:8000",
        "SECRET_KEY": (tmp_path / "secret_key").read_text(),
        "TICKET_KEY_FILE": f"{tmp_path}/ticket_key",
        "YOOKASSA_API_URL": "http://127.0.0.1:8001/yookassa/v3",
        "YOOKASSA_SHOP_ID": "100500",
        "YOOKASSA_SECRET_KEY": f"test_{(tmp_path / 'yookassa_key').read_text()}",
        "EMAIL_URL": "smtp://127.0.0.1:8004",
        "STATIC_ROOT": f"{tmp_path}/static",
        "METRICS_DIR": f"{tmp_path}/metrics",
        "PYTHONUNBUFFERED": "1",
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
        MARK: str(tmp_path),
    }


def test_what_the_caller_says_wins_and_the_rest_of_his_environment_goes_on(tmp_path):
    given = {
        "PUBLIC_URL": "https://tickets.example",
        "HOLD_SECONDS": "5",
        "EMAIL_URL": "",
        "NO_PROXY": "example.com",
    }
    env = environment(tmp_path, Ports(8000), ADDRESSES, given)
    assert {name: env[name] for name in given} == {
        "PUBLIC_URL": "https://tickets.example",
        "HOLD_SECONDS": "5",
        "EMAIL_URL": "smtp://127.0.0.1:8004",
        "NO_PROXY": "example.com,127.0.0.1,localhost",
    }
