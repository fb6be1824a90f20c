"""`manage.py relay`: the process between outbox and broker, which also goes the rounds."""

import signal
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from prichal.kernel import relay, rounds
from prichal.kernel.tasks import send


class Command(BaseCommand):
    help = "Hand committed consequences to the broker and go the rounds until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = False

        def stop(signum: int, frame: FrameType | None) -> None:
            nonlocal stopping
            stopping = True

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        with rounds.running():
            relay.run(send, stopping=lambda: stopping)
