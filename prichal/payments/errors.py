"""What a payer can be refused."""

from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError


class NotPayable(DomainError):
    """The order is paid, cancelled, or its time is up."""

    code, status = "order_not_payable", 409
    message = _("Этот заказ уже нельзя оплатить: посмотрите его состояние.")


class TooManyNotices(DomainError):
    """Too many notices about payments nobody here knows."""

    code, status = "too_many_notices", 429
    message = _("Слишком много уведомлений о неизвестных платежах.")

    def headers(self) -> dict[str, str]:
        return {"Retry-After": "60"}
