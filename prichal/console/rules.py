"""How the console tells states: words, tone and sign of each; reasons, methods and what the trail says."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prichal.notifications.rules import MailState
from prichal.orders.rules import Status
from prichal.payments.rules import PaymentStatus, RefundStatus
from prichal.staff.rules import Section


@dataclass(frozen=True, slots=True)
class Badge:
    """A state as people see it: the words say it all, tone and sign repeat it."""

    words: str | Promise
    kind: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A section that has pages already."""

    section: Section
    url: str
    sign: str


MENU = (MenuEntry(Section.ORDERS, "console:orders", "receipt-text"),)

ORDER_BADGES: dict[str, Badge] = {
    Status.PENDING: Badge(pgettext_lazy("заказ", "черновик"), "", "pencil"),
    Status.LOCKED: Badge(pgettext_lazy("заказ", "ждёт оплаты"), "info", "clock"),
    Status.PAID: Badge(pgettext_lazy("заказ", "оплачен"), "success", "check"),
    Status.CANCELLED: Badge(pgettext_lazy("заказ", "отменён"), "error", "ban"),
    Status.EXPIRED: Badge(pgettext_lazy("заказ", "время вышло"), "", "hourglass"),
}
GIVEN_BACK_BADGES: dict[str, Badge] = {
    "partial": Badge(_("возвращена часть"), "warn", "undo-2"),
    "full": Badge(_("деньги возвращены"), "warn", "undo-2"),
    "pending": Badge(_("деньги возвращаются"), "warn", "undo-2"),
}
PAYMENT_BADGES: dict[str, Badge] = {
    PaymentStatus.NEW: Badge(pgettext_lazy("платёж", "готовится"), "info", "clock"),
    PaymentStatus.PENDING: Badge(pgettext_lazy("платёж", "ждёт покупателя"), "info", "clock"),
    PaymentStatus.WAITING_FOR_CAPTURE: Badge(pgettext_lazy("платёж", "деньги удержаны"), "info", "lock"),
    PaymentStatus.SUCCEEDED: Badge(pgettext_lazy("платёж", "получен"), "success", "check"),
    PaymentStatus.CANCELED: Badge(pgettext_lazy("платёж", "не состоялся"), "error", "x"),
    PaymentStatus.REFUSED: Badge(pgettext_lazy("платёж", "не принят банком"), "error", "x"),
}
REFUND_BADGES: dict[str, Badge] = {
    RefundStatus.OWED: Badge(pgettext_lazy("возврат", "готовится"), "info", "clock"),
    RefundStatus.PENDING: Badge(pgettext_lazy("возврат", "в пути"), "info", "clock"),
    RefundStatus.SUCCEEDED: Badge(pgettext_lazy("возврат", "деньги у покупателя"), "success", "check"),
    RefundStatus.MANUAL: Badge(pgettext_lazy("возврат", "вернуть вручную"), "warn", "hand"),
}
REFUND_REASONS: dict[str, str | Promise] = {
    "LATE_MONEY": _("деньги пришли, когда мест уже не было"),
    "SECOND_PAYMENT": _("заказ оплачен дважды"),
    "ORDER_CANCELLED": _("заказ отменён до оплаты"),
}
MAIL_BADGES: dict[str, Badge] = {
    MailState.QUEUED: Badge(pgettext_lazy("письмо", "ждёт отправки"), "info", "clock"),
    MailState.SENDING: Badge(pgettext_lazy("письмо", "отправляется"), "info", "clock"),
    MailState.SENT: Badge(pgettext_lazy("письмо", "отправлено"), "success", "check"),
    MailState.REFUSED: Badge(pgettext_lazy("письмо", "адрес не принят"), "error", "x"),
}
TICKET_BADGES = {
    True: Badge(pgettext_lazy("билет", "отозван"), "error", "ban"),
    False: Badge(pgettext_lazy("билет", "действует"), "success", "ticket"),
}

METHODS: dict[str, str | Promise] = {
    "bank_card": _("банковская карта"),
    "sbp": _("СБП"),
    "yoo_money": _("ЮMoney"),
    "sberbank": _("SberPay"),
    "tinkoff_bank": _("T-Pay"),
    "": _("не выбран"),
}
DECLINES: dict[str, str | Promise] = {
    "3d_secure_failed": _("не пройдена проверка 3-D Secure"),
    "call_issuer": _("банк отклонил, причину знает только он"),
    "card_expired": _("срок карты истёк"),
    "country_forbidden": _("карты этой страны не принимаются"),
    "expired_on_capture": _("деньги не списали вовремя"),
    "expired_on_confirmation": _("покупатель не оплатил вовремя"),
    "fraud_suspected": _("подозрение на мошенничество"),
    "general_decline": _("отклонено без объяснения"),
    "insufficient_funds": _("не хватило денег"),
    "invalid_card_number": _("номер карты неверен"),
    "invalid_csc": _("код CVV неверен"),
    "issuer_unavailable": _("банк карты не отвечает"),
    "payment_method_limit_exceeded": _("превышен лимит карты"),
    "payment_method_restricted": _("операции по карте запрещены"),
    "permission_revoked": _("покупатель отозвал разрешение"),
    "canceled_by_merchant": _("отменён нами"),
}

ACTORS: dict[str, str | Promise] = {
    "customer": _("Покупатель"),
    "acquirer": _("ЮKassa"),
    "clock": _("Часы"),
    "house": _("Система"),
}
DEEDS: dict[str, str | Promise] = {
    "order.placed": _("оформил заказ"),
    "order.paid": _("заказ оплачен"),
    "order.expired": _("время оплаты вышло"),
    "order.cancelled": _("заказ отменён"),
    "payment.new": _("платёж начат"),
    "payment.pending": _("платёж ждёт покупателя"),
    "payment.waiting_for_capture": _("деньги удержаны на карте"),
    "payment.succeeded": _("деньги получены"),
    "payment.canceled": _("платёж не состоялся"),
    "payment.refused": _("платёж не принят банком"),
    "refund.owed": _("возврат поручен"),
    "refund.pending": _("возврат в пути"),
    "refund.succeeded": _("деньги возвращены покупателю"),
    "refund.manual": _("вернуть деньги вручную"),
    "tickets.issued": _("билеты выпущены"),
}
MAIL_TITLES: dict[str, str | Promise] = {
    "tickets/mail/tickets": _("Билеты"),
    "tickets/mail/money_returned": _("Деньги возвращены"),
    "tickets/mail/payment_failed": _("Оплата не прошла"),
    "tickets/mail/order_expired": _("Время на оплату вышло"),
}


def masked(email: str) -> str:
    """`a•••@example.com`: enough to recognise an address, too little to use it."""
    name, _at, host = email.rpartition("@")
    return f"{name[:1]}•••@{host}"
