"""Logins are made, changed and checked here only."""

from datetime import datetime

from django.core.cache import cache
from redis.exceptions import RedisError

from prichal.accounts.errors import LoginClosed, TooManyTries, WrongLogin
from prichal.accounts.models import User
from prichal.accounts.rules import TRIES_PER_ACCOUNT, TRIES_PER_ADDRESS, WINDOW, counter, reopens_at
from prichal.kernel.tx import operation


@operation
def open_login(*, email: str, password: str, confirmed: bool, now: datetime) -> User:
    """The login for this address, made if it isn't there; its password is set anew."""
    address = email.strip()
    user = User.objects.filter(email__iexact=address).first() or User(email=address, created_at=now)
    user.set_password(password)
    if confirmed and user.email_confirmed_at is None:
        user.email_confirmed_at = now
    user.save()
    return user


def check_login(*, email: str, password: str, address: str, now: datetime) -> User:
    """The person behind this address and password; `address` is where the try comes from.

    Every try is counted before it is looked at, so that many at once gain nothing; one that succeeds is
    uncounted. The time taken does not tell whether the address is known. Raises WrongLogin, TooManyTries, and
    LoginClosed where tries can't be counted.
    """
    counted = {
        counter("account", email, now): TRIES_PER_ACCOUNT,
        counter("address", address, now): TRIES_PER_ADDRESS,
    }
    try:
        tries = {name: _count(name) for name in counted}
    except (RedisError, ValueError) as silence:  # ValueError: Redis dropped the counter for want of memory
        raise LoginClosed from silence
    if any(tries[name] > limit for name, limit in counted.items()):
        raise TooManyTries(reopens_at(now))
    user = User.objects.filter(email__iexact=email.strip()).first()
    if not _password_fits(user, password) or user is None or not user.is_active:
        raise WrongLogin
    _uncount(counted)
    return user


def _count(name: str) -> int:
    cache.add(name, 0, timeout=2 * WINDOW.total_seconds())  # outlives its window: never counted without an end
    return cache.incr(name)


def _uncount(names: dict[str, int]) -> None:
    """Own successes don't use up the tries. Redis gone in between changes nothing: the count simply stays."""
    try:
        for name in names:
            cache.decr(name)
    except (RedisError, ValueError):
        return


def _password_fits(user: User | None, password: str) -> bool:
    if user is None:
        User().set_password(password)  # as slow as a comparison
        return False
    return user.check_password(password)
