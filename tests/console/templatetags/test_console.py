"""What the console's templates say of codes, states and phones."""

from django.template import Context, Template

from prichal.console.templatetags.console import badge, badge_of, ticket_badge, told
from tests.make import NOON


def test_a_code_nobody_has_put_into_words_yet_is_shown_as_it_is():
    assert told("insufficient_funds", "decline") == "не хватило денег"
    assert told("brand_new_reason", "decline") == "brand_new_reason"


def test_a_badge_says_its_state_in_words_beside_its_sign():
    drawn = badge(badge_of("PAID", "order"))

    assert drawn.startswith('<span class="badge badge--success"><svg')
    assert drawn.endswith("оплачен</span>")


def test_a_ticket_is_valid_until_it_is_revoked():
    assert (ticket_badge(None).words, ticket_badge(NOON).words) == ("действует", "отозван")


def test_addresses_are_masked_and_phones_told_as_people_read_them_aloud():
    said = Template("{% load console %}{{ mail|masked }} {{ phone|spoken_phone }}")
    shown = said.render(Context({"mail": "anna@example.com", "phone": "+79211234567"}))
    assert shown == "a•••@example.com +7 921 123-45-67"
