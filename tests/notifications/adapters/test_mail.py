"""The mail channel alone: what the server hears, and what its answers mean."""

from dataclasses import replace

import pytest

from prichal.notifications import ports
from prichal.notifications.adapters.mail import MailChannel
from prichal.notifications.ports import Refused, Undelivered
from tests.notifications.letters import LETTER

pytestmark = pytest.mark.django_db(transaction=True)


def test_mail_is_a_channel_of_this_installation():
    assert isinstance(ports.channel("mail"), MailChannel)
    with pytest.raises(KeyError):
        ports.channel("pigeon")


def test_the_server_hears_the_letter_as_it_was_composed(postbox):
    MailChannel().deliver(LETTER)
    MailChannel().deliver(replace(LETTER, answer_to="", papers=[]))

    first, second = postbox.letters
    told = [first[name] for name in ("Message-ID", "To", "Reply-To", "Subject", "Content-Language", "Date")]
    assert told == [
        "<1@prichal.example>",
        "anna@example.com",
        "hello@seller.example",
        "您好",
        "zh-Hans",
        "Tue, 01 Jun 2027 09:00:00 +0000",
    ]
    assert [part.get_filename() for part in first.iter_attachments()] == ["a.pdf"]
    assert second["Reply-To"] is None
    assert second.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize(
    "subject", ["您的电子票：烛光音乐会，7月3日周六夜至7月4日周日 00:40", "Щ" * 90, "Tickets " * 20 + "!"]
)
def test_a_long_subject_is_heard_without_a_space_in_front(postbox, subject):
    MailChannel().deliver(replace(LETTER, subject=subject))

    (letter,) = postbox.letters
    assert letter["Subject"] == subject


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_5xx_is_a_refusal_and_4xx_is_worth_another_try(postbox, step):
    postbox.answers[step] = "550 5.1.1 No such person"
    with pytest.raises(Refused, match=r"^550 5\.1\.1 No such person$"):
        MailChannel().deliver(LETTER)

    postbox.answers[step] = "451 4.3.0 Come back later"
    with pytest.raises(Undelivered, match="Come back later"):
        MailChannel().deliver(LETTER)
