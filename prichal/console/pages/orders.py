"""Orders: the list and the card, to be looked at."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prichal.console.forms import OrderFilter
from prichal.console.pages.frame import show, staff_only
from prichal.console.pages.tables import OrderTable, given_back_badge
from prichal.console.queries import OrderFile, listed, order_file
from prichal.console.rules import ORDER_BADGES
from prichal.kernel import policy
from prichal.orders.queries import OrderPage, order_list
from prichal.staff.models import StaffMember
from prichal.staff.rules import Action, Section

PAGE = 30
FILTERS = {  # field of the form → argument of the query
    "status": "status", "q": "q", "eventId": "event_id", "email": "email", "phone": "phone",
    "dateFrom": "date_from", "dateTo": "date_to",
}  # fmt: skip


@require_safe
@staff_only(None)
def index(request: HttpRequest, member: StaffMember) -> HttpResponse:
    """The console opens on the orders."""
    return HttpResponseRedirect(reverse("console:orders"))


@require_safe
@staff_only(Section.ORDERS)
def orders(request: HttpRequest, member: StaffMember) -> HttpResponse:
    """The list, newest first; the address holds filter and place in it."""
    contacts = policy.may(member, Section.CUSTOMERS, Action.VIEW)
    form = OrderFilter(request.GET, contacts=contacts)
    page, stale = OrderPage([], None), False
    if form.is_valid():
        asked = {FILTERS[name]: value or None for name, value in form.cleaned_data.items()}
        try:
            page = order_list(now=timezone.now(), limit=PAGE, cursor=request.GET.get("cursor"), **asked)
        except ValueError:  # a cursor that was cut off or typed in
            stale = True
    rows = listed(page.items)
    context = {
        "current": Section.ORDERS,
        "form": form,
        "table": OrderTable(rows, exclude=() if contacts else ("buyer",)),
        "shown": len(rows),
        "views": _views(request),
        "is_filtered": any(value for name, value in request.GET.items() if name in FILTERS),
        "stale": stale,
        "next_page": _address(request, cursor=page.next_cursor) if page.next_cursor else "",
        "first_page": _address(request, cursor="") if request.GET.get("cursor") else "",
    }
    status = 200 if form.is_valid() and not stale else 422
    return show(request, member, "console/orders.html", context, status=status)


@require_safe
@staff_only(Section.ORDERS)
def order(request: HttpRequest, member: StaffMember, code: str) -> HttpResponse:
    """Everything this person may know of one order."""
    found = order_file(code=code.upper(), member=member, now=timezone.now())
    if found is None:
        return show(request, member, "console/not_found.html", {"code": code, "current": Section.ORDERS}, status=404)
    return show(request, member, "console/order.html", _card_context(found))


def _card_context(found: OrderFile) -> dict[str, Any]:
    order = found.card.order
    return {
        "current": Section.ORDERS,
        "file": found,
        "card": found.card,
        "order": order,
        "badge_shown": ORDER_BADGES[found.card.status],
        "given_back": given_back_badge(found.card.refund_status, pending=bool(order.refund_pending)),
        "trail": [(_("Заказы"), reverse("console:orders")), (order.code, "")],
    }


def _views(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """The states as one-click views: words, address, whether it is the present one."""
    chosen = request.GET.get("status", "")
    choices = [("", _("Все")), *((status, str(badge.words)) for status, badge in ORDER_BADGES.items())]
    return [(words, _address(request, status=status, cursor=""), status == chosen) for status, words in choices]


def _address(request: HttpRequest, **changes: str) -> str:
    """This list with another filter; empty values are left out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    for name in [name for name, value in query.items() if not value]:
        del query[name]
    return f"{reverse('console:orders')}{'?' if query else ''}{query.urlencode()}"
