"""What stands before an API operation for staff: `@router.get(…, auth=StaffOnly(Section.ORDERS))`."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone
from ninja.security import HttpBearer

from prichal.accounts.services import use_token
from prichal.kernel import policy
from prichal.staff.errors import Forged, NoRight, NotSignedIn, TwoCredentials
from prichal.staff.models import StaffMember
from prichal.staff.queries import member_of, member_with_login
from prichal.staff.rules import Action, Section


class StaffOnly(HttpBearer):
    """Lets in who may do `action` in `section` (None: anyone who works here), as `request.auth`.

    By `Authorization: Bearer`, or by the console's session with its CSRF token; the rights are asked for at each call.
    Refuses with TwoCredentials, NotSignedIn, Forged, NoRight.
    """

    def __init__(self, section: Section | None, action: Action = Action.VIEW) -> None:
        super().__init__()
        self.section, self.action = section, action

    def __call__(self, request: HttpRequest) -> StaffMember:
        has_cookie = settings.SESSION_COOKIE_NAME in request.COOKIES
        if "Authorization" in request.headers:
            if has_cookie:
                raise TwoCredentials
            member = self.authenticate(request, bearer_of(request))
        else:
            member = _by_session(request) if has_cookie else None
        if member is None:
            raise NotSignedIn
        if self.section is not None and not policy.may(member, self.section, self.action):
            raise NoRight
        return member

    def authenticate(self, request: HttpRequest, token: str) -> StaffMember | None:
        user = use_token(token=token, now=timezone.now())
        return member_with_login(user.pk) if user else None


def bearer_of(request: HttpRequest) -> str:
    """The token of the call, or nothing."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def staff_of(request: HttpRequest) -> StaffMember:
    """Whom StaffOnly let in."""
    return cast(StaffMember, request.auth)  # type: ignore[attr-defined]  # ninja puts it there


def _by_session(request: HttpRequest) -> StaffMember | None:
    member = member_of(request.session, now=timezone.now())
    if member is not None and _is_forged(request):
        raise Forged
    return member


class _Csrf(CsrfViewMiddleware):
    """Django's check for one call (the API as a whole is exempt), without the page it would answer."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponseForbidden()


def _is_forged(request: HttpRequest) -> bool:
    check = _Csrf(lambda request: HttpResponse())
    request.csrf_processing_done = False  # type: ignore[attr-defined]  # the middleware let it pass as exempt
    check.process_request(request)
    return check.process_view(request, lambda request: HttpResponse(), (), {}) is not None
