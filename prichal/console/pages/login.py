"""Into the console and out of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from prichal.console.forms import LoginForm
from prichal.console.pages.frame import see_other, staff_only
from prichal.kernel.errors import DomainError
from prichal.staff.models import StaffMember
from prichal.staff.queries import member_of
from prichal.staff.services import sign_in, sign_out


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Ask for address and password; whoever is signed in already goes on."""
    now = timezone.now()
    onward = _onward(request)
    if request.method == "GET" and member_of(request.session, now=now) is not None:
        return HttpResponseRedirect(onward)
    form = LoginForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, form, onward, status=422 if form.is_bound else 200)
    try:
        sign_in(
            session=request.session,
            email=form.cleaned_data["email"],
            password=form.cleaned_data["password"],
            address=request.META["REMOTE_ADDR"],
            now=now,
        )
    except DomainError as refusal:
        response = _ask(request, form, onward, refusal=refusal, status=refusal.status)
        for name, value in refusal.headers().items():
            response[name] = value
        return response
    rotate_token(request)
    return see_other(onward)


@require_http_methods(["POST"])
@staff_only(None)
def logout(request: HttpRequest, member: StaffMember) -> HttpResponse:
    """End the shift on this machine."""
    sign_out(session=request.session, member=member, now=timezone.now())
    messages.success(request, _("Вы вышли. До встречи!"))
    return see_other(reverse("console:login"))


def _ask(
    request: HttpRequest, form: LoginForm, onward: str, *, refusal: DomainError | None = None, status: int
) -> HttpResponse:
    context = {"form": form, "onward": onward, "refusal": refusal}
    response = render(request, "console/login.html", context, status=status)
    add_never_cache_headers(response)
    return response


def _onward(request: HttpRequest) -> str:
    """Where to go after the login: a page of ours, whatever the address asked for."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else reverse("console:index")
