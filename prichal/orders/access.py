"""Who may see an order without an account: whoever has its link."""

import hashlib
import hmac

from django.conf import settings

from prichal.kernel.errors import NotFound
from prichal.orders.models import Order

PREFIX_OF = {"ru": "", "en": "/en", "zh-hans": "/zh"}


def access_token(order: Order) -> str:
    """The order's access token; raising `access_generation` makes every earlier one worthless."""
    text = f"order:{order.code}:{order.access_generation}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()[:40]


def order_by_token(*, code: str, token: str) -> Order:
    """The order, for a holder of its token. Raises NotFound alike for a wrong code and a wrong token."""
    known = "\0" not in code  # the database takes no NUL
    order = Order.objects.select_related("seller").filter(code=code).first() if known else None
    if order is None or not hmac.compare_digest(access_token(order).encode(), token.encode()):
        raise NotFound()
    return order


def order_url(order: Order, language: str) -> str:
    """The order's page with its token, for mails and for the way back from the payment page."""
    return f"{settings.PUBLIC_URL}{PREFIX_OF.get(language, '')}/orders/{order.code}?token={access_token(order)}"
