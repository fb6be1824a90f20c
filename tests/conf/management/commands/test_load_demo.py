"""`manage.py load_demo`."""

import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from prichal.accounts.models import User
from prichal.catalog.models import Event
from prichal.conf.management.commands.load_demo import Progress
from prichal.rentals.models import Rental

pytestmark = pytest.mark.django_db


def load():
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue().splitlines()


def test_it_loads_season_boats_and_logins_and_says_how_many_sailings_are_new(settings):
    settings.DEMO_DAYS = 1
    assert load()[-1] == f"Demo season: {Event.objects.count()} new sailings."
    assert Rental.objects.count() == 6
    assert User.objects.count() == 3
    assert load()[-1] == "Demo season: 0 new sailings."


def test_it_refuses_outside_the_embedded_set_up(settings):
    settings.EMBEDDED = False
    with pytest.raises(CommandError):
        load()
    assert Event.objects.count() == 0


def test_it_says_once_a_second_how_far_it_is(monkeypatch):
    clock = iter([100.0, 100.5, 102.0, 102.9, 104.0, 105.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    said = StringIO()
    progress = Progress(OutputWrapper(said))
    for done in (50, 100, 150, 300, 400):
        progress(done, 400)
    assert said.getvalue().splitlines() == [
        "Demo season: 100 of 400 sailings, 6 s left",
        "Demo season: 300 of 400 sailings, 1 s left",
        "Demo season: 400 of 400 sailings, 0 s left",
    ]
