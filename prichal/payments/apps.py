from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "prichal.payments"
    verbose_name = "Деньги"

    def ready(self) -> None:
        from prichal.kernel import outbox  # noqa: PLC0415 - models are there only now
        from prichal.orders.messages import FreeOrderPlaced  # noqa: PLC0415
        from prichal.payments import handlers  # noqa: PLC0415
        from prichal.payments.messages import NoticeReceived, RefundOwed  # noqa: PLC0415

        outbox.subscribe(FreeOrderPlaced, handlers.note_free_payment, queue="sale")
        outbox.subscribe(NoticeReceived, handlers.follow_notice, queue="sale", outside=True)
        outbox.subscribe(RefundOwed, handlers.send_refund, queue="sale", outside=True)
