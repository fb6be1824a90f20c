"""What templates say: money, days and times, icons, addresses in the visitor's language, small parts."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template.context import Context
from django.urls import get_script_prefix
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from lucide.templatetags.lucide import lucide

from prichal.kernel.money import Money
from prichal.ui import moments

register = template.Library()

NOTICE_ICONS = {"info": "info", "success": "circle-check", "warn": "triangle-alert", "error": "circle-alert"}
LANGUAGE_SIGNS = {"ru": "РУ", "en": "EN", "zh-hans": "中"}


def _language() -> str:
    language = get_language() or "ru"
    return language if language in LANGUAGE_SIGNS else "ru"


@register.filter
def money(value: Money | int | str | None) -> str:
    """`1 200 ₽` with spaces that never break; kopecks only where there are some. What is absent stays empty."""
    if value is None or isinstance(value, str):
        return ""
    words = str(value if isinstance(value, Money) else Money(value))
    return words if _language() == "ru" else words.replace(",", ".")


@register.filter
def bare(value: Money) -> str:
    """`1 200` where a column or a calendar has said that these are roubles."""
    return money(value).removesuffix("\u00a0₽")


@register.filter
def roubles(amount: int) -> str:
    """Whole roubles, as limits are chosen in."""
    return money(amount * 100)


@register.filter
def day(value: datetime | date, zone: str = "") -> str:
    """`пт, 3 июля`: a plain day, or a moment in the zone given."""
    return moments.day(moments.local(value, zone).date() if isinstance(value, datetime) else value, _language())


@register.filter
def fullday(value: datetime | date, zone: str = "") -> str:
    """`3 июля 2027`."""
    on = moments.local(value, zone).date() if isinstance(value, datetime) else value
    return moments.day_and_year(on, _language())


@register.filter
def shortdate(on: date) -> str:
    """`20 нояб.`"""
    return moments.short_date(on, _language())


@register.filter
def weekday(on: date) -> str:
    """`пт`"""
    return moments.weekday(on, _language())


@register.filter
def weekdayname(on: date) -> str:
    """`пятница`"""
    return moments.weekday_name(on, _language())


@register.filter
def month(on: date) -> str:
    """`Ноябрь 2026`"""
    return moments.month(on, _language())


@register.simple_tag
def night_words(first: date, last: date) -> str:
    """`в ночь с пт 20 на сб 21 ноября`"""
    return moments.night_words(first, last, _language())


@register.filter
def clock(value: datetime, zone: str) -> str:
    return moments.clock(value, zone)


@register.filter
def moment(value: datetime, zone: str) -> str:
    return moments.moment(value, zone, _language())


@register.filter
def deadline(value: datetime, zone: str) -> str:
    return moments.deadline(value, zone, _language())


@register.filter
def duration(minutes: int) -> str:
    return moments.duration(minutes, _language())


@register.simple_tag
def vat_words(mode: str, rate: int) -> str:
    """What of a price is VAT, said beside every price: `в т. ч. НДС 20 %`, `без НДС`. `mode` in any case."""
    if mode.lower() == "none":
        return _("без НДС")
    rate_words = f"{rate}\u00a0%" if _language() == "ru" else f"{rate}%"
    if mode.lower() == "excluded":
        return _("включая НДС %(rate)s сверх цены") % {"rate": rate_words}
    return _("в т. ч. НДС %(rate)s") % {"rate": rate_words}


@register.simple_tag
def foreign_clock(value: datetime, zone: str) -> str:
    """`самарское время` where clocks are not Moscow's, else nothing."""
    return moments.foreign_clock(value, zone, _language())


@register.filter
def absolute(href: str) -> str:
    """The page's address for strangers: from PUBLIC_URL, without a query."""
    return settings.PUBLIC_URL + href.partition("?")[0]


@register.simple_tag
def sailing_day(starts_at: datetime, ends_at: datetime, zone: str) -> str:
    return moments.sailing_day(starts_at, ends_at, zone, _language())


@register.simple_tag
def is_night(starts_at: datetime, ends_at: datetime, zone: str) -> bool:
    """Whether a sailing must carry two dates."""
    first, last = moments.night(starts_at, ends_at, zone)
    return first != last


@register.simple_tag
def time_tag(value: datetime, zone: str, form: str = "moment") -> SafeString:
    """`<time>` with the instant for machines and one of our forms (day, clock, moment, deadline) for people."""
    words = {"day": day, "clock": clock, "moment": moment, "deadline": deadline, "fullday": fullday}[form](value, zone)
    return format_html('<time datetime="{}">{}</time>', moments.local(value, zone).isoformat(), words)


@lru_cache(maxsize=512)
def _drawn(name: str, extra: str) -> SafeString:
    drawing = lucide(name, size=20, aria_hidden="true", focusable="false", **{"class": f"icon {extra}".strip()})
    return mark_safe(drawing)  # noqa: S308 - a drawing from the package, no words of visitors in it


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """A drawing for beside words: the words carry the meaning, so readers skip it."""
    return _drawn(name, extra)


@register.filter
def notice_icon(kind: str) -> str:
    return NOTICE_ICONS.get(kind, "info")


@register.simple_tag
def to(path: str, **query: Any) -> str:
    """The address of a page in the visitor's language: `{% to "/events" date=day %}`. Empty values are left out."""
    kept = {name: value for name, value in query.items() if value not in (None, "")}
    return get_script_prefix().rstrip("/") + path + (f"?{urlencode(kept, doseq=True)}" if kept else "")


@register.filter
def described(field: BoundField, extra: str = "") -> SafeString:
    """A form's own control with our class and with its hint and error named for readers."""
    names = [f"{field.id_for_label}-hint"] if field.help_text else []
    names += [f"{field.id_for_label}-error"] if field.errors else []
    attributes: dict[str, str | bool] = {"class": extra or "input"}
    if names:
        attributes["aria-describedby"] = " ".join(names)
    if field.errors:
        attributes["aria-invalid"] = "true"
    return field.as_widget(attrs=attributes)


@register.simple_tag(takes_context=True)
def in_page(context: Context, path: str) -> str:
    """`aria-current` for a menu entry whose page, or a page below it, is the present one."""
    request = context.get("request")
    here = request.path if request else ""
    place = get_script_prefix().rstrip("/") + path
    return mark_safe('aria-current="page"') if here == place or here.startswith(f"{place}/") else ""


@register.filter
def sign_of_language(code: str) -> str:
    return LANGUAGE_SIGNS.get(code, code)


@register.filter
def times(count: int) -> Sequence[int]:
    return range(count)
