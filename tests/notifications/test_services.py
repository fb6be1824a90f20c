from datetime import timedelta

import pytest
from django.db import IntegrityError

from prichal.kernel.models import AuditEntry, OutboxMessage
from prichal.notifications.models import Mail
from prichal.notifications.rules import LEASE, MailState
from prichal.notifications.services import begin_sending, note_refused, note_sent, put_back, resend
from tests.make import NOON
from tests.notifications.letters import write

pytestmark = pytest.mark.django_db


def test_a_mail_is_written_once_per_key_and_queued_once():
    first = write()
    again = write(to="boris@example.com", now=NOON + timedelta(days=1))

    assert again.pk == first.pk
    assert (again.to, again.created_at, again.state) == ("anna@example.com", NOON, MailState.QUEUED)
    assert list(OutboxMessage.objects.values_list("name", "payload")) == [
        ("notifications.MailQueued", {"mail_id": first.pk})
    ]


def test_each_mail_has_a_message_id_of_our_own_domain():
    first, second = write(), write(key="hello:2")

    assert first.message_id != second.message_id
    assert first.message_id.startswith("<")
    assert first.message_id.endswith("@prichal.example>")


def test_a_claim_is_one_workers_until_it_ends():
    mail = write()

    assert begin_sending(mail_id=mail.pk, now=NOON)
    assert not begin_sending(mail_id=mail.pk, now=NOON + LEASE - timedelta(microseconds=1))
    assert begin_sending(mail_id=mail.pk, now=NOON + LEASE)


def test_a_mail_put_back_is_free_at_once():
    mail = write()
    begin_sending(mail_id=mail.pk, now=NOON)

    put_back(mail_id=mail.pk)

    assert begin_sending(mail_id=mail.pk, now=NOON)


def test_a_finished_mail_is_claimed_by_nobody():
    sent, refused = write(), write(key="hello:2")
    for mail in (sent, refused):
        begin_sending(mail_id=mail.pk, now=NOON)
    note_sent(mail_id=sent.pk, now=NOON)
    note_refused(mail_id=refused.pk, refusal="550 <anna@example.com> unknown " + "x" * 300)
    put_back(mail_id=sent.pk)

    assert not begin_sending(mail_id=sent.pk, now=NOON + LEASE)
    assert not begin_sending(mail_id=refused.pk, now=NOON + LEASE)
    assert Mail.objects.get(pk=sent.pk).state == MailState.SENT
    assert Mail.objects.get(pk=refused.pk).refusal == ("550 <a…@…> unknown " + "x" * 300)[:200]


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "SENT"}, "mail_sent_has_its_moment"),
        ({"state": "SENDING"}, "mail_being_sent_since_some_moment"),
        ({"state": "LOST"}, "mail_state_known"),
    ],
)
def test_the_database_refuses_a_state_without_its_facts(facts, name):
    with pytest.raises(IntegrityError, match=name):
        Mail.objects.filter(pk=write().pk).update(**facts)


def test_a_resend_is_a_mail_of_its_own_to_the_mended_address():
    first = write(to="ana@example.com", language="en", attachments="tickets.pdf")
    note_refused(mail_id=first.pk, refusal="550 No such person")
    later = NOON + timedelta(days=1)

    again = resend(mail_id=first.pk, to="anna@example.com", actor="staff:1", now=later)

    again.refresh_from_db()
    assert (again.to, again.state, again.created_at, again.resend_of) == (
        "anna@example.com",
        MailState.QUEUED,
        later,
        first,
    )
    for name in ("template", "context", "attachments", "reference", "language"):
        assert getattr(again, name) == getattr(first, name), name
    assert again.message_id != first.message_id
    assert OutboxMessage.objects.latest("id").payload == {"mail_id": again.pk}
    (deed,) = AuditEntry.objects.all()
    assert (deed.actor, deed.action, deed.object_id) == ("staff:1", "mail.resent", str(first.pk))
    assert deed.after == {"mail": again.pk, "changed": ["to"]}  # which address, only the mails know


def test_a_resend_of_a_resend_goes_where_that_one_went_and_belongs_to_the_first():
    first = write()
    second = resend(mail_id=first.pk, to="boris@example.com", actor="staff:1", now=NOON)

    third = resend(mail_id=second.pk, actor="staff:1", now=NOON)

    assert (third.to, third.resend_of) == ("boris@example.com", first)
    assert list(first.resends.order_by("id")) == [second, third]
    assert AuditEntry.objects.latest("id").after == {"mail": third.pk, "changed": []}
