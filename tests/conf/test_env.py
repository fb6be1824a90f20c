"""Settings are typed; production refuses what is only fit for one machine."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from prichal.conf.env import Env, example

PRODUCTION = {
    "environment": "production",
    "secret_key": "s" * 50,
    "public_url": "https://prichal.example",
    "yookassa_api_url": "https://api.yookassa.ru/v3",
    "yookassa_secret_key": "live_key",
    "mail_from": "Причал <tickets@prichal.ru>",
    "email_url": "smtps://mail.prichal.example:465",
}


def test_production_starts_with_its_own_values():
    assert Env.model_validate(PRODUCTION).environment == "production"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("secret_key", "short"),
        ("secret_key", "embedded-only-not-for-production"),
        ("public_url", "http://prichal.example"),
        ("yookassa_api_url", "http://127.0.0.1:8001/yookassa/v3"),
        ("yookassa_secret_key", "test_key"),
        ("email_url", "smtp://127.0.0.1:8004"),
        ("mail_from", "Причал <tickets@prichal.example>"),
    ],
)
def test_production_refuses_an_unsafe_value_and_names_the_variable(name, value):
    with pytest.raises(ValidationError, match=name.upper()):
        Env.model_validate({**PRODUCTION, name: value})


@pytest.mark.parametrize(("name", "value"), [("hold_seconds", 0), ("payment_window", "soon"), ("environment", "stage")])
def test_a_wrong_value_stops_the_start(name, value):
    with pytest.raises(ValidationError, match=name):
        Env.model_validate({name: value})


def test_trusted_proxies_are_a_list_with_commas():
    assert Env.model_validate({"trusted_proxies": "10.0.0.1, 10.0.0.2"}).trusted_proxies == ["10.0.0.1", "10.0.0.2"]


def test_the_example_file_is_the_one_the_settings_write():
    assert (Path(__file__).parents[2] / ".env.example").read_text() == example()
