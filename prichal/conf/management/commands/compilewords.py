"""compilewords [folder …]: writes the .mo files Django reads from the .po files we keep."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from prichal.conf import words


class Command(BaseCommand):
    help = "Compile the .po files that are newer than their .mo files."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="*", type=Path, default=[words.PACKAGE])

    def handle(self, *args: Any, **options: Any) -> None:
        written = [path for folder in options["folders"] for path in words.compile_folder(folder)]
        if options["verbosity"] > 1:
            self.stdout.write("\n".join(map(str, written)))
