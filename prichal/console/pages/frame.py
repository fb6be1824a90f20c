"""What every page of the console shares: who works here, what they may see, the shell around it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRefresh

from prichal.console.rules import MENU
from prichal.kernel import policy
from prichal.staff.models import StaffMember
from prichal.staff.queries import member_of
from prichal.staff.rules import Action, Section

P = ParamSpec("P")
StaffView = Callable[Concatenate[HttpRequest, StaffMember, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def staff_only(section: Section | None, action: Action = Action.VIEW) -> Callable[[StaffView[P]], View[P]]:
    """Let only staff in, who may do `action` in `section` (None: anyone who works here).

    Nobody signed in → the login page, which leads back here; no right → 403 in the console's own shell.
    """

    def guard(view: StaffView[P]) -> View[P]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            member = member_of(request.session, now=timezone.now())
            response: HttpResponse
            if member is None:
                response = _to_login(request)
            elif section is not None and not policy.may(member, section, action):
                response = _forbidden(request, member, section)
            else:
                response = view(request, member, *args, **kwargs)
            if is_swap(request) and response.status_code in {302, 303, 403}:
                response = HttpResponseClientRefresh()  # a part of a page has no place for these: the whole page has
            add_never_cache_headers(response)
            return response

        answer.asks = section, action  # type: ignore[attr-defined]  # so that a test finds a view that asks for nothing
        return answer

    return guard


def is_swap(request: HttpRequest) -> bool:
    """Whether htmx asks, to put a part of the answer into the page that is open."""
    return request.headers.get("HX-Request") == "true"


def show(
    request: HttpRequest, member: StaffMember, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page in the console's shell, with the menu this person may use."""
    menu = [entry for entry in MENU if policy.may(member, entry.section, Action.VIEW)]
    return render(request, template, {"member": member, "menu": menu, **context}, status=status)


def see_other(address: str) -> HttpResponseRedirect:
    """After a POST: the browser goes on by GET."""
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def _to_login(request: HttpRequest) -> HttpResponseRedirect:
    address = reverse("console:login")
    if request.method != "GET":
        messages.warning(request, _("Смена закончилась. Войдите и повторите действие."))
        return see_other(address)
    return HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")


def _forbidden(request: HttpRequest, member: StaffMember, section: Section) -> HttpResponse:
    return show(request, member, "console/forbidden.html", {"section": section}, status=403)
