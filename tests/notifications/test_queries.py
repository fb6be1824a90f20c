"""The log of mails."""

from datetime import timedelta

import pytest

from prichal.notifications.queries import mails_about
from prichal.notifications.services import resend
from tests.make import NOON
from tests.notifications.letters import write

pytestmark = pytest.mark.django_db


def test_the_log_of_a_matter_holds_its_mails_and_their_resends_oldest_first():
    later = write(key="hello:2", now=NOON + timedelta(hours=1))
    first = write()
    write(key="hello:3", reference="2")
    again = resend(mail_id=first.pk, actor="staff:1", now=NOON + timedelta(minutes=1))

    assert mails_about("1") == [first, again, later]
    assert mails_about("3") == []
