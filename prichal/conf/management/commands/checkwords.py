"""checkwords: fails where a visible word has no translation, or a translation no word."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from prichal.conf import words


class Command(BaseCommand):
    help = "Fail on words missing, empty, fuzzy, unused or with other placeholders, and on bare Russian."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("apps", nargs="*", help="names of apps; all of them when none is named")

    def handle(self, *args: Any, **options: Any) -> None:
        found = words.complaints(words.PACKAGE, only=options["apps"])
        if found:
            raise CommandError(
                "\n".join([*found, f"{len(found)} complaints; `manage.py makewords` adds what is missing."])
            )
        self.stdout.write("Every word is translated.")
