"""`manage.py load_demo`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from prichal.accounts.models import User
from prichal.catalog.models import Event

pytestmark = pytest.mark.django_db


def load():
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


def test_it_loads_season_and_logins_and_says_how_many_sailings_are_new():
    first = load()
    assert first == f"Demo season: {Event.objects.count()} new sailings.\n"
    assert Event.objects.count() >= 14 * 8
    assert User.objects.count() == 3
    assert load() == "Demo season: 0 new sailings.\n"


def test_it_refuses_outside_the_embedded_set_up(settings):
    settings.EMBEDDED = False
    with pytest.raises(CommandError):
        load()
    assert Event.objects.count() == 0
