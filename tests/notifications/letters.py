"""A small mail for tests of sending (its templates are the fixture `template`), and a letter composed already."""

from prichal.notifications.models import Mail
from prichal.notifications.ports import Attachment, Letter
from prichal.notifications.services import write_mail
from tests.make import NOON

LETTER = Letter(
    id="<1@prichal.example>",
    to="anna@example.com",
    answer_to="hello@seller.example",
    language="zh-hans",
    subject="您好",
    text="纸",
    html="<p>纸</p>",
    papers=[Attachment("a.pdf", "application/pdf", b"%PDF-1.7")],
    written_at=NOON,
)


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
