"""What one address may take in a while."""

import pytest

from prichal.kernel import limits
from prichal.kernel.limits import Allowance, TooMuch

ANNA, BORIS = "8.8.8.8", "2a02:6b8::1"


def test_what_is_used_up_comes_back_evenly():
    allowance = Allowance(seconds=60)
    allowance.take(ANNA, 10, most=10, clock=0)
    with pytest.raises(TooMuch) as refusal:
        allowance.take(ANNA, 2, most=10, clock=6)
    assert (refusal.value.seconds, refusal.value.headers()) == (7, {"Retry-After": "7"})

    allowance.take(ANNA, 1, most=10, clock=6)
    with pytest.raises(TooMuch):
        allowance.take(ANNA, 1, most=10, clock=6)
    allowance.take(ANNA, 10, most=10, clock=1000)


def test_one_address_uses_up_nobody_elses():
    allowance = Allowance(seconds=60)
    allowance.take(ANNA, 10, most=10, clock=0)
    allowance.take(BORIS, 10, most=10, clock=0)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "192.168.0.7", "::1", "", "unknown"])
def test_ones_own_network_has_no_limit(address):
    allowance = Allowance(seconds=60)
    for _ in range(3):
        allowance.take(address, 10, most=10, clock=0)


def test_no_limit_is_none():
    allowance = Allowance(seconds=60)
    allowance.take(ANNA, 10_000, most=0, clock=0)


def test_addresses_are_not_remembered_without_end(monkeypatch):
    monkeypatch.setattr(limits, "REMEMBERED", 2)
    allowance = Allowance(seconds=60)
    for address in ("8.8.8.1", "8.8.8.2", "8.8.8.3"):
        allowance.take(address, 10, most=10, clock=0)
    allowance.take("8.8.8.1", 10, most=10, clock=0)
    with pytest.raises(TooMuch):
        allowance.take("8.8.8.3", 10, most=10, clock=0)
