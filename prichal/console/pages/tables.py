"""Tables of the console: columns and how a cell is told; the frame around them is `console/_table.html`."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from prichal.console.queries import ListedOrder
from prichal.console.rules import GIVEN_BACK_BADGES, ORDER_BADGES, Badge
from prichal.console.templatetags.console import badge
from prichal.customers.rules import spoken_phone
from prichal.ui.templatetags.ui import money, sailing_day, time_tag


def _cell(td: str, th: str = "") -> dict[str, dict[str, str]]:
    return {"td": {"class": td}, "th": {"class": th}}


class OrderTable(tables.Table):
    """Orders, newest first. Records are `ListedOrder`."""

    code = tables.Column(verbose_name=_("Заказ"), accessor="row__order__code", attrs=_cell("orders__code"))
    placed = tables.Column(verbose_name=_("Оформлен"), empty_values=(), attrs=_cell("orders__placed"))
    buyer = tables.Column(verbose_name=_("Покупатель"), empty_values=(), attrs=_cell("orders__buyer"))
    sailing = tables.Column(verbose_name=_("Рейс"), empty_values=(), attrs=_cell("orders__sailing"))
    state = tables.Column(verbose_name=_("Состояние"), empty_values=(), attrs=_cell("orders__state"))
    total = tables.Column(
        verbose_name=_("Сумма"), accessor="row__order__total", attrs=_cell("orders__total number", "number")
    )

    class Meta:
        orderable = False
        template_name = "console/_table.html"
        attrs = {"class": "orders"}

    def render_code(self, value: str) -> SafeString:
        address = reverse("console:order", kwargs={"code": value})
        return format_html('<a class="code" href="{}">{}</a>', address, value)

    def render_placed(self, record: ListedOrder) -> SafeString:
        return time_tag(record.row.order.placed_at, record.zone)

    def render_buyer(self, record: ListedOrder) -> SafeString:
        order = record.row.order
        return _two_lines(order.contact_name, spoken_phone(order.contact_phone))

    def render_sailing(self, record: ListedOrder) -> SafeString:
        places = ngettext("%(count)s билет", "%(count)s билета", record.places) % {"count": record.places}
        event, zone = record.sailing, record.zone
        day = sailing_day(event.starts_at, event.ends_at, zone)
        when = format_html("{}, {} · {}", day, time_tag(event.starts_at, zone, "clock"), places)
        return _two_lines(", ".join(record.titles), when)

    def render_state(self, record: ListedOrder) -> SafeString:
        shown = badge(ORDER_BADGES[record.row.status])
        given_back = given_back_badge(record.row.refund_status, pending=bool(record.row.order.refund_pending))
        return format_html("{} {}", shown, badge(given_back)) if given_back else shown

    def render_total(self, value: Any) -> str:
        return money(value)


def given_back_badge(refund_status: str, *, pending: bool) -> Badge | None:
    """The order's own word about money given back, if any was."""
    return GIVEN_BACK_BADGES.get("pending" if pending else refund_status)


def _two_lines(first: str, second: str) -> SafeString:
    return format_html('<span class="two"><span>{}</span><span class="soft small">{}</span></span>', first, second)
