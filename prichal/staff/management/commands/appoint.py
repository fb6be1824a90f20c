"""`manage.py appoint ADDRESS NAME`: the first administrator of a new installation, or a new password for one."""

import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from prichal.accounts.services import open_login
from prichal.kernel.tx import operation
from prichal.staff.rules import Role
from prichal.staff.services import appoint


class Command(BaseCommand):
    help = "Make somebody an administrator. The password is asked for, or read from standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="mail address to sign in with")
        parser.add_argument("name", help="how colleagues know them")

    def handle(self, *args: Any, **options: Any) -> None:
        password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        try:
            validate_email(options["address"])
            validate_password(password)
        except ValidationError as wrong:
            raise CommandError(" ".join(wrong.messages)) from wrong
        self._appoint(options["address"], options["name"], password)
        self.stdout.write(f"{options['address']} is an administrator.")

    @operation
    def _appoint(self, address: str, name: str, password: str) -> None:
        now = timezone.now()
        user = open_login(email=address, password=password, confirmed=True, now=now)
        appoint(user_id=user.pk, name=name, role=Role.ADMINISTRATOR, actor="house", now=now)
