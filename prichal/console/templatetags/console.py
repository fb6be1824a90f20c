"""How the console's templates tell states, reasons and deeds: the words stand in `rules.py`."""

from django import template
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from prichal.console import rules
from prichal.console.rules import Badge
from prichal.customers.rules import spoken_phone

register = template.Library()

BADGES = {
    "order": rules.ORDER_BADGES,
    "payment": rules.PAYMENT_BADGES,
    "refund": rules.REFUND_BADGES,
    "mail": rules.MAIL_BADGES,
}
WORDS = {
    "method": rules.METHODS,
    "decline": rules.DECLINES,
    "reason": rules.REFUND_REASONS,
    "actor": rules.ACTORS,
    "deed": rules.DEEDS,
    "mail": rules.MAIL_TITLES,
}


@register.simple_tag
def badge(shown: Badge) -> SafeString:
    """A state as the design system draws it."""
    context = {"words": shown.words, "kind": shown.kind, "sign": shown.sign}
    return mark_safe(render_to_string("ui/_badge.html", context).strip())  # noqa: S308 - a rendered template


@register.filter
def badge_of(state: str, kind: str) -> Badge:
    """The badge of an order's, payment's, refund's or mail's state."""
    return BADGES[kind][state]


@register.filter
def ticket_badge(revoked_at: object) -> Badge:
    return rules.TICKET_BADGES[revoked_at is not None]


@register.filter
def told(code: str, kind: str) -> str | Promise:
    """Words for a code; a code nobody has put into words yet is shown as it is."""
    return WORDS[kind].get(code, code)


register.filter("spoken_phone", spoken_phone)
register.filter("masked", rules.masked)
