import os
import subprocess
import sys
import textwrap
from datetime import timedelta

import pytest
from django.db import connection, transaction

from prichal.kernel.tx import InsideTransaction
from prichal.notifications import ports
from prichal.notifications.flows import BeingSent, send_mail
from prichal.notifications.models import Mail
from prichal.notifications.ports import Attachment, Undelivered
from prichal.notifications.rules import LEASE, MailState
from prichal.notifications.services import begin_sending
from tests.make import NOON
from tests.notifications.letters import write

MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mail_arrives_as_text_and_html_in_its_language_with_its_papers(postbox, template, monkeypatch):
    monkeypatch.setitem(
        ports._papers, "papers", lambda reference, language: [Attachment("a.pdf", "application/pdf", b"%PDF-1.7")]
    )
    mail = write(language="zh-hans", attachments="papers", context={"name": "Анна & Ко"})

    send_mail(mail.pk, NOON)

    (letter,) = postbox.letters
    assert letter["Message-ID"] == mail.message_id
    assert letter["To"] == "anna@example.com"
    assert letter["From"] == "Причал <tickets@prichal.example>"
    assert letter["Subject"] == "Здравствуйте, Анна & Ко"
    assert letter["Content-Language"] == "zh-Hans"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Date"] == "Tue, 01 Jun 2027 09:00:00 +0000"
    assert letter.get_content_type() == "multipart/mixed"
    body, paper = letter.iter_parts()
    assert [part.get_content_type() for part in body.iter_parts()] == ["text/plain", "text/html"]
    text, html = body.iter_parts()
    assert text.get_content().splitlines() == ["Анна & Ко, 42"]
    assert html.get_content().splitlines() == ["<p>Анна &amp; Ко, 42</p>"]
    assert (paper.get_filename(), paper.get_content_type()) == ("a.pdf", "application/pdf")
    assert paper.get_content() == b"%PDF-1.7"


def test_a_sent_mail_is_final_and_is_not_sent_again(postbox, template):
    mail = write()

    send_mail(mail.pk, NOON)
    send_mail(mail.pk, NOON + MINUTE)

    mail.refresh_from_db()
    assert (mail.state, mail.sent_at, mail.sending_at) == (MailState.SENT, NOON, None)
    assert len(postbox.letters) == 1


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_a_refusal_for_good_ends_the_mail_and_is_kept_for_staff(postbox, template, step):
    postbox.answers[step] = "550 5.1.1 No such person"
    mail = write()

    send_mail(mail.pk, NOON)
    send_mail(mail.pk, NOON + MINUTE)

    mail.refresh_from_db()
    assert (mail.state, mail.refusal, mail.sent_at) == (MailState.REFUSED, "550 5.1.1 No such person", None)


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_a_refusal_for_now_passes_on_and_the_next_try_sends_at_once(postbox, template, step):
    postbox.answers[step] = "451 4.3.0 Come back later"
    mail = write()

    with pytest.raises(Undelivered):
        send_mail(mail.pk, NOON)
    mail.refresh_from_db()
    assert (mail.state, mail.sending_at) == (MailState.QUEUED, None)

    postbox.answers.clear()
    send_mail(mail.pk, NOON + timedelta(seconds=5))
    assert [letter["Message-ID"] for letter in postbox.letters] == [mail.message_id]


def test_a_server_that_is_away_is_no_refusal(settings, template):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    mail = write()

    with pytest.raises(Undelivered, match="refused"):
        send_mail(mail.pk, NOON)

    mail.refresh_from_db()
    assert mail.state == MailState.QUEUED


def test_a_mail_that_another_worker_has_is_left_to_it(postbox, template):
    mail = write()
    assert begin_sending(mail_id=mail.pk, now=NOON)

    with pytest.raises(BeingSent):
        send_mail(mail.pk, NOON + LEASE - timedelta(seconds=1))

    assert postbox.letters == []


def test_no_server_is_called_inside_a_transaction(postbox, template):
    mail = write()

    with pytest.raises(InsideTransaction), transaction.atomic():
        send_mail(mail.pk, NOON)

    mail.refresh_from_db()
    assert (mail.state, postbox.letters) == (MailState.QUEUED, [])


def test_after_a_kill_between_sending_and_sent_the_mail_goes_again_under_the_same_id(postbox, template, settings):
    mail = write()
    postbox.hangs = True
    worker = a_worker_that_sends(mail, port=settings.EMAIL_PORT, folder=template)
    assert postbox.has_letter.wait(20)
    mail.refresh_from_db()
    assert mail.state == MailState.SENDING  # committed before the server had the letter
    worker.kill()
    worker.wait(10)

    postbox.hangs = False
    send_mail(mail.pk, NOON + MINUTE)

    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert [letter["Message-ID"] for letter in postbox.letters] == [mail.message_id] * 2


def a_worker_that_sends(mail: Mail, *, port: int, folder) -> subprocess.Popen[bytes]:
    """A process of its own with this test's database and mail server."""
    program = f"""
        import django
        django.setup()
        from datetime import datetime
        from django.conf import settings
        settings.DATABASES["default"]["NAME"] = {connection.settings_dict["NAME"]!r}
        settings.TEMPLATES[0]["DIRS"] = [{str(folder)!r}]
        from prichal.notifications.flows import send_mail
        send_mail({mail.pk}, datetime.fromisoformat({NOON.isoformat()!r}))
    """
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        env={**os.environ, "EMAIL_URL": f"smtp://127.0.0.1:{port}"},
    )
