from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "prichal.notifications"
    verbose_name = "Сообщения"

    def ready(self) -> None:
        from prichal.kernel import outbox  # noqa: PLC0415 - models are there only now
        from prichal.notifications import handlers, messages, ports  # noqa: PLC0415
        from prichal.notifications.adapters.mail import MailChannel  # noqa: PLC0415

        ports.provide_channel("mail", MailChannel())
        outbox.subscribe(messages.MailQueued, handlers.send_queued_mail, queue="mail", outside=True)
