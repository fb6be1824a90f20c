"""What templates say."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.urls import set_script_prefix
from django.utils import translation

from prichal.kernel.money import Money

SAILS_AT = datetime(2027, 7, 3, 9, 0, tzinfo=UTC)


def said(source: str, **facts: object) -> str:
    return Template("{% load ui %}" + source).render(Context(facts))


def test_money_keeps_together_and_hides_empty_kopecks() -> None:
    assert said("{{ price|money }}", price=Money(120_000)) == "1\u202f200\u00a0₽"
    assert said("{{ price|money }}", price=119_950) == "1\u202f199,50\u00a0₽"


def test_money_has_a_point_outside_russian() -> None:
    with translation.override("en"):
        assert said("{{ price|money }}", price=119_950) == "1\u202f199.50\u00a0₽"


def test_absent_money_says_nothing() -> None:
    assert said("{{ price|money }}|{{ missing|money }}", price=None) == "|"


def test_a_time_is_told_to_people_and_machines() -> None:
    assert said('{% time_tag at "Europe/Moscow" "clock" %}', at=SAILS_AT) == (
        '<time datetime="2027-07-03T12:00:00+03:00">12:00</time>'
    )


def test_an_icon_is_silent_for_readers() -> None:
    drawing = said('{% icon "ship" "big" %}')
    assert 'aria-hidden="true"' in drawing
    assert 'class="icon big"' in drawing


def test_an_address_stays_in_the_pages_language_and_drops_empty_words() -> None:
    set_script_prefix("/en/")
    try:
        address = said('{% to "/events" date="2027-07-03" party="" sort=none %}', none=None)
    finally:
        set_script_prefix("/")
    assert address == "/en/events?date=2027-07-03"


@pytest.mark.parametrize(("kind", "role"), [("error", 'role="alert"'), ("info", "notice--info")])
def test_a_refusal_is_announced_at_once(kind: str, role: str) -> None:
    shown = said('{% include "ui/_notice.html" with kind=kind text="Слова" only %}', kind=kind)
    assert role in shown
    assert ('role="alert"' in shown) == (kind == "error")


def test_words_of_visitors_are_never_markup() -> None:
    assert "<b>" not in said('{% include "ui/_notice.html" with text=text only %}', text="<b>")
