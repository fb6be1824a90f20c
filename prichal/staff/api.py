"""Tokens for the programs of staff."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from prichal.kernel.schemas import Problem
from prichal.staff import services
from prichal.staff.errors import NotSignedIn
from prichal.staff.guards import StaffOnly, bearer_of, staff_of
from prichal.staff.schemas import LoginIn, TokenOut

router = Router(tags=["Staff"], by_alias=True)
REFUSALS = {400: Problem, 401: Problem, 403: Problem}


@router.post(
    "/auth/token",
    response={200: TokenOut, **REFUSALS, 422: Problem, 429: Problem, 503: Problem},
    summary="A token for a program of a member of staff",
)
def issue(request: HttpRequest, body: LoginIn) -> TokenOut:
    issued = services.give_token(
        email=body.email, password=body.password, address=request.META["REMOTE_ADDR"], now=timezone.now()
    )
    return TokenOut(token=issued.token, expires_at=timezone.localtime(issued.expires_at))


@router.delete(
    "/auth/token", response={204: None, **REFUSALS}, auth=StaffOnly(None), summary="Take the call's own token back"
)
def revoke(request: HttpRequest) -> Status[None]:
    token = bearer_of(request)
    if not token:
        raise NotSignedIn  # a session has no token; it ends by signing out
    services.take_token_back(token=token, member=staff_of(request), now=timezone.now())
    return Status(204, None)
