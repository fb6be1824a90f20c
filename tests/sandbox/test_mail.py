import smtplib
from email.message import EmailMessage

import pytest

from tests.sandbox.box import SandboxBox


def letter(subject: str = "Ваши билеты", to: str = "anna@example.com", message_id: str = "") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Причал <kassa@prichal.example>", to
    if message_id:
        message["Message-ID"] = message_id
    message.set_content("Билеты во вложении.")
    message.add_alternative("<h1>Билеты</h1><img src='cid:qr'>", subtype="html")
    return message


def send(box: SandboxBox, **words: str) -> None:
    send_message(box, letter(**words))


def send_message(box: SandboxBox, message: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", box.smtp_port, timeout=5) as server:
        server.send_message(message)


@pytest.fixture(autouse=True)
def empty(box: SandboxBox) -> None:
    box.throw_mail_away()


def test_a_letter_is_kept_as_it_was_sent(box: SandboxBox):
    send(box)

    kept = box.mail()[0]

    assert (kept["to"], kept["subject"]) == ("anna@example.com", "Ваши билеты")
    assert kept["from"] == "Причал <kassa@prichal.example>"
    assert kept["text"] == "Билеты во вложении.\n"
    assert kept["html"] == "<h1>Билеты</h1><img src='cid:qr'>\n"
    assert kept["attachments"] == []


def test_the_same_message_id_is_one_letter(box: SandboxBox):
    send(box, message_id="<order-42@prichal.example>")
    send(box, message_id="<order-42@prichal.example>")
    send(box, message_id="<order-43@prichal.example>")

    assert [(one["messageId"], one["deliveries"]) for one in box.mail()] == [
        ("<order-43@prichal.example>", 1),
        ("<order-42@prichal.example>", 2),
    ]


def test_letters_without_an_id_are_all_kept(box: SandboxBox):
    send(box)
    send(box)

    assert len(box.mail()) == 2


def test_letters_come_newest_first_and_by_recipient(box: SandboxBox):
    send(box, subject="1", to="anna@example.com")
    send(box, subject="2", to="boris@example.com, Anna@Example.com")
    send(box, subject="3", to="boris@example.com")

    assert [one["subject"] for one in box.mail()] == ["3", "2", "1"]
    assert [one["subject"] for one in box.mail(to="anna@example.com")] == ["2", "1"]
    assert box.mail(to="vera@example.com") == []


def test_a_login_is_always_right(box: SandboxBox):
    with smtplib.SMTP("127.0.0.1", box.smtp_port, timeout=5) as server:
        server.login("anyone", "anything")
        server.send_message(letter())

    assert len(box.mail()) == 1


def test_a_refused_letter_is_not_kept(box: SandboxBox):
    for fault, code in [("smtp.refuse", 451), ("smtp.reject", 550)]:
        box.switch_on("smtp", fault, count=1)
        with pytest.raises(smtplib.SMTPDataError) as refusal:
            send(box)
        assert refusal.value.smtp_code == code

    assert box.mail() == []


def test_a_dropped_connection_hides_a_kept_letter(box: SandboxBox):
    box.switch_on("smtp", "smtp.drop", count=1)

    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        send(box, message_id="<order-44@prichal.example>")
    send(box, message_id="<order-44@prichal.example>")

    assert [(one["messageId"], one["deliveries"]) for one in box.mail()] == [("<order-44@prichal.example>", 2)]
