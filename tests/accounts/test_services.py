"""Logins: made once per address, and guarded against guessing."""

from datetime import timedelta
from typing import ClassVar

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.core.cache import cache
from redis import Redis

from prichal.accounts.errors import LoginClosed, TooManyTries, WrongLogin
from prichal.accounts.models import User
from prichal.accounts.rules import TRIES_PER_ACCOUNT, TRIES_PER_ADDRESS, TRIES_PER_PAIR, WINDOW
from prichal.accounts.services import check_login, open_login
from tests.make import NOON
from tests.make_people import PASSWORD, make_user

pytestmark = pytest.mark.django_db
HERE = "192.0.2.7"


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    cache.clear()


class CountingHasher(Argon2PasswordHasher):
    """Notes every password it spends its time on."""

    algorithm = "argon2"
    seen: ClassVar[list[str]] = []

    def encode(self, password, salt):
        self.seen.append(password)
        return super().encode(password, salt)

    def verify(self, password, encoded):
        self.seen.append(password)
        return super().verify(password, encoded)


@pytest.fixture
def counted(settings) -> list[str]:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    CountingHasher.seen.clear()
    return CountingHasher.seen


@pytest.fixture
def quick(settings) -> None:
    """Fifty guesses in no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def tries(email="anna@example.com", password=PASSWORD, address=HERE, now=NOON):
    return check_login(email=email, password=password, address=address, now=now)


def fails(**attempt):
    with pytest.raises(WrongLogin) as refusal:
        tries(**attempt)
    return str(refusal.value)


def test_the_right_password_opens_whatever_the_case_of_the_address():
    anna = make_user(email="anna@example.com")

    assert tries(email=" Anna@Example.COM ") == anna


def test_a_login_is_made_once_per_address_and_its_password_is_set_anew():
    first = open_login(email="anna@example.com", password="old-password-1", confirmed=False, now=NOON)
    assert (first.email_confirmed_at, first.created_at) == (None, NOON)

    later = NOON + timedelta(days=1)
    second = open_login(email="ANNA@example.com ", password=PASSWORD, confirmed=True, now=later)

    assert User.objects.get() == second == first
    assert (second.email_confirmed_at, second.created_at) == (later, NOON)
    assert tries() == second
    fails(password="old-password-1")


def test_wrong_password_unknown_address_and_closed_login_are_told_alike():
    make_user(email="anna@example.com")
    make_user(email="gone@example.com", is_active=False)

    told = {fails(password="no"), fails(email="nobody@example.com"), fails(email="gone@example.com")}

    assert len(told) == 1


def test_the_same_work_is_done_for_an_unknown_address(counted):
    make_user(email="anna@example.com")
    counted.clear()

    fails(password="guess")
    for_known = counted.copy()
    fails(email="nobody@example.com", password="guess")

    assert for_known == ["guess"]
    assert counted == ["guess", "guess"]


def test_an_account_is_shut_to_an_address_after_its_tries_even_for_the_right_password_until_the_window_ends():
    make_user(email="anna@example.com")
    for _ in range(TRIES_PER_PAIR):
        fails(password="no")

    with pytest.raises(TooManyTries) as refusal:
        tries()

    assert refusal.value.reopens_at == NOON + WINDOW
    assert refusal.value.details() == {"reopensAt": "2027-06-01T09:15:00+00:00"}
    assert refusal.value.headers() == {"Retry-After": "901"}
    assert tries(address="198.51.100.1").email == "anna@example.com"  # a stranger's tries don't shut its owner out
    assert tries(now=NOON + WINDOW).email == "anna@example.com"


def test_an_account_is_shut_to_everybody_after_many_tries_from_everywhere(quick):
    make_user(email="anna@example.com", password=make_password(PASSWORD))
    for n in range(TRIES_PER_ACCOUNT):
        fails(password="no", address=f"192.0.2.{n % 25}")

    with pytest.raises(TooManyTries):
        tries(address="198.51.100.1")


def test_an_unknown_account_is_shut_just_the_same():
    for _ in range(TRIES_PER_PAIR):
        fails(email="nobody@example.com")

    with pytest.raises(TooManyTries):
        tries(email="nobody@example.com")


def test_an_address_is_shut_after_its_tries_whichever_the_accounts(quick):
    make_user(email="anna@example.com", password=make_password(PASSWORD))
    for n in range(TRIES_PER_ADDRESS):
        fails(email=f"guess-{n}@example.com")

    with pytest.raises(TooManyTries):
        tries()
    assert tries(address="198.51.100.1").email == "anna@example.com"


def test_successes_do_not_use_up_the_tries():
    make_user(email="anna@example.com")

    for _ in range(TRIES_PER_PAIR + 1):
        tries()


def test_who_is_told_to_wait_is_not_even_compared(counted):
    """Counting comes first, so many guesses at one instant gain nothing."""
    make_user(email="anna@example.com")
    for _ in range(TRIES_PER_PAIR):
        fails(password="no")
    counted.clear()

    with pytest.raises(TooManyTries):
        tries()

    assert counted == []


def test_without_redis_nobody_gets_in_and_the_reason_is_told(settings):
    make_user(email="anna@example.com")
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}

    with pytest.raises(LoginClosed) as refusal:
        tries()

    assert (refusal.value.code, refusal.value.status) == ("login_closed", 503)
    assert str(refusal.value).startswith("Вход временно закрыт")


def test_no_counter_lives_without_an_end_and_none_names_whom_it_counts(settings):
    fails(email="anna@example.com")

    client = Redis.from_url(settings.REDIS_URL, decode_responses=True)
    lives = {str(key): client.ttl(key) for key in client.keys("*tries:*")}
    client.close()

    assert sorted(key.split(":")[3] for key in lives) == ["account", "address", "pair"]
    assert all(0 < seconds <= 2 * WINDOW.total_seconds() for seconds in lives.values())
    assert not any("anna" in key or HERE in key for key in lives)


def test_refused_logins_are_logged_without_the_address_and_without_what_may_be_a_password(caplog):
    fails(email="anna.vetrova@example.com")
    fails(email="my-secret-password")

    assert [record.getMessage() for record in caplog.records] == ["login of a…@… refused", "login of … refused"]
