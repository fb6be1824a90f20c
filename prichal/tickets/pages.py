"""The public keys, for whoever checks tickets without asking us."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prichal.tickets.keys import key_ring
from prichal.tickets.rules import base64url


@require_safe
@cache_control(public=True, max_age=3600)
def ticket_keys(request: HttpRequest) -> JsonResponse:
    """Every key whose tickets are good, as a JSON Web Key Set (RFC 7517, RFC 8037)."""
    keys = [
        {"kid": kid, "kty": "OKP", "crv": "Ed25519", "use": "sig", "x": base64url(key.public_bytes_raw())}
        for kid, key in key_ring().public.items()
    ]
    return JsonResponse({"keys": keys})
