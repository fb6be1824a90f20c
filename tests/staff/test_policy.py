"""The policy: who may do what where."""

import pytest
from django.contrib.auth.models import AnonymousUser

from prichal.kernel import policy
from prichal.staff.policy import may, sections_of
from prichal.staff.rules import MANAGER_DEFAULT, Action, Section
from prichal.staff.services import grant
from tests.make import NOON
from tests.make_people import make_administrator, make_customer, make_manager, make_user

pytestmark = pytest.mark.django_db
EVERYTHING = [(section, action) for section in Section for action in Action]


def rights_of(actor):
    return [(section, action) for section, action in EVERYTHING if may(actor, section, action)]


def test_staff_answers_the_kernels_question():
    assert policy.may(make_administrator(), "orders", "view")
    assert not policy.may(make_manager(sees=[]), "orders", "view")


def test_an_administrator_may_do_everything_there_is_and_nothing_there_is_not():
    boss = make_administrator()

    assert rights_of(boss) == EVERYTHING
    assert not may(boss, "vault", Action.VIEW)
    assert not may(boss, Section.ORDERS, "burn")


def test_a_manager_may_do_what_was_granted_only():
    manager = make_manager()

    assert rights_of(manager) == [(section, Action.VIEW) for section in MANAGER_DEFAULT]
    assert sections_of(manager) == list(MANAGER_DEFAULT)
    assert rights_of(make_manager(sees=[])) == []


def test_who_may_change_may_look():
    manager = make_manager(sees=[])
    grant(member_id=manager.pk, section=Section.REFUNDS, action=Action.CHANGE, actor="house", now=NOON)

    assert rights_of(manager) == [(Section.REFUNDS, Action.VIEW), (Section.REFUNDS, Action.CHANGE)]


def test_nobody_else_may_do_anything():
    for actor in (
        make_administrator(active=False),
        make_manager(active=False),
        make_administrator().user,
        make_customer(user=make_user()),
        make_user(),
        AnonymousUser(),
        None,
        "admin",
    ):
        assert rights_of(actor) == []
