"""Staff: appointed, given rights, dismissed, signed in and out, each with its trail."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache

from prichal.accounts.errors import WrongLogin
from prichal.kernel.models import AuditEntry
from prichal.staff.models import StaffGrant, StaffMember
from prichal.staff.policy import may
from prichal.staff.queries import member_of
from prichal.staff.rules import Action, Role, Section
from prichal.staff.services import appoint, dismiss, grant, sign_in, sign_out, withdraw
from tests.make import NOON
from tests.make_people import PASSWORD, make_customer, make_manager, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_tries_yet():
    cache.clear()


def trail():
    return [(entry.actor, entry.action, entry.before, entry.after) for entry in AuditEntry.objects.order_by("id")]


def test_an_appointed_manager_begins_without_rights_and_a_repeat_changes_the_role():
    user = make_user()
    member = appoint(user_id=user.pk, name="Менеджер", role=Role.MANAGER, actor="house", now=NOON)
    assert not any(may(member, section, action) for section in Section for action in Action)

    again = appoint(user_id=user.pk, name="Старшая", role=Role.ADMINISTRATOR, actor="staff:1", now=NOON)

    assert StaffMember.objects.get() == member == again
    assert (again.name, again.role, str(again)) == ("Старшая", Role.ADMINISTRATOR, "Старшая")
    assert trail() == [
        ("house", "staff.appointed", {}, {"role": "MANAGER", "active": True}),
        (
            "staff:1",
            "staff.appointed",
            {"role": "MANAGER", "active": True},
            {"role": "ADMINISTRATOR", "active": True},
        ),
    ]


def test_granting_and_withdrawing_leave_one_entry_each_however_often_repeated():
    manager = make_manager(sees=[])
    for _ in range(2):
        row = grant(member_id=manager.pk, section=Section.REFUNDS, action=Action.VIEW, actor="house", now=NOON)
    assert StaffGrant.objects.get() == row
    for _ in range(2):
        withdraw(member_id=manager.pk, section=Section.REFUNDS, action=Action.VIEW, actor="house", now=NOON)

    assert not StaffGrant.objects.exists()
    right = {"section": "refunds", "action": "view"}
    assert trail() == [("house", "staff.granted", {}, right), ("house", "staff.withdrawn", right, {})]


def test_the_dismissed_lose_every_right_and_may_be_appointed_again():
    manager = make_manager()
    for _ in range(2):
        dismiss(member_id=manager.pk, actor="house", now=NOON)
    manager = StaffMember.objects.get()
    assert not may(manager, Section.ORDERS, Action.VIEW)
    assert trail() == [("house", "staff.dismissed", {"active": True}, {"active": False})]

    back = appoint(user_id=manager.user_id, name=manager.name, role=Role.MANAGER, actor="house", now=NOON)

    assert may(back, Section.ORDERS, Action.VIEW)


def test_signing_in_changes_the_key_and_keeps_what_the_customer_has():
    manager = make_manager()
    session = SessionStore()
    session["basket"] = 7
    session.save()
    planted = str(session.session_key)

    signed = sign_in(session=session, email=manager.user.email, password=PASSWORD, address="192.0.2.1", now=NOON)

    assert signed == manager == member_of(session, now=NOON)
    assert session.session_key != planted
    assert not SessionStore().exists(planted)
    assert session["basket"] == 7
    assert trail() == [(f"staff:{manager.pk}", "staff.signed_in", {}, {})]


@pytest.mark.parametrize("who", ["customer", "dismissed", "nobody"])
def test_who_does_not_work_here_is_refused_like_a_wrong_password(who):
    emails = {
        "customer": lambda: make_customer(user=make_user()).email,
        "dismissed": lambda: make_manager(active=False).user.email,
        "nobody": lambda: "nobody@example.com",
    }
    session = SessionStore()

    with pytest.raises(WrongLogin):
        sign_in(session=session, email=emails[who](), password=PASSWORD, address="192.0.2.1", now=NOON)

    assert session.is_empty()
    assert trail() == []


def test_signing_out_kills_the_key_and_keeps_what_the_customer_has():
    manager = make_manager()
    session = SessionStore()
    session["basket"] = 7
    sign_in(session=session, email=manager.user.email, password=PASSWORD, address="192.0.2.1", now=NOON)
    session.save()
    old = str(session.session_key)

    sign_out(session=session, member=manager, now=NOON)

    assert member_of(session, now=NOON) is None
    assert not SessionStore().exists(old)
    assert session["basket"] == 7
    assert [entry[1] for entry in trail()] == ["staff.signed_in", "staff.signed_out"]
