"""`manage.py load_demo`: the demo season and logins, topped up to two weeks ahead."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from prichal.conf.demo import people, season


class Command(BaseCommand):
    help = "Load the demo season and logins (embedded set-up only); safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("Demo data are for the embedded set-up only.")
        now = timezone.now()
        made = season.load(now=now)
        people.load(now=now)
        self.stdout.write(f"Demo season: {made} new sailings.")
