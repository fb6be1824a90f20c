"""Logins and tokens are made, changed and checked here only."""

import logging
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from redis.exceptions import RedisError

from prichal.accounts.errors import LoginClosed, TooManyTries, WrongLogin
from prichal.accounts.models import ApiToken, User
from prichal.accounts.rules import (
    TOKEN_LIFE,
    TOKEN_PREFIX,
    TRIES_PER_ACCOUNT,
    TRIES_PER_ADDRESS,
    TRIES_PER_PAIR,
    WINDOW,
    counter,
    digest_of,
    reopens_at,
)
from prichal.kernel.logs import HIDDEN, MAIL, masked
from prichal.kernel.tx import operation

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A new token: its text is told this once and kept nowhere."""

    token: str
    expires_at: datetime


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
        counter("pair", f"{email.strip()} {address}", now): TRIES_PER_PAIR,
        counter("account", email, now): TRIES_PER_ACCOUNT,
        counter("address", address, now): TRIES_PER_ADDRESS,
    }
    try:
        tries = {name: _count(name) for name in counted}
    except (RedisError, ValueError) as silence:  # ValueError: Redis dropped the counter for want of memory
        raise LoginClosed from silence
    if any(tries[name] > limit for name, limit in counted.items()):
        log.warning("login of %s: too many tries", _shown(email))
        raise TooManyTries(reopens_at=reopens_at(now), now=now)
    user = User.objects.filter(email__iexact=email.strip()).first()
    if not _password_fits(user, password) or user is None or not user.is_active:
        log.warning("login of %s refused", _shown(email))
        raise WrongLogin
    _uncount(counted)
    return user


@operation
def issue_token(*, user_id: int, now: datetime) -> IssuedToken:
    """A token by which a program is this login until TOKEN_LIFE ends, its password changes or it is revoked.

    It carries no rights of its own: those are asked for at each call.
    """
    user = User.objects.get(pk=user_id)
    token = TOKEN_PREFIX + secrets.token_urlsafe(32)
    expires_at = now + TOKEN_LIFE
    ApiToken.objects.create(
        digest=digest_of(token),
        user=user,
        proof=user.get_session_auth_hash(),
        created_at=now,
        expires_at=expires_at,
    )
    return IssuedToken(token, expires_at)


@operation
def use_token(*, token: str, now: datetime) -> User | None:
    """Whose token this is, its last use noted by day; None where it is unknown, ended, revoked or void."""
    row = ApiToken.objects.select_related("user").filter(digest=digest_of(token)).first()
    if row is None or not row.is_good(now) or not row.user.is_active:
        return None
    if not constant_time_compare(row.proof, row.user.get_session_auth_hash()):
        return None
    today = now.date()
    if row.last_used_on != today:
        unseen = Q(last_used_on=None) | Q(last_used_on__lt=today)
        ApiToken.objects.filter(unseen, pk=row.pk).update(last_used_on=today)
    return row.user


@operation
def revoke_token(*, token: str, now: datetime) -> bool:
    """The token opens nothing from now on. False where it is unknown or revoked already."""
    return ApiToken.objects.filter(digest=digest_of(token), revoked_at=None).update(revoked_at=now) == 1


def _shown(email: str) -> str:
    """For the log: an address masked; what is none is left out whole, for it may be a password in the wrong field."""
    address = email.strip()
    return masked(address) if MAIL.fullmatch(address) else HIDDEN


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
