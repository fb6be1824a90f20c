"""A small letter for tests of sending: its templates are the fixture `template`."""

from prichal.notifications.models import Mail
from prichal.notifications.services import write_mail
from tests.make import NOON


def write(**facts) -> Mail:
    defaults = {
        "key": "hello:1",
        "to": "anna@example.com",
        "language": "ru",
        "template": "hello",
        "context": {"name": "Анна"},
        "reference": "1",
        "now": NOON,
    }
    return write_mail(**{**defaults, **facts})
