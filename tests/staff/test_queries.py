"""Who works in a session."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore

from prichal.staff.policy import sections_of
from prichal.staff.queries import member_of
from prichal.staff.rules import SHIFT
from prichal.staff.services import dismiss, sign_in
from tests.make import NOON
from tests.make_people import PASSWORD, make_manager

pytestmark = pytest.mark.django_db


def working(member, now=NOON):
    session = SessionStore()
    sign_in(session=session, email=member.user.email, password=PASSWORD, address="192.0.2.1", now=now)
    return session


def test_a_session_is_somebodys_until_the_shift_ends():
    manager = make_manager()
    session = working(manager)

    assert member_of(session, now=NOON + SHIFT - timedelta(seconds=1)) == manager
    assert member_of(session, now=NOON + SHIFT) is None
    assert member_of(SessionStore(), now=NOON) is None


def test_a_dismissal_ends_every_session_at_once():
    manager = make_manager()
    session = working(manager)

    dismiss(member_id=manager.pk, actor="house", now=NOON)

    assert member_of(session, now=NOON) is None


def test_a_closed_login_ends_every_session_at_once():
    manager = make_manager()
    session = working(manager)
    type(manager.user).objects.update(is_active=False)

    assert member_of(session, now=NOON) is None


def test_a_new_password_ends_every_session_at_once():
    manager = make_manager()
    session = working(manager)
    manager.user.set_password("another-password-1")
    manager.user.save()

    assert member_of(session, now=NOON) is None


def test_person_and_rights_are_read_in_two_queries(django_assert_num_queries):
    session = working(make_manager())

    with django_assert_num_queries(2):
        member = member_of(session, now=NOON)
        assert member is not None
        sections_of(member)
