"""makewords: brings every app's .po files up to what its Python and templates say."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from prichal.conf import words


class Command(BaseCommand):
    help = "Update the .po files: new words come empty, translations stay, unused words go."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("apps", nargs="*", help="names of apps; all of them when none is named")

    def handle(self, *args: Any, **options: Any) -> None:
        for app in words.apps(words.PACKAGE):
            if options["apps"] and app.name not in options["apps"]:
                continue
            for path in words.update(app):
                self.stdout.write(str(path.relative_to(words.PACKAGE.parent)))
