"""checkaudit: goes through the sealed trail and names the first entry that was changed behind its back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from prichal.kernel import sealing


class Command(BaseCommand):
    help = "Check every seal of the audit trail; fail on the first broken entry."

    def handle(self, *args: Any, **options: Any) -> None:
        found = sealing.check()
        told = f"{found.entries} entries in {found.seals} seals are whole, up to {found.digest}"
        if found.fault:
            raise CommandError(f"{found.fault}; {told}.")
        self.stdout.write(f"{told}; {found.unsealed} entries wait for a seal.")
