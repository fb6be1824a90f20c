"""Demo logins: complete, repeatable, and refused outside the embedded set-up."""

import pytest
from django.core.cache import cache

from prichal.accounts.models import User
from prichal.accounts.services import check_login
from prichal.conf.demo import people
from prichal.customers.models import Customer
from prichal.staff.models import StaffGrant, StaffMember
from prichal.staff.policy import may
from prichal.staff.rules import Action, Role, Section
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    cache.clear()


def test_three_people_can_sign_in_with_the_rights_they_are_told_to_have():
    people.load(now=NOON)

    users = [
        check_login(email=email, password=password, address="192.0.2.1", now=NOON)
        for email, password in (
            ("admin@prichal.example", "prichal-admin"),
            ("manager@prichal.example", "prichal-manager"),
            ("anna@example.com", "prichal-anna"),
        )
    ]
    boss, manager = StaffMember.objects.order_by("id")
    assert [boss.user, manager.user, Customer.objects.get().user] == users
    assert (boss.role, manager.role) == (Role.ADMINISTRATOR, Role.MANAGER)
    assert {section.value for section in Section if may(manager, section, Action.VIEW)} == {
        "catalog",
        "sailings",
        "orders",
        "customers",
        "support",
    }
    assert not any(may(manager, section, Action.CHANGE) for section in Section)
    assert users[2].email_confirmed_at == NOON


def test_a_repeat_changes_nothing_not_even_what_was_changed_since():
    people.load(now=NOON)
    StaffGrant.objects.filter(section=Section.SUPPORT).delete()
    StaffMember.objects.filter(role=Role.MANAGER).update(active=False)
    passwords = list(User.objects.order_by("id").values_list("password", flat=True))

    people.load(now=NOON)

    assert list(User.objects.order_by("id").values_list("password", flat=True)) == passwords
    assert not StaffMember.objects.get(role=Role.MANAGER).active
    assert StaffGrant.objects.count() == 4
    assert Customer.objects.count() == 1


def test_outside_the_embedded_set_up_nothing_is_made(settings):
    settings.EMBEDDED = False

    with pytest.raises(RuntimeError):
        people.load(now=NOON)

    assert not User.objects.exists()
