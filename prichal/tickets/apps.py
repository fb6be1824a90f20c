from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "prichal.tickets"
    verbose_name = "Билеты"

    def ready(self) -> None:
        from prichal.kernel import outbox  # noqa: PLC0415 - models are there only now
        from prichal.notifications import ports  # noqa: PLC0415
        from prichal.orders.messages import LateMoneyReturned, OrderExpired, OrderPaid  # noqa: PLC0415
        from prichal.payments.messages import PaymentFailed  # noqa: PLC0415
        from prichal.tickets import handlers, papers, services  # noqa: PLC0415

        outbox.subscribe(OrderPaid, handlers.issue_tickets, queue="documents")
        outbox.subscribe(LateMoneyReturned, handlers.tell_money_returned, queue="mail")
        outbox.subscribe(PaymentFailed, handlers.tell_payment_failed, queue="mail")
        outbox.subscribe(OrderExpired, handlers.tell_order_expired, queue="mail")
        ports.provide_words(services.TICKETS_MAIL, papers.tickets_letter)
        ports.provide_words(services.MONEY_RETURNED_MAIL, papers.money_returned_letter)
        ports.provide_words(services.PAYMENT_FAILED_MAIL, papers.payment_failed_letter)
        ports.provide_words(services.ORDER_EXPIRED_MAIL, papers.order_expired_letter)
        ports.provide_papers(services.PAPERS, papers.attached)
