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


@pytest.mark.parametrize(
    ("language", "mode", "rate", "words"),
    [
        ("ru", "INCLUDED", 20, "в т. ч. НДС 20 %"),
        ("ru", "excluded", 22, "включая НДС 22 % сверх цены"),
        ("ru", "none", 0, "без НДС"),
        ("en", "included", 20, "incl. 20% VAT"),
        ("zh-hans", "none", 0, "不含增值税"),
    ],
)
def test_every_price_can_say_what_of_it_is_vat(language: str, mode: str, rate: int, words: str) -> None:
    with translation.override(language):
        assert said("{% vat_words mode rate %}", mode=mode, rate=rate).replace("\u00a0", " ") == words


def test_vat_stands_below_its_price() -> None:
    shown = said('{% include "ui/_price.html" with amount=price vat="без НДС" only %}', price=Money(120_000))
    assert '<span class="price__vat">без НДС</span>' in shown


def test_a_calendar_leaves_out_what_its_heading_says() -> None:
    assert said("{{ price|bare }}, {{ 2000|roubles }}", price=Money(120_000)) == "1\u202f200, 2\u202f000\u00a0₽"


def test_an_address_for_strangers_is_whole_and_has_no_query(settings) -> None:
    settings.PUBLIC_URL = "https://prichal.example"
    assert said('{{ "/en/events?party=2"|absolute }}') == "https://prichal.example/en/events"


def test_a_night_is_told_from_a_day() -> None:
    late = datetime(2027, 7, 3, 21, 40, tzinfo=UTC)
    tag = '{% is_night at till "Europe/Moscow" as night %}{{ night }}'
    assert said(tag, at=late, till=datetime(2027, 7, 3, 23, tzinfo=UTC)) == "True"
    assert said(tag, at=SAILS_AT, till=datetime(2027, 7, 3, 11, tzinfo=UTC)) == "False"
