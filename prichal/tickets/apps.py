from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "prichal.tickets"
    verbose_name = "Билеты"

    def ready(self) -> None:
        from prichal.kernel import outbox  # noqa: PLC0415 - models are there only now
        from prichal.notifications import ports  # noqa: PLC0415
        from prichal.orders.messages import LateMoneyReturned, OrderPaid  # noqa: PLC0415
        from prichal.tickets import handlers, papers, services  # noqa: PLC0415

        outbox.subscribe(OrderPaid, handlers.issue_tickets, queue="documents")
        outbox.subscribe(LateMoneyReturned, handlers.tell_money_returned, queue="mail")
        ports.provide_words(services.TICKETS_MAIL, papers.tickets_letter)
        ports.provide_words(services.MONEY_RETURNED_MAIL, papers.money_returned_letter)
        ports.provide_papers(services.PAPERS, papers.attached)
