"""Why somebody can't sign in."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError


class WrongLogin(DomainError):
    """Unknown address, wrong password, closed login: one answer for all, which teaches a guesser nothing."""

    code, status = "wrong_login", 401
    message = _("Почта или пароль не подходят. Проверьте раскладку и попробуйте ещё раз.")


class TooManyTries(DomainError):
    code, status = "too_many_tries", 429
    message = _("Слишком много попыток входа. Подождите четверть часа и попробуйте снова.")

    def __init__(self, *, reopens_at: datetime, now: datetime) -> None:
        super().__init__()
        self.reopens_at = reopens_at
        self.seconds = int((reopens_at - now).total_seconds()) + 1

    def details(self) -> dict[str, Any]:
        return {"reopensAt": self.reopens_at.isoformat()}

    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.seconds)}


class LoginClosed(DomainError):
    """Tries can't be counted just now, so none is allowed; sales are not touched by this."""

    code, status = "login_closed", 503
    message = _("Вход временно закрыт: не отвечает служба, которая считает попытки. Продажи идут как обычно.")
