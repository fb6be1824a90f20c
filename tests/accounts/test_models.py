"""The one login per address."""

import pytest
from django.db import IntegrityError

from prichal.accounts.models import User
from tests.make import NOON
from tests.make_people import make_user

pytestmark = pytest.mark.django_db


def test_two_logins_can_not_share_an_address_whatever_the_case():
    make_user(email="anna@example.com")

    with pytest.raises(IntegrityError, match="user_email_once_whatever_the_case"):
        User.objects.create(email="Anna@example.com", created_at=NOON)


def test_a_login_is_found_by_its_address_whatever_the_case():
    anna = make_user(email="anna@example.com")

    assert User.objects.get_by_natural_key("ANNA@EXAMPLE.COM") == anna
    assert str(anna) == "anna@example.com"
