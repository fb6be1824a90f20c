"""What this app needs of an acquirer."""

from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError
from prichal.kernel.money import Money


@dataclass(frozen=True, slots=True)
class AcquirerPayment:
    """A payment as the acquirer tells it now. `attempt` is our own key, echoed from the metadata."""

    id: str
    status: str
    amount: Money
    attempt: str
    confirmation_url: str
    method: str
    cancellation_party: str
    cancellation_reason: str


@dataclass(frozen=True, slots=True)
class AcquirerRefund:
    id: str
    payment_id: str
    status: str
    amount: Money
    cancellation_reason: str


class AcquirerSilent(DomainError):
    """No usable answer: whether the acquirer acted is unknown. The same request with the same key may be repeated."""

    code, status = "acquirer_unavailable", 503
    message = _("Платёжная система не отвечает. Места за вами, попробуйте оплатить ещё раз через минуту.")


class AcquirerRefused(DomainError):
    """A final no to this very request; a repeat needs a new key."""

    code, status = "acquirer_refused", 502
    message = _("Платёжная система не приняла платёж. Мы уже разбираемся; места за вами до конца срока оплаты.")


class AcquirerDoesNotKnow(DomainError):
    """No such object there, or it isn't ours."""

    code, status = "acquirer_does_not_know", 404
    message = _("Платёжная система не знает такого платежа.")


class PaymentGateway(Protocol):
    """Every call may raise AcquirerSilent; `create` and `make_refund` AcquirerRefused; reads AcquirerDoesNotKnow.

    `patience` is how many seconds the asker waits for an answer, None as long as the settings say.
    """

    def create(self, *, request: bytes, key: str) -> AcquirerPayment: ...

    def payment(self, payment_id: str, *, patience: float | None = None) -> AcquirerPayment: ...

    def make_refund(self, *, request: bytes, key: str) -> AcquirerRefund: ...

    def refund(self, refund_id: str) -> AcquirerRefund: ...

    def close(self) -> None: ...
