"""`manage.py load_demo`: the demo season, topped up to PRICHAL_DEMO_DAYS ahead, boats for rent and logins."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.utils import timezone

from prichal.conf.demo import people, rentals, season


class Command(BaseCommand):
    help = "Load the demo season, boats for rent and logins (embedded set-up only); safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("Demo data are for the embedded set-up only.")
        now = timezone.now()
        made = season.load(now=now, days=settings.DEMO_DAYS, progress=Progress(self.stdout))
        rentals.load(now=now)
        people.load(now=now)
        self.stdout.write(f"Demo season: {made} new sailings.")


class Progress:
    """Says at most once a second how far the season is, and how long it still takes at this pace."""

    def __init__(self, stdout: OutputWrapper) -> None:
        self.stdout = stdout
        self.begun = self.said = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        at = time.monotonic()
        if done and at - self.said >= 1:
            self.said = at
            left = (at - self.begun) / done * (total - done)
            self.stdout.write(f"Demo season: {done} of {total} sailings, {left:.0f} s left")
            self.stdout.flush()  # whoever started us shows it while we work
