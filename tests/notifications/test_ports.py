import pytest

from prichal.notifications import ports
from prichal.notifications.ports import Attachment


def test_words_and_papers_come_from_whoever_provides_them(monkeypatch):
    monkeypatch.setattr(ports, "_words", {})
    monkeypatch.setattr(ports, "_papers", {})
    paper = Attachment("a.txt", "text/plain", b"a")
    ports.provide_words("hello", lambda reference, language: {"said": f"{reference} {language}"})
    ports.provide_papers("a.txt", lambda reference, language: [paper])

    assert ports.words_of("hello", "7", "en") == {"said": "7 en"}
    assert ports.papers_of("a.txt", "7", "en") == [paper]


def test_a_template_may_need_no_words_and_a_mail_no_papers():
    assert ports.words_of("nobody/knows", "7", "ru") == {}
    assert ports.papers_of("", "7", "ru") == []


def test_a_mail_whose_papers_nobody_provides_does_not_leave():
    with pytest.raises(KeyError):
        ports.papers_of("nobody.pdf", "7", "ru")
