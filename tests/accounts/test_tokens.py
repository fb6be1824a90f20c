"""Tokens of programs: issued, used, ended; only digests are kept."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from prichal.accounts.models import ApiToken, User
from prichal.accounts.rules import TOKEN_LIFE, digest_of
from prichal.accounts.services import issue_token, revoke_token, use_token
from tests.make import NOON
from tests.make_people import make_user

pytestmark = pytest.mark.django_db
MOMENT = timedelta(seconds=1)


def test_a_token_is_its_persons_until_its_time_is_up():
    anna = make_user()
    issued = issue_token(user_id=anna.pk, now=NOON)

    assert issued.expires_at == NOON + TOKEN_LIFE
    assert issued.token.startswith("prichal_")
    assert use_token(token=issued.token, now=issued.expires_at - MOMENT) == anna
    assert use_token(token=issued.token, now=issued.expires_at) is None
    assert use_token(token="prichal_guess", now=NOON) is None
    assert use_token(token="", now=NOON) is None


def test_only_a_digest_is_kept():
    issued = issue_token(user_id=make_user().pk, now=NOON)

    (row,) = ApiToken.objects.values()
    assert row["digest"] == digest_of(issued.token)
    assert issued.token not in str(row)
    assert issued.token not in str(ApiToken.objects.get())


def test_a_revoked_token_is_dead_and_the_others_live():
    anna = make_user()
    one, other = (issue_token(user_id=anna.pk, now=NOON).token for _ in range(2))

    assert revoke_token(token=one, now=NOON) is True
    assert revoke_token(token=one, now=NOON + MOMENT) is False
    assert revoke_token(token="prichal_guess", now=NOON) is False

    assert use_token(token=one, now=NOON) is None
    assert use_token(token=other, now=NOON) == anna
    assert ApiToken.objects.get(digest=digest_of(one)).revoked_at == NOON


def test_a_new_password_and_a_closed_login_void_every_token():
    anna, boris = make_user(), make_user()
    annas, boriss = (issue_token(user_id=user.pk, now=NOON).token for user in (anna, boris))
    anna.set_password("another-password-1")
    anna.save()
    User.objects.filter(pk=boris.pk).update(is_active=False)

    assert use_token(token=annas, now=NOON) is None
    assert use_token(token=boriss, now=NOON) is None


def test_the_last_use_is_known_by_day_and_written_once_a_day(django_assert_num_queries):
    token = issue_token(user_id=make_user().pk, now=NOON).token
    with django_assert_num_queries(2):
        use_token(token=token, now=NOON)
    with django_assert_num_queries(1):
        use_token(token=token, now=NOON + timedelta(hours=3))
    assert ApiToken.objects.get().last_used_on == NOON.date()

    use_token(token=token, now=NOON + timedelta(days=1))
    assert ApiToken.objects.get().last_used_on == NOON.date() + timedelta(days=1)


def test_the_database_refuses_a_token_that_ends_before_it_begins():
    issue_token(user_id=make_user().pk, now=NOON)

    with pytest.raises(IntegrityError, match="token_lasts"):
        ApiToken.objects.update(expires_at=NOON)
