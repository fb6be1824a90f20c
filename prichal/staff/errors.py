"""Why a call for staff is refused."""

from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError


class TwoCredentials(DomainError):
    """A token and a cookie of a session in one request: whose call it is must not be a guess."""

    code, status = "two_credentials", 400
    message = _("Пришлите что-то одно: токен или сессию.")


class NotSignedIn(DomainError):
    code, status = "not_signed_in", 401
    message = _("Нужен вход: действующий токен или рабочая сессия.")

    def headers(self) -> dict[str, str]:
        return {"WWW-Authenticate": "Bearer"}


class NotStaff(DomainError):
    code, status = "not_staff", 403
    message = _("Токены выдаются только сотрудникам.")


class NoRight(DomainError):
    code, status = "no_right", 403
    message = _("У вас нет права на это. Его даёт администратор.")


class Forged(DomainError):
    """A call by cookie without its CSRF token."""

    code, status = "csrf", 403
    message = _("Запрос по сессии пришёл без знака CSRF. Обновите страницу и повторите.")
