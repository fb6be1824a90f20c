"""Words of money movements: the attempt's and the refund's states."""

from datetime import timedelta

from django.db.models import TextChoices


class PaymentStatus(TextChoices):
    NEW = "NEW", "готовится"  # committed, the provider's answer is not known yet
    PENDING = "PENDING", "ждёт покупателя"
    WAITING_FOR_CAPTURE = "WAITING_FOR_CAPTURE", "деньги удержаны"
    SUCCEEDED = "SUCCEEDED", "получен"
    CANCELED = "CANCELED", "не состоялся"
    REFUSED = "REFUSED", "отклонён при создании"


OPEN = (PaymentStatus.NEW, PaymentStatus.PENDING, PaymentStatus.WAITING_FOR_CAPTURE)
NEXT: dict[str, frozenset[str]] = {
    PaymentStatus.NEW: frozenset(set(PaymentStatus) - {PaymentStatus.NEW}),
    PaymentStatus.PENDING: frozenset(
        {PaymentStatus.WAITING_FOR_CAPTURE, PaymentStatus.SUCCEEDED, PaymentStatus.CANCELED}
    ),
    PaymentStatus.WAITING_FOR_CAPTURE: frozenset({PaymentStatus.SUCCEEDED, PaymentStatus.CANCELED}),
    PaymentStatus.SUCCEEDED: frozenset(),
    PaymentStatus.CANCELED: frozenset({PaymentStatus.SUCCEEDED}),  # against the acquirer's word, but money is money
    PaymentStatus.REFUSED: frozenset({PaymentStatus.SUCCEEDED}),
}


class RefundStatus(TextChoices):
    OWED = "OWED", "к возврату"
    PENDING = "PENDING", "возвращается"
    SUCCEEDED = "SUCCEEDED", "возвращён"
    MANUAL = "MANUAL", "вернуть вручную"


REFUND_NEXT: dict[str, frozenset[str]] = {
    RefundStatus.OWED: frozenset({RefundStatus.PENDING, RefundStatus.SUCCEEDED, RefundStatus.MANUAL}),
    RefundStatus.PENDING: frozenset({RefundStatus.SUCCEEDED, RefundStatus.MANUAL}),
    RefundStatus.SUCCEEDED: frozenset(),
    RefundStatus.MANUAL: frozenset({RefundStatus.SUCCEEDED}),
}


REFUND_OPEN = (RefundStatus.OWED, RefundStatus.PENDING)


class RefundReason(TextChoices):
    LATE_MONEY = "LATE_MONEY", "деньги пришли, когда мест уже не было"
    SECOND_PAYMENT = "SECOND_PAYMENT", "заказ оплачен дважды"
    ORDER_CANCELLED = "ORDER_CANCELLED", "заказ отменён до оплаты"


UNSENT_FOR = timedelta(hours=1)  # by then the outbox has had its tries: an owed refund is sent by the clock
READ_BACK_EVERY = timedelta(seconds=1)
TRIES_AGAIN_WITHIN = timedelta(minutes=1)  # who was declined and means to pay; later a letter helps
