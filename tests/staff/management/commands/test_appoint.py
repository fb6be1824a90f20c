"""A new installation gets its first administrator from the command line."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from prichal.staff.models import StaffMember

pytestmark = pytest.mark.django_db


def run(monkeypatch, password, address="boss@prichal.example"):
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    call_command("appoint", address, "Вера", stdout=io.StringIO())


def test_the_appointed_one_gets_into_the_console(monkeypatch, settings):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    run(monkeypatch, "a long and quiet river")
    browser = Client()
    entered = browser.post("/admin/login", {"email": "boss@prichal.example", "password": "a long and quiet river"})
    assert (entered.status_code, browser.get("/admin/orders").status_code) == (303, 200)
    assert StaffMember.objects.get().role == "ADMINISTRATOR"


@pytest.mark.parametrize(
    ("password", "address"), [("short", "boss@prichal.example"), ("long enough it is", "no address")]
)
def test_a_weak_password_or_a_wrong_address_appoints_nobody(monkeypatch, password, address):
    with pytest.raises(CommandError):
        run(monkeypatch, password, address)
    assert StaffMember.objects.count() == 0
